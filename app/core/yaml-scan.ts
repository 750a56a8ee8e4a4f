/**
 * Most front matter is a handful of plain lines, and a full YAML parser takes a hundred times as
 * long over them as this reader. It knows a small part of YAML and leaves the rest alone: where it
 * answers, its answer is the parser's.
 */
export interface ScannedYaml {
  /** Scalars are text; what is empty, `~` or `null` is null. */
  values: Record<string, unknown>;
  /** Line of what stands at a path, counting from 0; of the nearest there is above it, where there is nothing. */
  lineAt(path: readonly string[]): number;
}

interface Place {
  line: number;
  below?: Map<string, Place>;
}

const UNKNOWN: unique symbol = Symbol('needs a parser');
type Value = string | null | Value[] | { [key: string]: Value };

/** Line breaks other than LF and CRLF, blanks other than a space, and whatever is not printed. */
const UNUSUAL = /(?![ \n\r])[\p{C}\p{Z}]|\r(?!\n)/u;
const KEY = '[A-Za-z_][\\w-]{0,99}';
const LINE = new RegExp(`^(${KEY}):(?: +(.*))?$`);
const INDENTED = new RegExp(`^( +)(${KEY}):(?: +(.*))?$`);
const ITEM = /^( *)- +(.*)$/;
const BLANK = /^ *$/;
const NULL = /^(?:~|null|Null|NULL)?$/;
const SCALAR = /^[\p{L}\p{N}_(/$+](?:[^:#]|:(?=[^ ])|(?<! )#)*$/u;
const IN_FLOW = /^[\p{L}\p{N}_(/$+](?:[^:#,[\]{}]|:(?=[^ ])|(?<! )#)*$/u;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;

/** Reads a mapping of plain lines; null for anything else. */
export function scanYaml(text: string): ScannedYaml | null {
  if (UNUSUAL.test(text)) return null;
  const lines = text.split(/\r?\n/);
  const values: Record<string, Value> = {};
  const places: Place = { line: 0, below: new Map() };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.startsWith('#') || BLANK.test(line)) {
      at++;
      continue;
    }
    const [, key, inline] = LINE.exec(line) ?? [];
    if (key === undefined || !isNew(key, values)) return null;
    const place: Place = { line: at };
    const end = endOfBlock(lines, at + 1);
    const value = hasValue(inline) ? (end === at + 1 ? readInline(inline) : UNKNOWN) : readBlock(lines, at + 1, end, place);
    if (value === UNKNOWN) return null;
    values[key] = value;
    places.below!.set(key, place);
    at = end;
  }
  return { values, lineAt: (path) => lineIn(places, path) };
}

function hasValue(inline: string | undefined): inline is string {
  return inline !== undefined && inline.trim() !== '';
}

/** Where the next line at the margin stands that is not an item. */
function endOfBlock(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length && /^(?: |- |$)/.test(lines[at]!); at++) {
    if (!BLANK.test(lines[at]!)) end = at + 1;
  }
  return end;
}

/** A list or a map, each item on one line and all indented alike; null where there is nothing. */
function readBlock(lines: readonly string[], from: number, end: number, place: Place): Value | typeof UNKNOWN {
  if (from === end) return null;
  place.below = new Map();
  const isList = ITEM.test(lines[from]!);
  const list: Value[] = [];
  const map: Record<string, Value> = {};
  let indent: string | undefined;
  for (let at = from; at < end; at++) {
    const line = lines[at]!;
    if (BLANK.test(line)) continue;
    const [, indented, first = '', second] = (isList ? ITEM : INDENTED).exec(line) ?? [];
    if (indented === undefined || (indent ??= indented) !== indented) return UNKNOWN;
    const source = isList ? first : second;
    const value = hasValue(source) ? readInline(source) : isList ? UNKNOWN : null;
    if (value === UNKNOWN || (!isList && !isNew(first, map))) return UNKNOWN;
    if (!isList) map[first] = value;
    place.below.set(isList ? String(list.push(value) - 1) : first, { line: at });
  }
  return isList ? list : map;
}

function readInline(source: string, plain = SCALAR): Value | typeof UNKNOWN {
  const text = source.trim();
  if (text.startsWith('[') && text.endsWith(']')) return readList(text.slice(1, -1));
  if (text.startsWith('{') && text.endsWith('}')) return readMap(text.slice(1, -1));
  if (NULL.test(text)) return null;
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1] ?? quoted[2]!;
  return plain.test(text) && !text.endsWith(':') ? text : UNKNOWN;
}

function readList(source: string): Value[] | typeof UNKNOWN {
  const list: Value[] = [];
  for (const part of splitAtCommas(source)) {
    const value = BLANK.test(part) ? UNKNOWN : readInline(part, IN_FLOW);
    if (value === UNKNOWN) return UNKNOWN;
    list.push(value);
  }
  return list;
}

function readMap(source: string): Record<string, Value> | typeof UNKNOWN {
  const map: Record<string, Value> = {};
  for (const part of splitAtCommas(source)) {
    const [, key, inline] = LINE.exec(part.trim()) ?? [];
    const value = key === undefined || !isNew(key, map) || !hasValue(inline) ? UNKNOWN : readInline(inline, IN_FLOW);
    if (value === UNKNOWN) return UNKNOWN;
    map[key!] = value;
  }
  return map;
}

/** At the commas outside brackets and quotes. What does not close stays in one part, which then is not readable. */
function splitAtCommas(source: string): string[] {
  if (BLANK.test(source)) return [];
  const parts: string[] = [];
  let [start, depth, quote, before] = [0, 0, '', ','];
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if ((char === '"' || char === "'") && '[{,:'.includes(before)) quote = char;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
    if (char !== ' ') before = char;
  }
  return [...parts, source.slice(start)];
}

/** A key that stands here for the first time, and is neither null nor special to JavaScript. */
function isNew(key: string, map: object): boolean {
  return key !== '__proto__' && !NULL.test(key) && !Object.hasOwn(map, key);
}

function lineIn(root: Place, path: readonly string[]): number {
  let place = root;
  for (const key of path) {
    const next = place.below?.get(key);
    if (!next) break;
    place = next;
  }
  return place.line;
}
