import { claimContacts } from '#app/core/contacts.ts';
import { addLogLine } from '#app/core/edit/log-line.ts';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { isList, isMapping, type FrontValue, type Said } from '#app/core/edit/write-yaml.ts';
import { splitBody } from '#app/core/edit/body.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { readFile } from '#app/core/read-file.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { fillIn, itemOf } from './source.ts';

/** One of two readings of the same source. */
export interface Reading {
  id: string;
  path: string;
  title: string;
  text: string;
}

type Sayings = Readonly<Record<string, Said>>;
type AreaOf = (ref: string) => string | null;

/** Taken over where the one that stays says nothing. */
const FILLED = ['tags', 'url'];
/** The same, but only while it counts no contact of its own, which would become another one by them. */
const COUNTED = ['date', 'areas', 'minutes', 'depth', 'verdict'];
/** Of two words for where a reading stands, the later one holds. */
const STANDS = ['to-read', 'reading', 'abandoned', 'read'];

/**
 * `joined`, which is the text of a reading with the body of another one behind it, with what that
 * one's front matter has to add: only what is empty is filled. A day on which only the other one was
 * read becomes a line of the log, so that no contact is lost.
 */
export function takeOver(kept: Reading, gone: Reading, joined: string, areaOf: AreaOf): Result<{ text: string; notes: string[] }> {
  const [said, other] = [sayingsOf(kept.text), sayingsOf(gone.text)];
  if (!said.ok) return said;
  if (!other.ok) return other;
  const changes = { ...filledFrom(contactsIn(kept).length > 0 ? FILLED : [...COUNTED, ...FILLED], said.value, other.value), ...standing(said.value, other.value), ...sourceFrom(said.value, gone, other.value), ...relationsFrom(said.value, other.value, kept.id) };
  const filled = editFrontMatter(joined, changes);
  if (!filled.ok) return filled;
  const text = withLostContacts(kept, gone, filled.value, areaOf);
  return text.ok ? succeed({ text: text.value, notes: notesOn(kept, gone, said.value, other.value, changes) }) : text;
}

function filledFrom(keys: readonly string[], said: Sayings, other: Sayings): Record<string, FrontValue> {
  return Object.fromEntries(keys.flatMap((key) => (isEmpty(said[key]) && !isEmpty(other[key]) ? [[key, other[key] as FrontValue]] : [])));
}

function standing(said: Sayings, other: Sayings): Record<string, FrontValue> {
  const rank = ({ status }: Sayings) => (typeof status === 'string' ? STANDS.indexOf(status) : -1);
  if (rank(other) <= rank(said)) return {};
  // The date of what was only on the list is none on which it was read.
  const isDated = said['status'] === 'to-read' && !isEmpty(other['date']);
  return { status: other['status'] as FrontValue, ...(isDated && { date: other['date'] as FrontValue }) };
}

function sourceFrom(said: Sayings, gone: Reading, other: Sayings): Record<string, FrontValue> {
  const sourceIn = ({ source }: Sayings) => (isMapping(source) ? source : {});
  const source = fillIn(sourceIn(said), itemOf(gone.id, gone.title, sourceIn(other)));
  return source === null ? {} : { source };
}

/** Both lists of each relation, without what would lead to itself. */
function relationsFrom(said: Sayings, other: Sayings, own: string): Record<string, FrontValue> {
  const [mine, theirs] = [said, other].map(({ relations }) => (isMapping(relations) ? (relations as Record<string, Said>) : {}));
  const joined = Object.fromEntries(
    [...new Set([...Object.keys(mine!), ...Object.keys(theirs!)])].flatMap((key) => {
      const list = [...new Set([...textsIn(mine![key]), ...textsIn(theirs![key])])].filter((ref) => ref !== own);
      return list.length > 0 ? [[key, list] as const] : [];
    }),
  );
  return Object.keys(theirs!).length === 0 ? {} : { relations: joined };
}

/** Contacts of the other one that nothing counts any more, a line of the log for each day. */
function withLostContacts(kept: Reading, gone: Reading, joined: string, areaOf: AreaOf): Result<string> {
  const keyOf = ({ ref, day }: { ref: string; day: number }) => `${areaOf(ref) ?? ref} ${day}`;
  const keysIn = (text: string) => new Set(contactsIn({ path: kept.path, text }).map(keyOf));
  const theirs = contactsIn(gone);
  const known = keysIn(joined);
  const lost = theirs.filter((contact) => !known.has(keyOf(contact)));
  let text = joined;
  for (const day of new Set(lost.map((contact) => contact.day))) {
    const ofDay = lost.filter((contact) => contact.day === day);
    const isStated = ofDay.every(({ estimated }) => !estimated);
    const minutes = Math.round(ofDay.reduce((sum, contact) => sum + contact.minutes, 0));
    text = addLogLine(text, { day, depth: ofDay[0]!.depth, minutes: isStated ? Math.max(1, minutes) : null, refs: ofDay.map(({ ref }) => ref), text: `as ${gone.title}` }).text;
  }
  const [after, wanted] = [keysIn(text), new Set([...contactsIn(kept), ...theirs].map(keyOf))];
  return after.size === wanted.size && [...after].every((key) => wanted.has(key)) ? succeed(text) : fail(UNCOUNTED);
}

function contactsIn({ path, text }: Pick<Reading, 'path' | 'text'>) {
  const bare = text.slice(splitBody(text).mark.length);
  const reading = readFile(path, bare, readOutline(bare));
  return reading.role === 'entry' ? claimContacts(reading.entry) : [];
}

function notesOn(kept: Reading, gone: Reading, said: Sayings, other: Sayings, changes: Readonly<Record<string, FrontValue>>): string[] {
  const left = Object.keys(other).filter((key) => !['title', 'source', 'relations', 'status'].includes(key) && !(key in changes) && !isEmpty(other[key]) && JSON.stringify(other[key]) !== JSON.stringify(said[key]));
  return left.length === 0 ? [] : [`Of the front matter of ${gone.title} (${gone.id}) this is not carried over to ${kept.id}: ${left.join(', ')}.`];
}

function isEmpty(value: Said | undefined): boolean {
  return value === undefined || value === null || value.length === 0;
}

function textsIn(value: Said | undefined): string[] {
  return (isList<Said>(value) ? value : [value ?? null]).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}

const UNCOUNTED: Problem = { code: 'bad-choice', message: 'The contacts of the one could not be carried over to the other without a change.', hint: 'Name the areas in each line of their logs, then merge them.' };
