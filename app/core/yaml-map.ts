import { Composer, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, Parser, visit } from 'yaml';
import type { Document, DocumentOptions, ParseOptions, SchemaOptions, YAMLError } from 'yaml';
import { scanYaml } from './yaml-scan.ts';
import { explainYamlError, TOO_DEEP, type YamlProblem } from './yaml-problem.ts';

/**
 * A YAML mapping whose scalars are all text, as the owner wrote them: `1.10` and `007` stay what
 * they are, and each field decides what its text means. Empty, `~` and `null` are null.
 */
export interface YamlMap {
  values: Record<string, unknown>;
  /** Line of a key (or of a key or item below it) in the whole file; the first line when there is none. */
  lineOf(...path: string[]): number;
  /** What stands at a key, as written. */
  sourceOf(...path: string[]): string;
}

/** Far deeper than any front matter, and far from the end of the stack: composing a tree recurses. */
const DEEPEST = 64;
const ALIASES = 100;
const TEXT_ONLY: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: ['null'],
  resolveKnownTags: false,
  logLevel: 'error',
};

/** Reads a YAML mapping, or says why it could not. `line` is that of its first line. */
export function readYaml(text: string, line: number): YamlMap | YamlProblem {
  const scanned = scanYaml(text);
  if (!scanned) return parseYaml(text, line);
  const { values, lineAt } = scanned;
  const sourceOf = (...path: string[]) => {
    const parsed = parseYaml(text, line);
    return 'message' in parsed ? '' : parsed.sourceOf(...path);
  };
  return { values, lineOf: (...path) => line + lineAt(path), sourceOf };
}

/** The same by the full parser, whatever the text. */
export function parseYaml(text: string, line: number): YamlMap | YamlProblem {
  const counter = new LineCounter();
  const lineAt = (offset: number) => line + counter.linePos(Math.min(offset, text.length)).line - 1;
  const parser = new ShallowParser(counter.addNewLine);
  const composer = new Composer(TEXT_ONLY);
  const [document, another] = composer.compose(parser.parse(text), true, text.length);
  if (parser.tooDeepAt !== null) return { line: lineAt(parser.tooDeepAt), ...TOO_DEEP };
  const error = document!.errors[0];
  if (error) return { line: lineAt(startOfError(document!, error)), ...explainYamlError(error.code, error.message) };
  if (another) return { line: lineAt(another.range[0]), ...explainYamlError('MULTIPLE_DOCS') };
  const { contents } = document!;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  if (!isEmpty && !isMap(contents)) return { line: lineAt(contents.range[0]), ...explainYamlError('BAD_COLLECTION_TYPE') };
  const values = aliasesOpened(document!);
  if (!values) return { line: lineAt(firstAlias(document!)), ...explainYamlError('BAD_ALIAS') };
  return {
    values,
    lineOf: (...path) => lineAt(placeOf(document!, path).start),
    sourceOf: (...path) => text.slice(...placeOf(document!, path).value),
  };
}

/** The map that stands at a key, read like the whole; null when something else does. */
export function mapAt(yaml: YamlMap, key: string): YamlMap | null {
  const value = yaml.values[key];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return {
    values: value as Record<string, unknown>,
    lineOf: (...path) => yaml.lineOf(key, ...path),
    sourceOf: (...path) => yaml.sourceOf(key, ...path),
  };
}

/** Stops at nesting that would overflow the stack of the composer, which V8 may not survive. */
class ShallowParser extends Parser {
  tooDeepAt: number | null = null;

  override *next(source: string) {
    if (this.stack.length > DEEPEST) this.tooDeepAt ??= this.offset;
    if (this.tooDeepAt === null) yield* super.next(source);
  }
}

/** Null where an alias names no anchor, or aliases open into far more than any file needs. */
function aliasesOpened(document: Document): Record<string, unknown> | null {
  try {
    return (document.toJS({ maxAliasCount: ALIASES }) ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_, alias) => {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** A bracket or quote left open is noticed where it ends, which may be lines below: it is where it opens that it can be mended. */
function startOfError(document: Document, { pos: [offset] }: YAMLError): number {
  let start = offset;
  visit(document, {
    Node: (_, node) => {
      const opens = isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow;
      if (!opens || !node.range || node.range[1] !== offset) return undefined;
      start = node.range[0];
      return visit.BREAK;
    },
  });
  return start;
}

/** Where a key starts, and from where to where its value stands; of the last key there is, for a path with more. */
function placeOf({ contents }: Document, path: readonly string[]): { start: number; value: [number, number] } {
  let node: unknown = contents;
  let start = 0;
  for (const key of path) {
    const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
    const pair = isMap(node) ? node.items.find((pair) => textOfKey(pair.key) === key) : undefined;
    if (!item && !pair) break;
    start = rangeOf(pair ? pair.key : item)[0] || start;
    node = pair ? pair.value : item;
  }
  return { start, value: rangeOf(node) };
}

/** A list as a key has the text that `toJS` gives it: `[[ebpf]]` is `[ [ ebpf ] ]`. */
function textOfKey(key: unknown): string {
  if (isSeq(key)) return `[ ${key.items.map(textOfKey).join(', ')} ]`;
  return isScalar(key) && typeof key.value === 'string' ? key.value : '';
}

function rangeOf(node: unknown): [number, number] {
  const range = isNode(node) ? node.range : null;
  return range ? [range[0], range[1]] : [0, 0];
}
