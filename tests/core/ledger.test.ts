import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFirstHand } from '#app/core/depth.ts';
import { compileLedger, latestBy } from '#app/core/ledger.ts';
import { evidenceAt } from '#app/core/timeline.ts';
import { bareArea, contactOf, ledgerOf, past, statementOf } from './ledger-builder.ts';

describe('the ledger', () => {
  test('has every area, in the order given, with what is its own', () => {
    const ids = ['b', 'a', 'constructor', '__proto__', 'toString'];
    const ledger = compileLedger(
      ids.map((id, quadrant) => ({ area: bareArea(id), quadrant })),
      [...ids, 'elsewhere'].map((id, day) => contactOf(id, day)),
      [statementOf('a', 3, 'trial'), statementOf('elsewhere', 3, 'hold')],
    );
    expect(ledger.map(({ area, quadrant, contacts, statements }) => [area.id, quadrant, contacts.map((c) => c.day), statements.length])).toEqual([
      ['b', 0, [0], 0],
      ['a', 1, [1], 1],
      ['constructor', 2, [2], 0],
      ['__proto__', 3, [3], 0],
      ['toString', 4, [4], 0],
    ]);
  });

  test('knows since when an area is met, and since when in the owner’s own hands', () => {
    expect(ledgerOf({ contacts: [] })).toMatchObject({ since: null, firstHandSince: null });
    expect(ledgerOf({ contacts: [], statements: [[5, 'hold']] })).toMatchObject({ since: 5, firstHandSince: null });
    expect(ledgerOf({ contacts: [[9, 'operated'], [7, 'read']], statements: [[8, 'hold']] })).toMatchObject({ since: 7, firstHandSince: 9 });
  });

  test('does not depend on the order of what is put in, nor change it', () => {
    fc.assert(fc.property(past, ({ contacts, statements = [] }) => {
      const given = contacts.map(([day, depth, minutes], line) => contactOf('a', day, depth, minutes, line));
      const said = statements.map(([day, verdict], line) => statementOf('a', day, verdict, 'notes/x.md', line));
      const area = [{ area: bareArea('a'), quadrant: 0 }];
      const [kept, turned] = [compileLedger(area, given, said), compileLedger(area, given.toReversed(), said.toReversed())];
      expect(turned).toEqual(kept);
      expect(given.map((c) => c.line)).toEqual(given.map((_, i) => i));
      expect(kept[0]!.contacts.map((c) => c.day)).toEqual(contacts.map(([day]) => day).sort((a, b) => a - b));
      expect(kept[0]!.firstHandSince).toBe(kept[0]!.contacts.find((c) => isFirstHand(c.depth))?.day ?? null);
    }));
  });

  test('of a hundred thousand contacts is that of each area by itself', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `area-${i}`);
    const contacts = Array.from({ length: 100_000 }, (_, i) => contactOf(ids[(i * 7) % 500]!, (i * 13) % 3650, i % 3 === 0 ? 'built' : 'read', 30, i));
    const ledger = compileLedger(ids.map((id) => ({ area: bareArea(id), quadrant: 0 })), contacts, []);
    const alone = compileLedger([{ area: bareArea('area-7'), quadrant: 0 }], contacts.filter((c) => c.area === 'area-7'), []);
    expect(ledger[7]).toEqual(alone[0]);
    expect(evidenceAt(ledger[7]!.timeline, 4000)).toBeGreaterThan(0);
  });
});

describe('a day of very many contacts', () => {
  test('is still one day, in the order of its lines', () => {
    const contacts = Array.from({ length: 200_000 }, (_, i) => contactOf('a', 5, 'read', 1, 200_000 - i));
    const [ledger] = compileLedger([{ area: bareArea('a'), quadrant: 0 }], contacts, []);
    expect(ledger!.contacts).toHaveLength(200_000);
    expect(ledger!.contacts[0]!.line).toBe(1);
  });
});

describe('the latest', () => {
  test('is the last on or before a day; of several on one day, the last', () => {
    const items = [{ day: 1 }, { day: 3, first: true }, { day: 3, first: false }, { day: 5 }];
    expect(latestBy(items, 0)).toBeNull();
    expect(latestBy(items, 2)).toBe(items[0]);
    expect(latestBy(items, 3)).toBe(items[2]);
    expect(latestBy(items, 9)).toBe(items[3]);
  });
});
