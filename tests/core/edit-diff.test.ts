import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '#app/core/edit/diff.ts';

const told = (before: string, after: string) =>
  diffWords(before, after).hunks.map(({ skipped, lines }) => [skipped, ...lines.map(({ kind, parts }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')}`)]);

describe('the difference of two texts', () => {
  test('is nothing where they are the same', () => {
    expect(diffWords('a\nb\n', 'a\nb\n')).toEqual({ hunks: [], rest: 2 });
  });

  test('marks the words that differ within a line', () => {
    expect(told('the quick fox\n', 'the slow fox\n')).toEqual([[0, '-the [quick] fox', '+the [slow] fox']]);
  });

  test('folds what is far from any change', () => {
    const before = Array.from({ length: 20 }, (_, i) => `${i + 1}\n`).join('');
    expect(told(before, before.replace('\n10\n', '\nten\n'))).toEqual([[6, ' 7', ' 8', ' 9', '-10', '+ten', ' 11', ' 12', ' 13']]);
    expect(diffWords(before, before.replace('\n10\n', '\nten\n')).rest).toBe(7);
  });

  test('shows the ends of lines where only they differ', () => {
    expect(told('a\r\n', 'a\n')).toEqual([[0, '-a[␍␊]', '+a[␊]']]);
    expect(told('a', 'a\n')).toEqual([[0, '-a[(no line end)]', '+a[␊]']]);
  });

  test('holds every line of both texts, with its number', () => {
    const text = fc.array(fc.constantFrom('a', 'b c d', 'b x d', ''), { maxLength: 30 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { hunks, rest } = diffWords(before, after);
        for (const [side, source] of [['before', before], ['after', after]] as const) {
          const numbers: number[] = [];
          let at = 0;
          for (const { skipped, lines } of hunks) {
            for (let i = 0; i < skipped; i++) numbers.push(++at);
            for (const line of lines) {
              const number = line[side];
              if (number === null) continue;
              expect(line.parts.map((part) => part.text).join('')).toBe(source.split('\n')[number - 1]);
              numbers.push((at = number));
            }
          }
          for (let i = 0; i < rest; i++) numbers.push(++at);
          expect(numbers).toEqual(Array.from({ length: source.split('\n').length - 1 }, (_, i) => i + 1));
        }
      }),
    );
  });
});
