import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { codesOf, entryOf, placesOf } from './read-vault.ts';

const front = (yaml: string, path = 'notes/x.md') => entryOf(path, `---\n${yaml}\n---\n`);
const field = (yaml: string, path?: string) => {
  const { entry, diagnostics } = front(yaml, path);
  expect(diagnostics).toEqual([]);
  return entry;
};

describe('the date', () => {
  test.each(['2026-09-14', '"2026-09-14"', '2026-09-14 18:30', '2026-09-14T18:30:00Z', '2026-09-14T23:59:00-07:00', "' 2026-09-14 '", '!!timestamp 2026-09-14'])('may be %s', (date) => {
    expect(formatDay(field(`date: ${date}`).day!)).toBe('2026-09-14');
  });

  test.each(['2026-02-30', '2026-9-14', '14.9.2026', '20260914', 'yesterday', '2026-09-14 to 2026-09-16', '2026-09', '[2026-09-14]', '"[[2026-09-14]]"', '{}'])('may not be %s', (date) => {
    const { entry, diagnostics } = front(`title: x\ndate: ${date}`);
    expect(entry.day).toBeNull();
    expect(placesOf(diagnostics)).toEqual(['3 bad-field']);
    expect(diagnostics[0]!.hint).toContain('YYYY-MM-DD');
  });
});

describe('the minutes', () => {
  test.each([
    ['90', 90],
    ['"90"', 90],
    ['1h30', 90],
    ['1.5h', 90],
    ['90 min', 90],
    ['1440', 1440],
    ['7.5', 7.5],
    ['0', 0],
  ])('may be %s', (written, minutes) => {
    expect(field(`minutes: ${written}`).minutes).toBe(minutes);
  });

  test.each(['-30', '0.5', '1441', '1e400', '.inf', '.nan', '0x5A', '99999999999999999999', 'two hours', '1:30', 'true', '[90]', '{ a: 1 }'])('may not be %s', (written) => {
    const { entry, diagnostics } = front(`minutes: ${written}`);
    expect(entry.minutes).toBeNull();
    expect(placesOf(diagnostics)).toEqual(['2 bad-field']);
    expect(diagnostics[0]!.message).toContain(written);
  });
});

describe('the depth', () => {
  test('may be written in any case', () => {
    expect(field('depth: Debugged').depth).toBe('debugged');
  });

  test('counts as read where it cannot be read, for nothing is first-hand by a slip of the pen', () => {
    for (const written of ['biult', '[built]', '1']) {
      const { entry, diagnostics } = front(`depth: ${written}`, 'projects/x.md');
      expect(entry.depth).toBe('read');
      expect(placesOf(diagnostics)).toEqual(['2 bad-field']);
    }
    expect(entryOf('projects/x.md', '---\ntitle: a: b\n---\n').entry.depth).toBe('read');
  });
});

describe('the verdict', () => {
  test.each([
    ['adopt', 'adopt'],
    ['Trial', 'trial'],
    ['assess', 'assess'],
    ['HOLD', 'hold'],
    ['caution', 'hold'],
    ['Caution', 'hold'],
  ])('%s reads as %s', (written, verdict) => {
    expect(field(`verdict: ${written}\nareas: [a]\ndate: 2026-01-01`).verdict).toBe(verdict);
  });

  test('of another word is reported and not used', () => {
    const { entry, diagnostics } = front('verdict: retire\nareas: [a]\ndate: 2026-01-01');
    expect(entry.verdict).toBeNull();
    expect(placesOf(diagnostics)).toEqual(['2 bad-field']);
  });
});

describe('the visibility', () => {
  test('is private unless it says shared, in so many words', () => {
    expect(field('visibility: Shared').visibility).toBe('shared');
    for (const written of ['public', 'true', '[shared]', 'sharde']) {
      const { entry, diagnostics } = front(`visibility: ${written}`);
      expect(entry.visibility).toBe('private');
      expect(codesOf(diagnostics)).toEqual(['bad-field']);
    }
    expect(entryOf('notes/x.md', '---\nvisibility: shared\ntitle: a: b\n---\n').entry.visibility).toBe('private');
  });
});

describe('the status', () => {
  test('may be written as one writes', () => {
    for (const written of ['to-read', 'To read', 'to_read']) expect(field(`status: ${written}`, 'reading/x.md').status).toBe('to-read');
  });

  test('of no meaning for its kind is said to have none', () => {
    for (const [path, status] of [['reading/x.md', 'toread'], ['projects/x.md', 'to-read'], ['reviews/x.md', 'refused']] as const) {
      const { diagnostics } = front(`title: x\nstatus: ${status}`, path);
      expect(placesOf(diagnostics)).toEqual(['3 unknown-status']);
    }
    expect(field('status: whatever', 'notes/x.md').status).toBe('whatever');
  });
});

describe('the source', () => {
  test('may name one author as text, and keep what is not ours', () => {
    expect(field('source: { authors: A, publisher: P }').source).toEqual({ authors: ['A'] });
  });

  test.each(['https://example.org', '{ year: two thousand }', '{ authors: { a: 1 } }'])('may not be %s', (written) => {
    const { entry, diagnostics } = front(`source: ${written}`);
    expect(entry.source).toBeNull();
    expect(codesOf(diagnostics)).toEqual(['bad-field']);
  });
});

describe('a slip in a key that counts', () => {
  test.each(['minuts', 'minute', 'Minutes', 'mintues', 'mminutes', 'minutez'])('%s is pointed out', (key) => {
    const { diagnostics } = front(`title: x\n${key}: 15`, 'deep-dives/x.md');
    expect(placesOf(diagnostics)).toEqual(['3 misspelt-field']);
    expect(diagnostics[0]!.message).toContain('“minutes”');
  });

  test('is none where the field is there too, or the key is quite another', () => {
    field('data: x\ndate: 2026-01-01');
    field('mini: x\ncreated: x\nauthor: x\ntype: x\nkeywords: x');
  });
});

describe('a hint', () => {
  test.each([
    ['date: 14 September', 'date: 2026-11-02'],
    ['minutes: a while', 'minutes: 1h30'],
    ['depth: deep', 'depth: built'],
    ['kind: blog', 'kind: note'],
    ['verdict: yes\nareas: [a]\ndate: 2026-01-01', 'verdict: trial\nareas: [a]\ndate: 2026-01-01'],
    ['visibility: public', 'visibility: shared'],
    ['title: [a]', 'title: a'],
    ['tags: { a: b }', 'tags: [one, two]'],
    ['source: x', 'source: { type, authors: [], year, venue, doi, url, citekey }'],
    ['relations: x', 'relations: { informs: [], cites: [], supersedes: [], answers: [] }'],
    ['date: 2026-01-01\nareas: [{ one: }]', 'date: 2026-01-01\nareas: { one: { depth: read, minutes: 30 }, two: }'],
    ['date: 2026-01-01\nareas: { a: read }', 'date: 2026-01-01\nareas: { a: { depth: debugged, minutes: 90, verdict: trial } }'],
    ['minuts: 3', 'minutes: 3'],
    ['title: Queues: a second look', 'title: "Queues: a second look"'],
    ['areas: [a]', 'areas: [a]\ndate: 2026-11-02'],
    ['date: 2026-01-01\nverdict: trial', 'date: 2026-01-01\nverdict: trial\nareas: [id]'],
  ])('mends %j', (wrong, mended) => {
    expect(front(wrong).diagnostics).toHaveLength(1);
    expect(front(mended).diagnostics).toEqual([]);
  });
});
