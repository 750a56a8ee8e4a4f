import { splitBody } from '../edit/body.ts';
import { readOutline } from '../markdown/read-outline.ts';
import type { Link } from '../outline.ts';
import { readFile } from '../read-file.ts';
import type { ReadReferences } from './references.ts';
import { changesKind, leadsOn, leadsTo, type Turn } from './turn.ts';

/** Something in a file that leads somewhere, and what else it says, as one text. */
interface Pointer {
  as: 'link' | 'area' | 'log' | 'path';
  target: string;
  says: string;
}

/** Does every reference, link, contact and verdict of a file mean after the change what it did before? Contacts of an entry that becomes one of another kind are another matter. */
export function meansTheSame(before: ReadReferences, after: ReadReferences, turn: Turn): boolean {
  const isCounted = before.path !== turn.subject.path || !changesKind(turn);
  const [was, is] = [pointersIn(before, isCounted), pointersIn(after, isCounted)];
  if (was.length !== is.length) return false;
  return was.every((pointer, i) => {
    const now = is[i]!;
    return pointer.says === now.says && leadsOn(leadsTo(pointer, before.path, turn.before), leadsTo(now, after.path, turn.after), turn);
  });
}

function pointersIn({ path, text, references: found }: ReadReferences, isCounted: boolean): Pointer[] {
  const bare = text.slice(splitBody(text).mark.length);
  const outline = readOutline(bare);
  const reading = readFile(path, bare, outline);
  const references = found.map(({ as, target, group }) => ({ as, target, says: `reference ${group ?? ''}` }));
  const links = outline.links.map((link): Pointer => ({ as: link.form === 'wiki' ? 'link' : 'path', target: link.target, says: sayLink(link) }));
  return [...references, ...links, ...(reading.role === 'entry' && isCounted ? countedIn(reading) : [])];
}

/** A label of an ordinary link may have a wikilink in it, and then changes with that. */
function sayLink({ form, fragment, label }: Link): string {
  return `link ${JSON.stringify([fragment, form === 'wiki' ? label : null])}`;
}

function countedIn({ claims, statements }: Extract<ReturnType<typeof readFile>, { role: 'entry' }>): Pointer[] {
  const contacts = claims.map(({ ref, day, depth, minutes, estimated }) => ({ ref, says: JSON.stringify([day, depth, minutes, estimated]) }));
  const verdicts = statements.map(({ ref, day, verdict }) => ({ ref, says: JSON.stringify([day, verdict]) }));
  return [...contacts, ...verdicts].map(({ ref, says }) => ({ as: 'area', target: ref, says }));
}
