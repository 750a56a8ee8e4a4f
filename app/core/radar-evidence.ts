import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import { KINDS, type Kind } from './entry.ts';
import { countUpTo, type AreaLedger } from './ledger.ts';
import type { Vault } from './vault.ts';

/** The first day of each kind of entry among an area's contacts. */
type KindDays = ReadonlyMap<Kind, Day>;

const known = new WeakMap<object, Map<AreaLedger, KindDays>>();

/** The kinds of entry that an area's contacts on or before a day came from. */
export function kindsUpTo(vault: Pick<Vault, 'entries' | 'ledger'>, ledger: AreaLedger, asOf: Day): Kind[] {
  const days = kindDaysOf(vault).get(ledger);
  return KINDS.filter((kind) => (days?.get(kind) ?? Infinity) <= asOf);
}

/** Days of the last contact and of the last first-hand one, on or before a day. */
export function lastContacts({ contacts }: AreaLedger, asOf: Day): { lastContact: Day | null; lastFirstHand: Day | null } {
  const last = countUpTo(contacts, asOf) - 1;
  let firstHand = last;
  while (firstHand >= 0 && !isFirstHand(contacts[firstHand]!.depth)) firstHand -= 1;
  return { lastContact: contacts[last]?.day ?? null, lastFirstHand: contacts[firstHand]?.day ?? null };
}

/** Looked up once for each state of the vault: asking for another day must not read every contact again. */
function kindDaysOf(vault: Pick<Vault, 'entries' | 'ledger'>): Map<AreaLedger, KindDays> {
  let found = known.get(vault);
  if (!found) {
    const kinds = new Map(vault.entries.map(({ path, kind }) => [path, kind]));
    found = new Map(vault.ledger.map((ledger) => [ledger, firstDays(ledger, kinds)]));
    known.set(vault, found);
  }
  return found;
}

function firstDays({ contacts }: AreaLedger, kinds: ReadonlyMap<string, Kind>): KindDays {
  const days = new Map<Kind, Day>();
  for (const { path, day } of contacts) {
    const kind = kinds.get(path);
    if (kind && !days.has(kind)) days.set(kind, day);
  }
  return days;
}
