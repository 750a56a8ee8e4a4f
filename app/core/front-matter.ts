import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import type { Outline } from './outline.ts';

type Report = Omit<Diagnostic, 'file'>;

/** YAML that was read, with a way back from each key to its line. */
export interface YamlMap {
  values: Record<string, unknown>;
  /** Line of a key (or of a key below it) in the whole file; the first line when there is none. */
  lineOf(...path: string[]): number;
}

/** Reads a YAML mapping; a string answer says why it could not. `line` is that of its first line. */
export function readYaml(text: string, line: number): YamlMap | { message: string; line: number } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    return { message: firstSentence(error.message), line: line + counter.linePos(error.pos[0]).line - 1 };
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return { message: 'It is not a list of “key: value” lines', line };
  }
  const values = safely(() => document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> | null);
  if (values instanceof Error) return { message: firstSentence(values.message), line };
  return {
    values: values ?? {},
    lineOf: (...path) => line + lineIn(document, counter, path) - 1,
  };
}

/** The front matter of a file, and what is wrong with it. Without one, every field is absent. */
export function readFrontMatter(outline: Outline): { yaml: YamlMap; report: Report | null } {
  const none: YamlMap = { values: {}, lineOf: () => 1 };
  if (!outline.frontMatter) return { yaml: none, report: null };
  const yaml = readYaml(outline.frontMatter.text, outline.frontMatter.line);
  if (!('message' in yaml)) return { yaml, report: null };
  return {
    yaml: none,
    report: {
      line: yaml.line,
      severity: 'error',
      code: 'bad-front-matter',
      message: `The front matter is not valid YAML: ${yaml.message}.`,
      hint: 'Mend the YAML between the two --- lines; until then the file has only its folder, name and text.',
    },
  };
}

/** A field's schema, and how to write it. */
export interface Field<T> {
  schema: z.ZodType<T>;
  hint: string;
}

/** Reads one field: `fallback` when it is absent, and also, with a report, when it does not fit. */
export function readField<T>(yaml: YamlMap, key: string, field: Field<T>, fallback: T, reports: Report[]): T {
  const value = yaml.values[key];
  if (value === undefined || value === null) return fallback;
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  reports.push({
    line: yaml.lineOf(key),
    severity: 'error',
    code: 'bad-field',
    message: `“${key}” is not readable: ${show(value)}.`,
    hint: field.hint,
  });
  return fallback;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function lineIn(document: Document, counter: LineCounter, path: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (!pair) break;
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return counter.linePos(offset).line;
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]\s*$/, '');
}

function safely<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
