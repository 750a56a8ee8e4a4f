import fc from 'fast-check';
import { DEPTHS, type Depth } from '#app/core/depth.ts';
import { VERDICTS, type Area, type Contact, type Statement, type Verdict } from '#app/core/entry.ts';
import { compileLedger, type AreaLedger } from '#app/core/ledger.ts';
import { areaOf } from './read-vault.ts';

/** Ledgers by hand and by chance, without any text. */

const { area: nameless } = areaOf('areas/x.md', '');

export const bareArea = (id: string): Area => ({ ...nameless, id, path: `areas/${id}.md`, title: id });

export const contactOf = (area: string, day: number, depth: Depth = 'built', minutes = 120, line = 1): Contact => ({
  ...{ area, day, depth, minutes, estimated: false, entry: 'x', path: 'notes/x.md', line },
});

export const statementOf = (area: string, day: number, verdict: Verdict, path = 'notes/x.md', line = 1): Statement => ({
  ...{ area, day, verdict, entry: 'x', path, line },
});

export interface Past {
  contacts: [day: number, depth?: Depth, minutes?: number][];
  statements?: [day: number, verdict: Verdict][];
}

export function ledgerOf({ contacts, statements = [] }: Past, id = 'a'): AreaLedger {
  const [ledger] = compileLedger(
    [{ area: bareArea(id), quadrant: 0 }],
    contacts.map(([day, depth, minutes]) => contactOf(id, day, depth, minutes)),
    statements.map(([day, verdict]) => statementOf(id, day, verdict)),
  );
  return ledger!;
}

/** What happened between day −1500 and day 1500. */
export const past: fc.Arbitrary<Past> = fc.record({
  contacts: fc.array(fc.tuple(fc.integer({ min: -1500, max: 1500 }), fc.constantFrom(...DEPTHS), fc.integer({ min: 1, max: 400 })), { maxLength: 12 }),
  statements: fc.array(fc.tuple(fc.integer({ min: -1500, max: 1500 }), fc.constantFrom(...VERDICTS)), { maxLength: 3 }),
});

export const upTo = ({ contacts, statements = [] }: Past, day: number): Past => ({
  contacts: contacts.filter(([d]) => d <= day),
  statements: statements.filter(([d]) => d <= day),
});
