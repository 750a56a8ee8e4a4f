import { joinFile, splitBody } from '#app/core/edit/body.ts';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { isList, isMapping, type FrontValue, type Said } from '#app/core/edit/write-yaml.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { readRecord, statusIn, type DecisionRecord } from './adr.ts';

/**
 * The text of an entry that is this record: its own text, with what the vault has to know added to
 * the front matter. `adr:` says which file it came from, which keys were added, and what its status
 * was in words that ours cannot hold.
 */
export function entryOfRecord(text: string, record: DecisionRecord, file: string, supersedes: readonly string[]): Result<string> {
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const isNew = (key: string) => said.value[key] === undefined;
  const relations = isMapping(said.value['relations']) ? (said.value['relations'] as Record<string, FrontValue>) : {};
  const changes: Record<string, FrontValue> = {
    ...(isNew('title') && { title: record.title }),
    ...(isNew('date') && record.date !== null && { date: record.date }),
    ...(record.status !== null && record.statusText !== record.status && { status: record.status }),
    ...(supersedes.length > 0 && { relations: { ...relations, supersedes: [...supersedes] } }),
  };
  const added = Object.keys(changes).filter(isNew);
  const wording: Record<string, FrontValue> = record.statusText !== null && changes['status'] !== undefined ? { status: record.statusText } : {};
  return editFrontMatter(text, { ...changes, adr: { file, added, ...wording } });
}

/**
 * The record that an entry is: what the vault added goes again wherever the text below says the
 * same. `supersededBy` is the wording for a status of superseded that the entry has none of its own for.
 */
export function recordOfEntry(text: string, supersededBy: string | null): Result<string> {
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const origin = isMapping(said.value['adr']) ? said.value['adr'] : null;
  const added = new Set(origin ? listOf(origin['added']) : ['title']);
  const others = isMapping(said.value['relations']) ? Object.entries(said.value['relations'] as Record<string, FrontValue>).filter(([name]) => name !== 'supersedes') : [];
  const stripped = editFrontMatter(text, {
    ...Object.fromEntries([...added].filter((key) => key !== 'relations').map((key) => [key, null])),
    adr: null,
    relations: others.length > 0 ? Object.fromEntries(others) : null,
  });
  if (!stripped.ok) return stripped;
  const bare = withHeading(stripped.value, typeof said.value['title'] === 'string' ? said.value['title'] : '');
  const read = readRecord(withoutEmptyFront(bare));
  const told = 'line' in read ? null : read;
  const changed = ['title', 'date'].filter((key) => added.has(key) && said.value[key] !== undefined && told?.[key as 'title' | 'date'] !== said.value[key]);
  const status = wordsOfStatus(said.value['status'] ?? null, origin?.['status'], told?.status ?? null, added.has('status'), supersededBy);
  const whole = editFrontMatter(bare, { ...Object.fromEntries(changed.map((key) => [key, said.value[key] as FrontValue])), ...status });
  return whole.ok ? succeed(withoutEmptyFront(whole.value)) : whole;
}

/** The status to write; nothing where the text says it already. */
function wordsOfStatus(status: Said, words: unknown, told: string | null, isAdded: boolean, supersededBy: string | null): { status?: FrontValue } {
  if (typeof status !== 'string' || (isAdded && told === status)) return {};
  if (typeof words === 'string' && statusIn(words) === status) return { status: words };
  return { status: status === 'superseded' && supersededBy !== null ? supersededBy : status };
}

function withoutEmptyFront(text: string): string {
  const parts = splitBody(text);
  return parts.open !== '' && parts.yaml.trim() === '' ? joinFile({ ...parts, open: '', yaml: '', close: '' }) : text;
}

/** A record has its title as a heading. */
function withHeading(text: string, title: string): string {
  const parts = splitBody(text);
  return /^#[ \t]+\S/m.test(parts.body) || title === '' ? text : joinFile({ ...parts, body: `\n# ${title}\n\n${parts.body}` });
}

/** The file an entry was imported from. */
export function originOf(said: Readonly<Record<string, Said>>): string | null {
  const adr = said['adr'];
  return isMapping(adr) && typeof adr['file'] === 'string' ? adr['file'] : null;
}

/** What an entry says it supersedes, as written. */
export function supersededIn(said: Readonly<Record<string, Said>>): string[] {
  const relations = said['relations'];
  return isMapping(relations) ? listOf(relations['supersedes']) : [];
}

function listOf(value: Said | undefined): string[] {
  return (isList<Said>(value) ? value : [value ?? null]).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}
