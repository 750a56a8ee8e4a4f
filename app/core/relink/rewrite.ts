import { applySplices } from '../edit/splice.ts';
import { addressFrom, pathFrom } from './addresses.ts';
import type { Reference } from './reference.ts';
import type { ReadReferences } from './references.ts';
import { follow, leadsTo, nameSaid, type Turn } from './turn.ts';

/**
 * How names are written: titles by the new title; or all by the new id, where a title would not do;
 * or areas as they were, which then have to be aliases.
 */
export const MANNERS = ['titles', 'ids', 'kept'] as const;
export type Manner = (typeof MANNERS)[number];

/** The text of a file with its references in step with a change of names; `to` is where the file will be. Null where a reference cannot be written. */
export function rewriteReferences({ path, text, references }: ReadReferences, to: string, turn: Turn, manner: Manner): string | null {
  const groupsWithOther = groupsNaming(turn.becomes.path, references, path, turn);
  const splices = references.map((reference) => {
    const { from, to: end, target, as, group } = reference;
    const isKept = as !== 'path' && group !== null && groupsWithOther.has(group);
    const wanted = as === 'path' ? newAddress(target, path, to, turn) : isKept ? target : newName(reference, path, turn, manner);
    return { from, to: end, text: wanted === target ? text.slice(from, end) : reference.write(wanted) };
  });
  if (splices.some((splice) => splice.text === null)) return null;
  return applySplices(text, splices.map((splice) => ({ ...splice, text: splice.text! })));
}

/** Lists that name both of two that become one: each name stays, so that each contact does. */
function groupsNaming(other: string, references: readonly Reference[], file: string, turn: Turn): ReadonlySet<string> {
  const naming = references.filter((reference) => other !== turn.subject.path && leadsTo(reference, file, turn.before).includes(other));
  return new Set(naming.flatMap(({ group }) => group ?? []));
}

function newName(reference: Reference, file: string, turn: Turn, manner: Manner): string {
  const { subject, becomes } = turn;
  const { target, as } = reference;
  if (target === '' || !leadsTo(reference, file, turn.before).includes(subject.path)) return target;
  if (manner === 'kept' && as !== 'link') return target;
  const said = nameSaid(reference, turn);
  if (said === 'id') return becomes.id === subject.id ? target : becomes.id;
  if (said === null || becomes.title === subject.title) return target;
  return manner === 'titles' ? becomes.title : becomes.id;
}

function newAddress(target: string, file: string, to: string, turn: Turn): string {
  const path = pathFrom(file, target);
  const wanted = follow(path, turn);
  return pathFrom(to, target) === wanted ? target : addressFrom(to, wanted, target);
}
