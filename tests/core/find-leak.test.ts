import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLeak } from '#app/core/share/find-leak.ts';

const secret = (text: string) => [{ name: 'notes/private.md', text }];

describe('what is published is searched for what is private', () => {
  test.each([
    ['a sentence', '<p>we will drop the vendor next spring for good</p>', 'Because we will drop the vendor next spring.'],
    ['a title', '<a href="x">Acquisition of Tamarack</a>', 'Acquisition of Tamarack'],
    ['an id in an address', '<a href="../entries/tamarack-talks.html">more</a>', 'tamarack-talks'],
    ['words with signs escaped', '<p>Don&#x27;t tell R&amp;D</p>', "don't tell r&d"],
    ['a value in JSON', '{"title":"Budget of next year"}', 'Budget of next year'],
  ])('finds %s', (_, published, text) => {
    expect(findLeak([published], secret(text), [])).toMatchObject({ name: 'notes/private.md' });
  });

  test.each([
    ['what is shared says it too', '<p>we will drop the vendor next spring</p>', 'we will drop the vendor next spring', ['We will drop the vendor next spring.']],
    ['two cells of a table stand side by side', '<td>Go</td><td>Trial</td>', 'Go trial', []],
    ['a word is common to both', '<p>The radar of spring</p>', 'Radar', []],
    ['five words are the same by chance', '<p>it is one of the many</p>', 'and so it is one of the few', []],
  ])('finds nothing where %s', (_, published, text, allowed) => {
    expect(findLeak([published], secret(text), allowed)).toBeNull();
  });

  test('finds any line of six words or more, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 6, maxLength: 20 }), fc.lorem(), fc.lorem(), (words, before, after) => {
        const line = words.join(' ');
        expect(findLeak([`<p>${before} ${line} ${after}</p>`], secret(line), [])).not.toBeNull();
      }),
    );
  });
});
