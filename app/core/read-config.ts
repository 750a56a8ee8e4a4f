import { z } from 'zod';
import { DEFAULT_CONFIG, type Config, type Quadrant } from './config.ts';
import type { Report } from './diagnostic.ts';
import * as fields from './fields.ts';
import { readField, type Field } from './front-matter.ts';
import { nameKey } from './names.ts';
import { slugOf } from './slug.ts';
import { readYaml } from './yaml-map.ts';

export const CONFIG_FILE = 'whetstone.yml';

const name = z.string().trim().min(1);

const quadrant = z.union([
  name.transform((title): Quadrant => ({ id: slugOf(title) || title, title })),
  z
    .object({ id: name.nullish(), title: name })
    .transform(({ id, title }): Quadrant => ({ id: id ?? (slugOf(title) || title), title })),
]);

const quadrants: Field<Quadrant[]> = {
  schema: z
    .array(quadrant)
    .min(2)
    .max(8)
    .refine((list) => new Set(list.map(({ id }) => nameKey(id))).size === list.length),
  hint: 'Write 2 to 8 quadrants with ids of their own: quadrants: [Techniques, Platforms, Tools, Languages].',
};

const four = z.tuple([name, name, name, name]);

const rings: Field<Config['rings']> = {
  schema: z
    .strictObject({ recommendation: four.nullish(), contact: four.nullish() })
    .transform((given) => ({
      recommendation: given.recommendation ?? DEFAULT_CONFIG.rings.recommendation,
      contact: given.contact ?? DEFAULT_CONFIG.rings.contact,
    })),
  hint: 'Write four names for each lens, inner ring first: rings: { recommendation: [Adopt, Trial, Assess, Hold] }.',
};

const falling = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n < numbers[i - 1]!);
const evidence = fields.number.pipe(z.number().positive());
const freshness = fields.number.pipe(z.number().gt(0).lt(1));

const thresholds: Field<Config['thresholds']> = {
  schema: z
    .strictObject({
      contact: z.tuple([evidence, evidence, evidence]).refine(falling).nullish(),
      basis: z.tuple([freshness, freshness]).refine(falling).nullish(),
    })
    .transform((given) => ({
      contact: given.contact ?? DEFAULT_CONFIG.thresholds.contact,
      basis: given.basis ?? DEFAULT_CONFIG.thresholds.basis,
    })),
  hint: 'Write falling numbers: thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] }.',
};

const timezone: Field<string | null> = {
  schema: z.string().refine((zone) => isTimeZone(zone)),
  hint: 'Write an IANA name such as Europe/Lisbon, or leave it out for the machine’s own.',
};

const flag: Field<boolean> = {
  schema: z
    .string()
    .toLowerCase()
    .refine((word) => word === 'true' || word === 'false')
    .transform((word) => word === 'true'),
  hint: 'Write true or false.',
};

/** Reads `whetstone.yml`. What does not fit is reported and has its default. */
export function readConfig(text: string): { config: Config; reports: Report[] } {
  const yaml = readYaml(text, 1);
  if ('message' in yaml) {
    const { line, hint } = yaml;
    const message = `${CONFIG_FILE} is not readable, so every setting has its default: ${yaml.message}.`;
    return { config: DEFAULT_CONFIG, reports: [{ line, severity: 'error', code: 'bad-config', message, hint }] };
  }
  const reports: Report[] = [];
  const read = <T>(key: string, field: Field<T>, absent: T) => readField(yaml, key, field, reports, absent);
  const base = DEFAULT_CONFIG;
  const config: Config = {
    title: read('title', fields.text, null) || base.title,
    owner: read('owner', fields.text, null) ?? base.owner,
    quadrants: read('quadrants', quadrants, base.quadrants),
    rings: read('rings', rings, base.rings),
    thresholds: read('thresholds', thresholds, base.thresholds),
    weeklyMinutes: read('weeklyMinutes', fields.whole(0, 10_080), base.weeklyMinutes),
    target: read('target', fields.fraction, null) ?? base.target,
    comparisonDays: read('comparisonDays', fields.whole(1, 3650), base.comparisonDays),
    timezone: read('timezone', timezone, null),
    frozen: read('frozen', fields.day, null),
    example: read('example', flag, false),
  };
  for (const key of Object.keys(yaml.values).filter((key) => !Object.hasOwn(config, key))) {
    const message = `“${key}” is not a setting Whetstone knows.`;
    const hint = `Remove it, or write one of ${Object.keys(config).join(', ')}.`;
    reports.push({ line: yaml.lineOf(key), severity: 'warning', code: 'unknown-setting', message, hint });
  }
  return { config, reports };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
