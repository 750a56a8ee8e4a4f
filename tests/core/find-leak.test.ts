import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLeak } from '#app/core/share/find-leak.ts';

const PATH = 'notes/tamarack-talks.md';
const secret = (text: string, ...names: string[]) => [{ path: PATH, names, text }];

describe('what is published is searched for what is private', () => {
  test.each([
    ['a sentence', '<p>we will drop the vendor next spring for good</p>', secret('Because we will drop the vendor next spring.')],
    ['a title', '<a href="x">Acquisition of Tamarack</a>', secret('', 'Acquisition of Tamarack')],
    ['a long title', '<b>The day on which we ended our talks</b>', secret('', 'The day on which we ended our talks')],
    ['an id in an address', '<a href="../entries/tamarack-talks.html">more</a>', secret('', 'tamarack-talks')],
    ['words with signs escaped', '<p>Don&#x27;t tell it to the others yet</p>', secret("Don't tell it to the others yet")],
    ['a value in JSON', '{"title":"Budget of next year"}', secret('', 'Budget of next year')],
  ])('finds %s', (_, published, secrets) => {
    expect(findLeak([published], secrets, [])).toMatchObject({ path: PATH });
  });

  test.each([
    ['what may be shared says it too', '<p>we will drop the vendor next spring</p>', secret('we will drop the vendor next spring'), ['We will drop the vendor next spring.']],
    ['two cells of a table stand side by side', '<td>Go</td><td>Trial</td>', secret('', 'Go trial'), []],
    ['a title is an ordinary word', '<p>The radar of spring</p>', secret('', 'Radar'), []],
    ['a title is a date', '<p>As of 7 November 2026</p>', secret('', '7 November 2026'), []],
    ['five words are the same by chance', '<p>it is one of the many</p>', secret('and so it is one of the few'), []],
  ])('finds nothing where %s', (_, published, secrets, allowed) => {
    expect(findLeak([published], secrets, allowed)).toBeNull();
  });

  test('finds any line of six words or more, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 6, maxLength: 20 }), fc.lorem(), fc.lorem(), (words, before, after) => {
        expect(findLeak([`<p>${before} ${words.join(' ')} ${after}</p>`], secret(words.join(' ')), [])).not.toBeNull();
      }),
    );
  });
});
