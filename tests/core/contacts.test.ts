import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimContacts, DEPTH_OF, MINUTES_OF } from '#app/core/contacts.ts';
import { formatDay } from '#app/core/day.ts';
import { DEPTHS, isFirstHand } from '#app/core/depth.ts';
import { FOLDER_OF, KINDS, STATUSES_OF, type Kind } from '#app/core/entry.ts';
import { compileTimeline, evidenceAt } from '#app/core/timeline.ts';
import { dayOf, entryOf } from './read-vault.ts';

const claims = (kind: Kind, yaml: string, body = '') => claimContacts(entryOf(`${FOLDER_OF[kind]}/x.md`, `---\n${yaml}\n---\n${body}`).entry);
/** `2026-09-14 ebpf debugged 90`, with ~ before estimated minutes. */
const said = (...args: Parameters<typeof claims>) =>
  claims(...args).map((c) => `${formatDay(c.day)} ${c.ref} ${c.depth} ${c.estimated ? '~' : ''}${c.minutes}`);

describe('an entry that says little', () => {
  test.each([
    ['project', '2026-09-14 ebpf built ~60'],
    ['deep-dive', '2026-09-14 ebpf reviewed ~90'],
    ['review', '2026-09-14 ebpf reviewed ~60'],
    ['meeting', '2026-09-14 ebpf discussed ~45'],
    ['reading', '2026-09-14 ebpf read ~45'],
    ['note', '2026-09-14 ebpf read ~15'],
  ] as const)('%s: is assumed to be %s', (kind, contact) => {
    expect(said(kind, 'date: 2026-09-14\nareas: [ebpf]')).toEqual([contact]);
  });

  test('claims nothing without a date, or without an area', () => {
    for (const kind of KINDS) {
      expect(claims(kind, 'areas: [ebpf]\ndepth: built')).toEqual([]);
      expect(claims(kind, 'date: 2026-09-14\ndepth: built\nminutes: 90')).toEqual([]);
    }
  });
});

describe('minutes', () => {
  test('of 0 are no contact, for an entry or for one of its areas', () => {
    expect(said('note', 'date: 2026-09-14\nminutes: 0\nareas: { a: { verdict: trial }, b: }')).toEqual([]);
    expect(said('note', 'date: 2026-09-14\nminutes: 0\nareas: { a: { minutes: 20 }, b: }')).toEqual(['2026-09-14 a read 20']);
    expect(said('review', 'date: 2026-09-14\nminutes: 60\nareas: { a: { minutes: 0 }, b: }')).toEqual(['2026-09-14 b reviewed 60']);
  });

  test('are shared evenly among the areas', () => {
    expect(said('note', 'date: 2026-09-14\nareas: [a, b, c]\nminutes: 120')).toEqual(['2026-09-14 a read 40', '2026-09-14 b read 40', '2026-09-14 c read 40']);
  });

  test('are shared evenly among the areas that name none', () => {
    expect(said('note', 'date: 2026-09-14\nareas: { a: { minutes: 90 }, b: , c: }\nminutes: 120')).toEqual(['2026-09-14 a read 90', '2026-09-14 b read 60', '2026-09-14 c read 60']);
  });

  test('are estimated only where neither the area nor the entry names any', () => {
    expect(said('deep-dive', 'date: 2026-09-14\nareas: { a: { minutes: 20 }, b: , c: }')).toEqual(['2026-09-14 a reviewed 20', '2026-09-14 b reviewed ~45', '2026-09-14 c reviewed ~45']);
  });

  test('add up, whatever names how much', () => {
    const area = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minutes: fc.option(fc.integer({ min: 1, max: 300 })) });
    const areas = fc.uniqueArray(area, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
    fc.assert(fc.property(fc.constantFrom(...KINDS), areas, fc.option(fc.integer({ min: 1, max: 600 })), (kind, named, total) => {
      const map = named.map(({ name, minutes }) => `  ${name}: ${minutes === null ? '' : `{ minutes: ${minutes} }`}`).join('\n');
      const found = claims(kind, `date: 2026-09-14\n${total === null ? '' : `minutes: ${total}\n`}areas:\n${map}`);
      const stated = named.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
      const shared = named.some(({ minutes }) => minutes === null) ? (total ?? MINUTES_OF[kind]) : 0;
      expect(found).toHaveLength(named.length);
      expect(found.reduce((sum, c) => sum + c.minutes, 0)).toBeCloseTo(stated + shared, 9);
      expect(found.every((c) => c.minutes > 0)).toBe(true);
    }));
  });
});

describe('depth', () => {
  test('is what the area says, else the entry, else the kind', () => {
    expect(said('meeting', 'date: 2026-09-14\nareas: { a: { depth: debugged }, b: }\ndepth: operated\nminutes: 60')).toEqual(['2026-09-14 a debugged 30', '2026-09-14 b operated 30']);
  });
});

describe('a log line', () => {
  const log = (line: string) => `## Log\n- ${line}\n`;

  test('is one contact for each area it names', () => {
    expect(said('project', 'date: 2026-01-01\nareas: [z]', log('2026-11-02 debugged 90m [[remix]] [[prisma]]: x'))).toEqual(['2026-11-02 remix debugged 45', '2026-11-02 prisma debugged 45']);
  });

  test('falls back to the entry in all that it does not say', () => {
    expect(said('project', 'areas: [a, b]\ndepth: operated\nminutes: 30', log('2026-11-02: x'))).toEqual(['2026-11-02 a operated 15', '2026-11-02 b operated 15']);
    expect(said('project', 'areas: [a]', log('2026-11-02: x'))).toEqual(['2026-11-02 a built ~60']);
    expect(said('project', 'title: x', log('2026-11-02 [[a]]: x'))).toEqual(['2026-11-02 a built ~60']);
  });

  test('falls back to what the entry says of the very area, however its name is written', () => {
    const yaml = 'areas:\n  Linux  Networking: { depth: read, minutes: 10 }\n  b:\nminutes: 60';
    expect(said('project', yaml, log('2026-11-02 [[linux networking]] [[c]]: x'))).toEqual(['2026-11-02 linux networking read 10', '2026-11-02 c built 60']);
    expect(said('project', yaml, log('2026-11-02: x'))).toEqual(['2026-11-02 Linux  Networking read 10', '2026-11-02 b built 60']);
    expect(said('project', yaml, log('2026-11-02 built 80m: x'))).toEqual(['2026-11-02 Linux  Networking built 40', '2026-11-02 b built 40']);
  });

  test('points at itself, as the entry’s own date points at its areas', () => {
    const found = claims('note', 'date: 2026-11-01\nareas:\n  - a\n  - b', log('2026-11-02: x'));
    expect(found.map((c) => c.line)).toEqual([4, 5, 8, 8]);
    expect(found.every((c) => c.entry === 'x' && c.path === 'notes/x.md')).toBe(true);
  });
});

describe('the date of an entry', () => {
  test('is a session of its own beside a log, but of a project it says when it began', () => {
    const body = '## Log\n- 2026-11-02 30m: x\n';
    expect(claims('deep-dive', 'date: 2026-11-01\nareas: [a]', body)).toHaveLength(2);
    expect(said('project', 'date: 2026-11-01\nareas: [a]', body)).toEqual(['2026-11-02 a built 30']);
  });

  test('is not counted beside a log line of that very day, which says what was done on it', () => {
    const body = '## Log\n- 2026-11-01 built 30m [[a]]: x\n- 2026-11-03 20m [[b]]: y\n';
    expect(said('deep-dive', 'date: 2026-11-01\nareas: [a, b]\nminutes: 120', body)).toEqual(['2026-11-01 a built 30', '2026-11-03 b reviewed 20']);
    expect(said('deep-dive', 'date: 2026-11-02\nareas: [a, b]\nminutes: 120', body)).toHaveLength(4);
  });

  test('of a source on the list to be read is no contact', () => {
    for (const status of STATUSES_OF.reading!) {
      const found = claims('reading', `date: 2026-11-01\nareas: [a]\nstatus: ${status}`);
      expect(found).toHaveLength(status === 'reading' || status === 'read' ? 1 : 0);
    }
  });

  test('of an abandoned source counts for the time that is stated', () => {
    expect(said('reading', 'date: 2026-11-01\nareas: [a, b]\nstatus: abandoned\nminutes: 20')).toHaveLength(2);
    expect(said('reading', 'date: 2026-11-01\nareas: { a: { minutes: 20 }, b: }\nstatus: abandoned')).toEqual(['2026-11-01 a read 20']);
  });
});

describe('no evidence is upgraded by omission', () => {
  const others = KINDS.filter((kind) => kind !== 'project');
  const depth = fc.constantFrom(...DEPTHS);
  const minutes = fc.integer({ min: 1, max: 600 });
  const evidence = (kind: Kind, yaml: string) =>
    evidenceAt(compileTimeline(claims(kind, `date: 2026-09-14\nareas: [a]\n${yaml}`)), dayOf('2026-09-14'));

  test('an entry that does not say so was never first-hand, unless it is a project', () => {
    fc.assert(fc.property(fc.constantFrom(...others), fc.option(minutes), fc.boolean(), (kind, m, asMap) => {
      const found = claims(kind, `date: 2026-09-14\nareas: ${asMap ? '{ a: , b: {} }' : '[a, b]'}\n${m === null ? '' : `minutes: ${m}`}`, '## Log\n- 2026-09-15: x\n- 2026-09-16 30m [[c]]: y\n');
      expect(found).toHaveLength(5);
      expect(found.some((c) => isFirstHand(c.depth))).toBe(false);
    }));
  });

  test('leaving out a depth never leaves more than a stated depth at or below the kind’s own would', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), depth, minutes, (kind, stated, m) => {
      const isShallower = DEPTHS.indexOf(stated) > DEPTHS.indexOf(DEPTH_OF[kind]);
      const dropped = evidence(kind, `minutes: ${m}`);
      if (!isShallower) expect(dropped).toBeLessThanOrEqual(evidence(kind, `depth: ${stated}\nminutes: ${m}`));
      expect(dropped).toBe(evidence(kind, `depth: ${DEPTH_OF[kind]}\nminutes: ${m}`));
    }));
  });

  test('leaving out minutes never counts for more than the kind’s own, and shows as an estimate', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), depth, minutes, (kind, d, m) => {
      const dropped = claims(kind, `date: 2026-09-14\nareas: [a]\ndepth: ${d}`);
      expect(dropped).toMatchObject([{ minutes: MINUTES_OF[kind], estimated: true }]);
      if (m >= MINUTES_OF[kind]) expect(evidence(kind, `depth: ${d}`)).toBeLessThanOrEqual(evidence(kind, `depth: ${d}\nminutes: ${m}`));
    }));
  });

  test('naming more areas never adds time', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 8 }), (kind, n) => {
      const areas = Array.from({ length: n }, (_, i) => `a${i}`).join(', ');
      const total = claims(kind, `date: 2026-09-14\nareas: [${areas}]`).reduce((sum, c) => sum + c.minutes, 0);
      expect(total).toBeCloseTo(MINUTES_OF[kind], 9);
    }));
  });

  test('a depth that cannot be read never counts as first-hand', () => {
    for (const kind of KINDS) {
      for (const yaml of ['areas: [a]\ndepth: biult', 'areas: { a: { depth: biult } }', 'areas: { a: built }']) {
        expect(claims(kind, `date: 2026-09-14\n${yaml}`).some((c) => isFirstHand(c.depth))).toBe(false);
      }
    }
  });
});
