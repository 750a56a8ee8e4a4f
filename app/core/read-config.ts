import { z } from 'zod';
import { DEFAULT_CONFIG, type Config, type Quadrant } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import * as fields from './fields.ts';
import { readField, readYaml, type Field } from './front-matter.ts';
import { slugOf } from './slug.ts';

export const CONFIG_FILE = 'whetstone.yml';

const quadrant = z.union([
  z.string().trim().min(1).transform((title): Quadrant => ({ id: slugOf(title), title })),
  z
    .object({ id: z.string().trim().min(1).optional(), title: z.string().trim().min(1) })
    .transform(({ id, title }): Quadrant => ({ id: id ?? slugOf(title), title })),
]);

const quadrants: Field<Quadrant[]> = {
  schema: z
    .array(quadrant)
    .min(2)
    .max(8)
    .refine((list) => new Set(list.map((q) => q.id)).size === list.length),
  hint: 'Write 2 to 8 quadrants with ids of their own: quadrants: [Techniques, Platforms, Tools, Languages].',
};

const four = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1), z.string().min(1)]);

const rings: Field<Config['rings']> = {
  schema: z
    .object({ recommendation: four.optional(), contact: four.optional() })
    .transform((names) => ({ ...DEFAULT_CONFIG.rings, ...definedOf(names) })),
  hint: 'Write four names for each lens, inner ring first: rings: { recommendation: [Adopt, Trial, Assess, Hold] }.',
};

const falling = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n < numbers[i - 1]!);

const thresholds: Field<Config['thresholds']> = {
  schema: z
    .object({
      contact: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]).refine(falling).optional(),
      basis: z.tuple([z.number().gt(0).lt(1), z.number().gt(0).lt(1)]).refine(falling).optional(),
    })
    .transform((given) => ({ ...DEFAULT_CONFIG.thresholds, ...definedOf(given) })),
  hint: 'Write falling numbers: thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] }.',
};

const whole = (min: number, max: number): Field<number> => ({
  schema: z.number().int().min(min).max(max),
  hint: `Write a whole number from ${min} to ${max}.`,
});

const timezone: Field<string | null> = {
  schema: z.string().refine((zone) => isTimeZone(zone)),
  hint: 'Write an IANA name such as Europe/Lisbon, or leave it out for the machine’s own.',
};

const flag: Field<boolean> = { schema: z.boolean(), hint: 'Write true or false.' };

/** Reads `whetstone.yml`. What does not fit is reported and has its default. */
export function readConfig(text: string): { config: Config; reports: Omit<Diagnostic, 'file'>[] } {
  const yaml = readYaml(text, 1);
  if ('message' in yaml) {
    const message = `${CONFIG_FILE} is not valid YAML: ${yaml.message}. Every setting has its default until it is.`;
    const hint = 'Mend the YAML at this line.';
    return { config: DEFAULT_CONFIG, reports: [{ line: yaml.line, severity: 'error', code: 'bad-config', message, hint }] };
  }
  const reports: Omit<Diagnostic, 'file'>[] = [];
  const read = <T>(key: string, field: Field<T>, fallback: T) => readField(yaml, key, field, fallback, reports);
  const base = DEFAULT_CONFIG;
  const config: Config = {
    title: read('title', fields.text, null) ?? base.title,
    owner: read('owner', fields.text, null) ?? base.owner,
    quadrants: read('quadrants', quadrants, base.quadrants),
    rings: read('rings', rings, base.rings),
    thresholds: read('thresholds', thresholds, base.thresholds),
    weeklyMinutes: read('weeklyMinutes', whole(0, 10_080), base.weeklyMinutes),
    target: read('target', fields.fraction, null) ?? base.target,
    comparisonDays: read('comparisonDays', whole(1, 3650), base.comparisonDays),
    timezone: read('timezone', timezone, null),
    frozen: read('frozen', fields.day, null),
    example: read('example', flag, false),
  };
  for (const key of Object.keys(yaml.values).filter((k) => !(k in config))) {
    const message = `“${key}” is not a setting Whetstone knows.`;
    const hint = `Known settings: ${Object.keys(config).join(', ')}.`;
    reports.push({ line: yaml.lineOf(key), severity: 'warning', code: 'unknown-setting', message, hint });
  }
  return { config, reports };
}

function definedOf<T extends object>(given: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
