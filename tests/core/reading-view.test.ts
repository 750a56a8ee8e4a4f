import { describe, expect, it } from 'vitest';
import { minutesOfPages, sayAuthors, sortReadings } from '#app/core/reading-view.ts';

describe('a reading list', () => {
  it.each([
    ['87-106', 60],
    ['87–106', 60],
    ['1234-41', 24],
    ['5', null],
    ['e12-e19', null],
    ['9-1', null],
    ['1-99999', null],
  ])('takes the pages %s for %s minutes', (pages, minutes) => {
    expect(minutesOfPages(pages)).toBe(minutes);
  });

  it('says who wrote a source as a person would', () => {
    expect([[], ['Rose'], ['Rose', 'Pedersen'], ['Rose', 'Pedersen', 'Hosbond'], ['A', 'B', 'C', 'D']].map(sayAuthors)).toEqual(['', 'Rose', 'Rose and Pedersen', 'Rose, Pedersen and Hosbond', 'A, B and 2 others']);
  });

  it('sorts what has no value last, whichever way', () => {
    const row = (title: string, year: number | null) => ({ title, year, authors: '', status: 'read' as const, time: null, day: null });
    const rows = [row('b', 2001), row('c', null), row('a', 2020)];
    expect(sortReadings(rows, 'year', false).map(({ title }) => title)).toEqual(['b', 'a', 'c']);
    expect(sortReadings(rows, 'year', true).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect(sortReadings(rows, 'title', true).map(({ title }) => title)).toEqual(['c', 'b', 'a']);
  });
});
