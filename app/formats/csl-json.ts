import { isMapping } from '#app/core/edit/write-yaml.ts';
import type { CslItem, ReadSources } from './csl.ts';

/** Reads CSL-JSON: a list of items, or one alone. An item that cannot be read is one problem; the others arrive. */
export function readCslJson(source: string): ReadSources {
  const text = source.replace(/^\uFEFF/, '');
  const read: ReadSources = { sources: [], problems: [] };
  for (const { line, text: part } of splitList(text)) {
    const { item, why } = parse(part);
    if (why !== undefined) read.problems.push({ line, message: `This item is not JSON: ${why}. It was left out.` });
    else if (!isMapping(item)) read.problems.push({ line, message: 'This is no source: a CSL-JSON item is an object with a title. It was left out.' });
    else if (typeof item['title'] !== 'string' || item['title'].trim() === '') read.problems.push({ line, message: `${nameOf(item)} has no title, so it was left out.` });
    else read.sources.push({ line, item: tidyItem(item) });
  }
  return read;
}

export function writeCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** What does not fit its field is kept as it is; only what every reader relies on is made to fit. */
function tidyItem(item: Record<string, unknown>): CslItem {
  const { author, issued, ...rest } = item;
  const id = typeof rest['id'] === 'string' || typeof rest['id'] === 'number' ? String(rest['id']) : '';
  const kept = Object.fromEntries(Object.entries(rest).filter(([field, value]) => value !== null && !field.startsWith('_')));
  return {
    ...kept,
    id,
    type: typeof rest['type'] === 'string' && rest['type'] !== '' ? rest['type'] : 'document',
    ...(Array.isArray(author) && { author: author.filter(isMapping) }),
    ...(isMapping(issued) && { issued: numbered(issued) }),
  };
}

function numbered(date: Record<string, unknown>): Record<string, unknown> {
  const parts = date['date-parts'];
  if (!Array.isArray(parts)) return date;
  const lists = (parts as unknown[]).map((part) => (Array.isArray(part) ? part : [part]).map(Number).filter((n) => Number.isFinite(n) && n !== 0)).filter((part) => part.length > 0);
  const { 'date-parts': _, ...rest } = date;
  return lists.length > 0 ? { ...rest, 'date-parts': lists } : rest;
}

function nameOf({ id }: Record<string, unknown>): string {
  return typeof id === 'string' || typeof id === 'number' ? `“${String(id).slice(0, 80)}”` : 'This item';
}

function parse(text: string): { item?: unknown; why?: string } {
  try {
    return { item: JSON.parse(text) as unknown };
  } catch (error) {
    return { why: (error as Error).message.replace(/ in JSON at position.*$/s, '').replace(/^(.{80}).*$/s, '$1…') };
  }
}

/** The items of a list, each with its line, told apart by brackets and quotes alone, so that a bad one spoils no other. */
function splitList(text: string): { text: string; line: number }[] {
  const first = text.search(/\S/);
  if (first < 0) return [];
  if (text[first] !== '[') return [{ text: text.slice(first), line: lineAt(text, first) }];
  const parts: { text: string; line: number }[] = [];
  let [depth, from, line, startLine, quoted] = [0, first + 1, lineAt(text, first), 0, false];
  for (let i = first; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') line++;
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') quoted = false;
      continue;
    }
    if (startLine === 0 && depth === 1 && /[^\s,\]]/.test(char)) startLine = line;
    if (char === '"') quoted = true;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      const part = text.slice(from, i).trim();
      if (part !== '') parts.push({ text: part, line: startLine });
      [from, startLine] = [i + 1, 0];
      if (depth === 0) return parts;
    }
  }
  const rest = text.slice(from).trim();
  return rest === '' ? parts : [...parts, { text: rest, line: startLine || line }];
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
