import type { z } from 'zod';
import type { Report } from './diagnostic.ts';
import type { Outline } from './outline.ts';
import { readYaml, type YamlMap } from './yaml-map.ts';

/** The front matter of a file, and what is wrong with it. Without one, every field is absent. */
export function readFrontMatter(outline: Outline): { yaml: YamlMap; report: Report | null } {
  const none: YamlMap = { values: {}, lineOf: () => 1, sourceOf: () => '' };
  if (!outline.frontMatter) return { yaml: none, report: null };
  // To YAML's parser a lone CR is text; to Markdown, and to the files that have them, it ends a line.
  const yaml = readYaml(outline.frontMatter.text.replace(/\r(?!\n)/g, '\n'), outline.frontMatter.line);
  if (!('message' in yaml)) return { yaml, report: null };
  const { line, message, hint } = yaml;
  const consequence = 'so the file has only its folder, its name and its text';
  return {
    yaml: none,
    report: {
      ...{ line, severity: 'error', code: 'bad-front-matter', hint },
      message: `The front matter is not readable, ${consequence}: ${message}.`,
    },
  };
}

/** A field's schema, and how to write it. Every scalar comes as text. */
export interface Field<T> {
  schema: z.ZodType<T>;
  hint: string;
}

/** Reads one field: `absent` when it is not there, `unreadable`, with a report, when it does not fit. */
export function readField<T>(yaml: YamlMap, key: string, field: Field<T>, reports: Report[], absent: T, unreadable = absent): T {
  const value = Object.hasOwn(yaml.values, key) ? yaml.values[key] : undefined;
  if (value === undefined || value === null) return absent;
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  reports.push({
    line: yaml.lineOf(key),
    severity: 'error',
    code: 'bad-field',
    message: `“${key}” is not readable: ${oneLine(yaml.sourceOf(key))}.`,
    hint: field.hint,
  });
  return unreadable;
}

function oneLine(source: string): string {
  const text = source.replace(/\s+/g, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
