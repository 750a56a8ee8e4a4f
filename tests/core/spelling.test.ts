import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '#app/core/capture-spelling.ts';
import { createSpeller, foldWord, sayCorrected } from '#app/core/spelling.ts';

const speller = (...words: (string | [string, number])[]) => createSpeller(words.map((word) => (typeof word === 'string' ? { word, files: 1 } : { word: word[0], files: word[1] })));

describe('the word that was meant', () => {
  const known = ['tracing', 'kubernetes', 'observability', 'tide', 'uberwachung', 'harbour'];
  test.each([
    ['a letter left out', 'tracng', 'tracing'],
    ['a letter too many', 'traccing', 'tracing'],
    ['a wrong letter', 'trasing', 'tracing'],
    ['two neighbours swapped', 'rtacing', 'tracing'],
    ['the first letter wrong', 'kracing', 'tracing'],
    ['two slips in a long word', 'kubernets', 'kubernetes'],
    ['two swaps in a long word', 'ukbernetse', 'kubernetes'],
    ['two letters left out', 'obsrvabilty', 'observability'],
    ['four letters', 'tidr', 'tide'],
    ['folded umlauts', foldWord('Überwachnug'), 'uberwachung'],
  ])('%s', (_, typed, meant) => {
    expect(speller(...known)(typed)).toBe(meant);
  });

  test.each([
    ['two slips in a short word', 'trcng'],
    ['three slips in a long word', 'kbrnets'],
    ['a word of three letters', 'tie'],
    ['nothing at all', ''],
    ['a word longer than any', 'tracing'.repeat(2000)],
  ])('is nobody’s guess for %s', (_, typed) => {
    expect(speller(...known)(typed)).toBeNull();
  });

  test('is never a number, nor one for a number', () => {
    expect(speller('2026', 'ipv4', 'http2')('2025')).toBeNull();
    expect(speller('ipv4')('ipv6')).toBeNull();
    expect(speller('http2s')('https')).toBeNull();
  });

  test('is not sought for scripts that write no spaces or few letters', () => {
    const alike = ['可观测性', 'トレーシング', 'ひらがなで', '관측가능성을', 'การสังเกต'];
    const unlike = ['可观则性', 'トレーツング', 'ひらかなで', '관측가능성올', 'การสังเกค'];
    for (const word of unlike) expect(speller(...alike)(foldWord(word)), word).toBeNull();
  });

  test.each<[string, [string, number][], string, string]>([
    ['fewest slips', [['abservobility', 9], ['obzervability', 1]], 'observability', 'obzervability'],
    ['same first letter', [['wide', 9], ['tidy', 1]], 'tide', 'tidy'],
    ['most files', [['tidy', 2], ['tile', 3]], 'tide', 'tile'],
    ['first place in the alphabet', [['tile', 2], ['tidy', 2]], 'tide', 'tidy'],
  ])('of several is the one with the %s, in whatever order they come', (_, known, typed, meant) => {
    expect(speller(...known)(typed)).toBe(meant);
    expect(speller(...known.toReversed())(typed)).toBe(meant);
  });
});

test('no word is passed over that is nearer than the one found', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü', 'z'), minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (known, typed) => {
      const most = typed.length < 4 ? -1 : typed.length < 8 ? 1 : 2;
      const slips = (meant: string) => editDistance(typed, meant, 20);
      const near = known.filter((meant) => slips(meant) <= most).sort((a, b) => slips(a) - slips(b));
      const found = speller(...known)(typed);
      expect(found === null ? null : slips(found)).toBe(near.length === 0 ? null : slips(near[0]!));
    }),
  );
});

describe('a word is folded', () => {
  test.each([
    ['Über', 'uber'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['Việt', 'viet'],
    ['straße', 'straße'],
    ['관측', '관측'],
  ])('%s as %s', (written, folded) => {
    expect(foldWord(written)).toBe(folded);
  });
});

describe('what was corrected is said', () => {
  const [one, two] = [{ from: 'tracng', to: 'tracing' }, { from: 'kubernets', to: 'kubernetes' }];

  test('in one sentence for all of it, whether that helped or not', () => {
    expect(sayCorrected([one], true)).toBe('Nothing has “tracng”. Showing what has “tracing”.');
    expect(sayCorrected([one, two], true)).toBe('Nothing has “tracng” or “kubernets”. Showing what has “tracing” and “kubernetes”.');
    expect(sayCorrected([one], false)).toBe('Nothing has “tracng”, and looking for “tracing” instead finds nothing here.');
  });
});
