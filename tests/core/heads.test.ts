import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { claimStatements, headOfArea, headOfEntry } from '#app/core/heads.ts';
import { areaOf, dayOf, entryOf } from './read-vault.ts';

const entry = (yaml: string, body = '') => entryOf('projects/x.md', `---\n${yaml}\n---\n${body}`).entry;

describe('the head of an entry', () => {
  test('has what the whole vault needs to know of it', () => {
    const head = headOfEntry(entry('title: X\ndate: 2026-01-01\nareas: [a]\ntags: [t]\nstatus: active\nvendor: V\nvisibility: shared', '## Log\n- 2026-11-02 [[b]] [[a]]: x\n'));
    expect(head).toEqual({
      ...{ id: 'x', path: 'projects/x.md', title: 'X', aliases: [], isArea: false, kind: 'project' },
      ...{ status: 'active', visibility: 'shared', tags: ['t'], vendor: 'V', refs: ['a', 'b'] },
      ...{ day: dayOf('2026-01-01'), lastDay: dayOf('2026-11-02') },
    });
  });

  test('stands where it was last touched: its date, or a line of its log', () => {
    expect(headOfEntry(entry('title: x')).lastDay).toBeNull();
    expect(headOfEntry(entry('date: 2026-12-24', '## Log\n- 2026-11-02 [[b]]: x\n')).lastDay).toBe(dayOf('2026-12-24'));
    expect(headOfEntry(entry('title: x', '## Log\n- 2026-11-02 [[b]]: x\n- 2026-10-02 [[b]]: x\n')).lastDay).toBe(dayOf('2026-11-02'));
  });
});

describe('an entry with a very long log', () => {
  test('has its last day', () => {
    const line = { day: 0, depth: null, minutes: null, refs: ['a'], text: '', line: 1 };
    const log = Array.from({ length: 200_000 }, (_, day) => ({ ...line, day }));
    expect(headOfEntry({ ...entry('title: x'), log }).lastDay).toBe(199_999);
  });
});

describe('the head of an area', () => {
  test('is its names', () => {
    expect(headOfArea(areaOf('areas/ebpf.md', '---\naliases: [BPF]\n---\n# eBPF').area)).toEqual({ id: 'ebpf', path: 'areas/ebpf.md', title: 'eBPF', aliases: ['BPF'], isArea: true });
  });
});

describe('verdicts', () => {
  const said = (yaml: string) => claimStatements(entry(yaml)).map(({ ref, verdict, day, line }) => `${formatDay(day)} ${ref} ${verdict} ${line}`);

  test('are stated of every area an entry names, on its date', () => {
    expect(said('date: 2026-01-01\nareas:\n  - a\n  - b\nverdict: trial')).toEqual(['2026-01-01 a trial 4', '2026-01-01 b trial 5']);
  });

  test('are what is said of an area where it has one of its own', () => {
    expect(said('date: 2026-01-01\nareas:\n  a: { verdict: caution }\n  b:\nverdict: adopt')).toEqual(['2026-01-01 a hold 4', '2026-01-01 b adopt 5']);
    expect(said('date: 2026-01-01\nareas:\n  a: { verdict: hold }\n  b:')).toEqual(['2026-01-01 a hold 4']);
  });

  test('need a date', () => {
    expect(said('areas: [a]\nverdict: adopt')).toEqual([]);
  });
});
