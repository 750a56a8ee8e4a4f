/** JSON with the line that each list and object starts in. */
export interface JsonText {
  value: unknown;
  lineOf(value: unknown): number;
}

export interface JsonProblem {
  line: number;
  message: string;
}

/** Far deeper than any radar, and far from the end of the stack. */
const DEEPEST = 64;
const SPACE = /[ \t\r\n]*/y;
const ATOM = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/y;

class Unreadable extends Error {}

/** Reads JSON; what JSON.parse refuses is refused with its line. No key reaches a prototype. */
export function readJson(source: string): JsonText | JsonProblem {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new Map<object, number>();
  let at = 0;
  const lineAt = createLines(text);
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const next = (): string => {
    take(SPACE);
    return text[at] ?? '';
  };
  const expect = (char: string, what: string) => {
    if (next() !== char) throw new Unreadable(`${what} is missing`);
    at++;
  };
  const readValue = (depth: number): unknown => {
    const first = next();
    if (depth > DEEPEST) throw new Unreadable('lists and objects are nested too deeply');
    if (first === '"') return readText();
    if (first === '{') return readObject(depth);
    if (first === '[') return readList(depth);
    const atom = take(ATOM);
    if (atom === null) throw new Unreadable(first === '' ? 'it ends too early' : `“${first}” cannot stand here`);
    return JSON.parse(atom) as unknown;
  };
  const readText = (): string => {
    const end = endOfText(text, at);
    try {
      const value = JSON.parse(text.slice(at, end)) as string;
      at = end;
      return value;
    } catch {
      throw new Unreadable('a text in quotes is not closed, or has a character that must be escaped');
    }
  };
  const readItems = (close: string, read: () => void) => {
    at++;
    for (let isFirst = true; next() !== close; isFirst = false) {
      if (!isFirst) expect(',', 'a comma');
      read();
    }
    at++;
  };
  const readObject = (depth: number): unknown => {
    const object = {};
    lines.set(object, lineAt(at));
    readItems('}', () => {
      if (next() !== '"') throw new Unreadable('a key in quotes is missing');
      const key = readText();
      expect(':', 'a colon');
      Object.defineProperty(object, key, { value: readValue(depth + 1), enumerable: true, configurable: true, writable: true });
    });
    return object;
  };
  const readList = (depth: number): unknown => {
    const list: unknown[] = [];
    lines.set(list, lineAt(at));
    readItems(']', () => list.push(readValue(depth + 1)));
    return list;
  };
  try {
    const value = readValue(0);
    if (next() !== '') throw new Unreadable('something follows its end');
    return { value, lineOf: (inner) => (typeof inner === 'object' && inner !== null ? lines.get(inner) : undefined) ?? 1 };
  } catch (error) {
    if (error instanceof Unreadable) return { line: createLines(text)(at), message: `It is not readable as JSON: ${error.message}.` };
    throw error;
  }
}

/** Behind the quote that closes a text; without a pattern, which a text of many megabytes would be too much for. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Counts on from where it was last asked. */
function createLines(text: string): (offset: number) => number {
  let [line, from] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < offset; end = text.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    return line;
  };
}
