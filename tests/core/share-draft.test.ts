import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft, writeDraft } from '#app/core/share/share-draft.ts';
import { shareOf } from '#app/core/share/share-of.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { dayOf, vaultOf } from './read-vault.ts';
import { EVERYTHING } from './share-builder.ts';

const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 4 });
const scopes: fc.Arbitrary<ShareScope> = fc.record({
  ...{ lens: fc.constantFrom('recommendation' as const, 'contact' as const), quadrants: words, areas: words, tags: words, rings: words },
  time: fc.oneof(fc.constant({ kind: 'live' as const }), fc.constant({ kind: 'latest' as const }), fc.record({ kind: fc.constant('day' as const), asOf: fc.integer({ min: dayOf('1900-01-01'), max: dayOf('2999-12-31') }) }), fc.record({ kind: fc.constant('edition' as const), name: fc.string() })),
  ...{ show: fc.constantFrom('rings' as const, 'freshness' as const, 'entries' as const), history: fc.boolean(), title: fc.string({ unit: 'grapheme' }), notes: fc.string({ unit: 'grapheme' }) },
});

const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('a share in an address', () => {
  test('is read as it was written, in signs that need no escaping', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        const code = writeDraft(scope)!;
        expect(code).toMatch(/^[\w-]+$/);
        expect(readDraft(code)).toEqual(scope);
      }),
    );
  });

  test('is none where it would be too long for one', () => {
    expect(writeDraft({ ...EVERYTHING, notes: 'x'.repeat(4000) })).not.toBeNull();
    expect(writeDraft({ ...EVERYTHING, notes: 'x'.repeat(6000) })).toBeNull();
    expect(readDraft(encode({ ...EVERYTHING, notes: 'x'.repeat(6000) }))).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['no code', 'a b%00'],
    ['half a code', 'e'],
    ['no text', Buffer.from([0xff, 0xfe]).toString('base64url')],
    ['no JSON', encode('{')],
    ['something else', encode([1])],
    ['a lens that there is not', encode({ ...EVERYTHING, lens: '__proto__' })],
    ['a list that is none', encode({ ...EVERYTHING, areas: 'dns' })],
    ['a day on no calendar', encode({ ...EVERYTHING, time: { kind: 'day', asOf: 9e15 } })],
    ['a day before all others', encode({ ...EVERYTHING, time: { kind: 'day', asOf: -1e6 } })],
    ['a broken day', encode({ ...EVERYTHING, time: { kind: 'day', asOf: 1.5 } })],
  ])('is nothing where it says %s', (_, code) => {
    expect(readDraft(code)).toBeNull();
  });

  test('shows something or a sentence, whatever it says', () => {
    const vault = vaultOf({ 'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n', 'notes/one.md': '---\ntitle: One\ndate: 2026-10-01\nareas: [dns]\nverdict: trial\n---\n' });
    fc.assert(
      fc.property(scopes, (scope) => {
        const shared = shareOf(vault, [], scope, dayOf('2026-11-01'), new Map());
        if (!shared.ok) expect(shared.problem.message).not.toBe('');
      }),
    );
  });
});
