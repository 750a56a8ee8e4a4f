import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { writeReview, type ReviewWords } from '#app/core/review-note.ts';
import { describeReview } from '#app/core/review-view.ts';
import { isoWeekOf, mondayOf, quarterOf } from '#app/core/weeks.ts';
import { dayOf, entryOf, vaultWith } from './read-vault.ts';

const ASKED = dayOf('2026-11-22');
const built = (areas: string, date: string, more = '') => `---\ndate: ${date}\nareas: [${areas}]\ndepth: built\nminutes: 90\n${more}---\n`;

describe('a week', () => {
  test.each([
    ['2026-11-22', '2026-11-16', 47, 2026],
    ['2026-11-23', '2026-11-23', 48, 2026],
    ['2027-01-01', '2026-12-28', 53, 2026],
    ['2024-12-30', '2024-12-30', 1, 2025],
    ['1969-12-31', '1969-12-29', 1, 1970],
  ])('that %s is in begins on %s and has the number %i of %i', (day, monday, week, year) => {
    expect(formatDay(mondayOf(dayOf(day)))).toBe(monday);
    expect(isoWeekOf(dayOf(day))).toEqual({ year, week });
  });

  test.each([['2026-11-22', 4, '2026-10-01'], ['2026-03-31', 1, '2026-01-01'], ['2026-04-01', 2, '2026-04-01']])('and the quarter of %s is %i, from %s', (day, quarter, from) => {
    expect(quarterOf(dayOf(day))).toMatchObject({ quarter, from: dayOf(from) });
  });
});

describe('a review', () => {
  const vault = vaultWith(['fresh', 'dull', 'old', 'told'], {
    'notes/f.md': built('fresh', '2026-11-20'),
    'notes/d.md': built('dull', '2026-08-01'),
    'notes/o.md': built('old', '2025-01-01'),
    'notes/t.md': built('told', '2025-06-01', 'verdict: adopt\n'),
    'notes/t2.md': built('told', '2025-06-10'),
    'notes/review-2026-w46.md': '---\ndate: 2026-11-15\n---\n',
    'notes/review-2026-w47.md': '---\ndate: 2026-11-21\n---\n',
    'reading/book.md': '---\nareas: [fresh]\nstatus: to-read\n---\n',
    'reading/new.md': '---\ndate: 2026-11-19\nareas: [fresh]\nstatus: reading\n---\n',
    'projects/rest.md': '---\ndate: 2026-11-01\nstatus: paused\n---\n',
    'projects/quiet.md': '---\ndate: 2026-08-01\nstatus: active\n---\n',
    'projects/going.md': '---\ndate: 2026-11-01\nstatus: active\n---\n',
  });
  const week = describeReview(vault, 'week', ASKED);

  test('counts from the review before, not from its own note', () => {
    expect(week).toMatchObject({ note: { id: 'review-2026-w47', path: 'notes/review-2026-w47.md' }, since: dayOf('2026-11-15'), before: 'review-2026-w46' });
    expect(week.contacts.map(({ area }) => area)).toEqual(['fresh', 'fresh']);
    expect(week.minutes).toEqual({ all: 135, firstHand: 90 });
    expect(describeReview(vault, 'quarter', ASKED)).toMatchObject({ note: { id: 'review-2026-q4' }, since: ASKED - 91, before: null });
  });

  test('tells what went stale since then from what was stale before', () => {
    const stale = [...week.staleNow, ...week.staleBefore].map(({ area }) => area).sort();
    expect(stale).toEqual(['dull', 'old', 'told']);
    expect(describeReview(vault, 'quarter', ASKED).staleNow.map(({ area }) => area)).toEqual(['dull']);
    expect(week.staleNow).toEqual([]);
  });

  test('lists the verdicts that outlived their evidence, stuck reading, and projects paused or quiet', () => {
    expect(week.verdicts.map(({ statement, standing }) => [statement.area, standing])).toEqual([['told', 'outlived']]);
    expect(week.reading.map(({ id }) => id)).toEqual(['book']);
    expect(week.projects.map(({ id }) => id)).toEqual(['quiet', 'rest']);
  });

  test('marks 52 weeks, first-hand apart from the rest', () => {
    expect(week.weeks).toHaveLength(52);
    expect(week.weeks.at(-1)).toEqual({ monday: dayOf('2026-11-16'), minutes: 135, firstHand: 90 });
    expect(week.weeks.filter(({ minutes }) => minutes > 0).map(({ monday }) => formatDay(monday))).toEqual(['2026-07-27', '2026-11-16']);
  });

  const words: ReviewWords = { decided: 'Let it go.\r\n- [ ] a list', next: '', verdicts: { dull: 'hold' } };
  const wordsOf = (text: string) => entryOf('notes/review-2026-w47.md', text);
  const written = (existing: string | null, said = words) => {
    const note = writeReview(week, said, existing);
    if (!note.ok) throw new Error(note.problem.message);
    return note.value;
  };

  test('becomes a note that reads well, dates its verdicts and says what went stale', () => {
    const text = written(null);
    const { entry, diagnostics } = wordsOf(text);
    expect(diagnostics).toEqual([]);
    expect(entry).toMatchObject({ title: 'Review of week 47, 2026', day: ASKED, tags: ['review'], mentions: [{ ref: 'dull', verdict: 'hold' }] });
    expect(text).toMatch(/## What I decided\nLet it go\.\n- \[ \] a list\n$/);
    expect(wordsOf(written(null, { decided: '', next: '', verdicts: {} })).entry.mentions).toEqual([]);
  });

  test('says nothing that you have not said', () => {
    const text = written(null, { decided: ' ', next: 'Look at eBPF.', verdicts: {} });
    expect(text).not.toContain('What I decided');
    expect(text).toMatch(/## What I do next\nLook at eBPF\.\n$/);
  });

  test.each(['\n', '\r\n'])('added to a note keeps every word of it and the ends of its lines %j', (end) => {
    const before = ['---', 'date: 2026-11-21', 'areas: [old] # mine', '---', 'What I typed.'].join(end);
    const after = written(before, { decided: 'More.', next: 'Next.', verdicts: { old: 'assess', told: 'trial' } });
    const { entry, diagnostics } = wordsOf(after);
    expect(diagnostics).toEqual([]);
    expect(entry.mentions.map(({ ref, verdict }) => [ref, verdict])).toEqual([['old', 'assess'], ['told', 'trial']]);
    expect(after).toContain(`What I typed.${end}${end}## What I decided on 22 November 2026${end}More.${end}`);
    expect(after.endsWith(`Next.${end}`)).toBe(true);
    expect(after.replaceAll(end, '')).not.toMatch(/[\r\n]/);
    expect(written(after, { decided: '', next: '', verdicts: {} })).toBe(after);
  });
});
