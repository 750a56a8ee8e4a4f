import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap, keysUnlike, patchMap, valuesThat, type PatchedMap } from '#app/core/patched-map.ts';

const KEYS = Array.from({ length: 600 }, (_, i) => `key-${i}`);
const key = fc.constantFrom(...KEYS);
const few = fc.array(fc.tuple(key, fc.option(fc.nat(9), { nil: undefined })), { maxLength: 6 });
/** So many that they are worked into a base of their own. */
const many = fc.tuple(fc.nat(9), fc.integer({ min: 420, max: 600 })).map(([value, count]) => KEYS.slice(0, count).map((k): [string, number] => [k, value]));
const patches = fc.array(fc.oneof({ weight: 5, arbitrary: few }, { weight: 1, arbitrary: many }), { minLength: 1, maxLength: 12 });

/** A map with every patch made to it, beside one of JavaScript's own. */
function play(all: [string, number | undefined][][]): { patched: PatchedMap<number>; plain: Map<string, number> }[] {
  const plain = new Map<string, number>();
  let patched = emptyMap<number>();
  return all.map((changes) => {
    patched = patchMap(patched, new Map(changes));
    for (const [k, value] of changes) {
      if (value === undefined) plain.delete(k);
      else plain.set(k, value);
    }
    return { patched, plain: new Map(plain) };
  });
}

describe('a patched map', () => {
  test('holds what a map would hold, and still does when others are made of it', () => {
    fc.assert(fc.property(patches, (all) => {
      for (const { patched, plain } of play(all)) {
        expect(KEYS.map((k) => patched.get(k))).toEqual(KEYS.map((k) => plain.get(k)));
        expect(valuesThat(patched, () => true).sort()).toEqual([...plain.values()].sort());
        expect(valuesThat(patched, (value) => value > 4).sort()).toEqual([...plain.values()].filter((value) => value > 4).sort());
      }
    }));
  });

  test('tells by which keys it differs from another, whichever came first', () => {
    fc.assert(fc.property(patches, fc.nat(), fc.nat(), (all, i, j) => {
      const states = play(all);
      const [a, b] = [states[i % states.length]!, states[j % states.length]!];
      const unlike = KEYS.filter((k) => a.plain.get(k) !== b.plain.get(k)).sort();
      expect(keysUnlike(a.patched, b.patched).sort()).toEqual(unlike);
    }));
  });
});
