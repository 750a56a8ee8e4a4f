import type { Area, Contact, Statement } from './entry.ts';
import { compileLedger, type AreaLedger } from './ledger.ts';

export interface LedgerChanges {
  /** Files whose contacts and verdicts no longer hold. */
  paths: ReadonlySet<string>;
  /** Areas that had any from those files. */
  touched: Iterable<string>;
  contacts: readonly Contact[];
  statements: readonly Statement[];
}

/** The ledgers of `areas`: those that a change touches compiled anew, the others as they are known. */
export function amendLedger(
  known: ReadonlyMap<string, AreaLedger>,
  areas: readonly { area: Area; quadrant: number }[],
  { paths, touched, contacts, statements }: LedgerChanges,
): AreaLedger[] {
  const stale = new Set(touched);
  for (const { area } of contacts) stale.add(area);
  for (const { area } of statements) stale.add(area);
  const due = areas.filter(({ area: { id } }) => stale.has(id) || !known.has(id));
  const before = due.flatMap(({ area }) => known.get(area.id) ?? []);
  const isKept = ({ path }: { path: string }) => !paths.has(path);
  const anew = compileLedger(
    due,
    [...before.flatMap((ledger) => ledger.contacts.filter(isKept)), ...contacts],
    [...before.flatMap((ledger) => ledger.statements.filter(isKept)), ...statements],
  );
  const compiled = new Map(anew.map((ledger) => [ledger.area.id, ledger]));
  return areas.map(({ area, quadrant }) => {
    const ledger = compiled.get(area.id) ?? known.get(area.id)!;
    return ledger.area === area && ledger.quadrant === quadrant ? ledger : { ...ledger, area, quadrant };
  });
}
