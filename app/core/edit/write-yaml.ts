import { readYaml } from '../yaml-map.ts';

/** What a key of the front matter can be told to say. A number is written in decimals; null inside a list or map is empty. */
export type FrontValue = string | number | null | readonly FrontValue[] | { readonly [key: string]: FrontValue };

/** The same as our reader gives it: every scalar is text, or null. */
export type Said = string | null | Said[] | { [key: string]: Said };

export function saidBy(value: FrontValue): Said {
  if (typeof value === 'number') return String(value);
  if (value === null || typeof value === 'string') return value;
  if (isList(value)) return value.map(saidBy);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, saidBy(inner)]));
}

export function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two readings say the same. The order of keys says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isMapping(a)) return a === b;
  if (!isMapping(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** Where a scalar is written decides what has to be quoted. */
export type Place = 'block' | 'flow';
type Quote = '' | '"' | "'";

/** Characters that can only be written by their numbers. */
const UNPRINTED = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu;
const HAS_UNPRINTED = new RegExp(UNPRINTED.source, 'u');

/** A scalar in the quotes asked for, or else in the least that YAML needs for it to be read as it is. */
export function writeScalar(value: string | null, place: Place, quote: Quote = ''): string {
  if (value === null) return place === 'flow' ? 'null' : '';
  if (HAS_UNPRINTED.test(value)) return inDouble(value);
  const single = `'${value.replaceAll("'", "''")}'`;
  const usual = /["\\]/.test(value) ? [single, inDouble(value)] : [inDouble(value), single];
  const wanted = quote === '' ? [value] : [quote === '"' ? inDouble(value) : single];
  return [...wanted, ...usual].find((source) => readsAs(source, value, place)) ?? inDouble(value);
}

function inDouble(value: string): string {
  const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(UNPRINTED, escape)}"`;
}

function readsAs(source: string, value: string, place: Place): boolean {
  if (source === '' || /^(?:---|\.\.\.)/.test(source)) return false;
  const text = place === 'block' ? `k: ${source}\nl:\n- ${source}\n` : `k: { l: ${source} }\nl: [${source}, ${source}]\n`;
  const wanted = place === 'block' ? { k: value, l: [value] } : { k: { l: value }, l: [value, value] };
  const read = readYaml(text, 1);
  return !('message' in read) && isSame(read.values, wanted);
}

/** A key, quoted where it has to be. */
export function writeKey(key: string, place: Place): string {
  const isKey = (source: string) => {
    const text = place === 'block' ? `${source}: v\n` : `k: { ${source}: v }\n`;
    const read = readYaml(text, 1);
    const [values, wanted] = [{ [key]: 'v' }, { k: { [key]: 'v' } }];
    return !('message' in read) && isSame(read.values, place === 'block' ? values : wanted);
  };
  const scalar = writeScalar(key, place);
  return isKey(scalar) ? scalar : inDouble(key);
}

/** A value on one line. */
export function writeInline(said: Said, place: Place = 'block', quote: Quote = ''): string {
  if (isList<Said>(said)) return `[${said.map((item) => writeInline(item, 'flow')).join(', ')}]`;
  if (!isMapping(said)) return writeScalar(said, place, quote);
  const pairs = Object.entries(said).map(([key, value]) => writeFlowPair(key, value));
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

export function writeFlowPair(key: string, value: Said): string {
  return `${writeKey(key, 'flow')}:${value === null ? '' : ` ${writeInline(value, 'flow')}`}`;
}

/** An item of a list, or a pair of a map, as a line of its own. Lists of maps have each map on one line. */
export function writeBlockLine(key: string | null, value: Said, indent: string, end: string): string {
  const head = key === null ? '-' : `${writeKey(key, 'block')}:`;
  if (key !== null && needsLines(value)) return indent + head + end + writeBlock(value, `${indent}  `, end);
  const inline = key === null && value === null ? '~' : writeInline(value);
  return `${indent}${head}${inline && ` ${inline}`}${end}`;
}

/** The lines of a list or a map. */
export function writeBlock(value: Said, indent: string, end: string): string {
  if (isList<Said>(value)) return value.map((item) => writeBlockLine(null, item, indent, end)).join('');
  return Object.entries(value as Record<string, Said>)
    .map(([key, inner]) => `${indent}${writeKey(key, 'block')}:${inner === null ? '' : ` ${writeInline(inner)}`}${end}`)
    .join('');
}

/** A map of maps is too much for one line. */
export function needsLines(value: Said): boolean {
  return isMapping(value) && Object.values(value).some(isMapping);
}
