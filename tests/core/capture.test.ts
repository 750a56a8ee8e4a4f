import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture, type Capture } from '#app/core/capture.ts';
import { formatDay } from '#app/core/day.ts';
import { DEPTHS } from '#app/core/depth.ts';
import { NAMES } from './capture-names-of.ts';
import { dayOf } from './read-vault.ts';

/** A Sunday. */
const TODAY = dayOf('2026-11-22');
const read = (input: string) => readCapture(input, { names: NAMES, today: TODAY });
const brief = ({ depth, minutes, day, areas, target, text }: Capture) => ({
  ...{ depth, minutes, day: formatDay(day), areas: areas.map(({ id }) => id), text },
  target: target.kind === 'log' ? target.id : 'note',
});
const understood = (input: string) => read(input).parts.filter(({ as }) => as !== 'text').map(({ from, to, as, means }) => `${input.slice(from, to)} → ${as} ${means}`);

describe('a captured line', () => {
  test('is understood in the order people type it', () => {
    expect(brief(read('debugged ebpf 90m dropped packets came from the qdisc [[vpn]]'))).toEqual({
      ...{ depth: 'debugged', minutes: 90, day: '2026-11-22', areas: ['ebpf'], target: 'vpn' },
      text: 'dropped packets came from the qdisc [[vpn]]',
    });
  });

  test('needs nothing but text', () => {
    expect(brief(read('dropped packets came from the qdisc'))).toEqual({
      ...{ depth: null, minutes: null, day: '2026-11-22', areas: [], target: 'note' },
      text: 'dropped packets came from the qdisc',
    });
  });

  test('may have its parts in any order, with commas and connecting words', () => {
    const wanted = { depth: 'debugged', minutes: 90, day: '2026-11-21', areas: ['ebpf'], text: 'the qdisc drops', target: 'note' };
    fc.assert(fc.property(fc.shuffledSubarray(['Debugged', 'eBPF', '1h30', 'yesterday'], { minLength: 4 }), fc.constantFrom(' ', ', ', ',', '  ', ' on ', ' with the ', ' and, '), (parts, between) => {
      expect(brief(read(`${parts.join(between)} the qdisc drops`))).toEqual(wanted);
    }));
  });

  test('may say all of it in words', () => {
    expect(brief(read('spent 2h 15m on Linux networking with kubernetes last friday: routes vanished'))).toEqual({
      ...{ depth: null, minutes: 135, day: '2026-11-20', areas: ['linux-networking', 'kubernetes'], target: 'note' },
      text: 'routes vanished',
    });
  });

  test('gives every depth, and the forms people type', () => {
    for (const depth of DEPTHS) expect(read(`${depth.toUpperCase()} ebpf x`).depth).toBe(depth);
    const forms = { building: 'built', debug: 'debugged', debugging: 'debugged', operate: 'operated', review: 'reviewed', met: 'discussed', talked: 'discussed', discuss: 'discussed', reading: 'read' };
    for (const [form, depth] of Object.entries(forms)) expect(read(`${form} ebpf x`)).toMatchObject({ depth, text: 'x' });
  });

  test('takes no deep contact from a word that may only open the sentence', () => {
    for (const text of ['build pipeline broke', 'operating system upgrade', 'built-in auth is broken', 'building blocks of [[ebpf]]']) {
      expect(read(text)).toMatchObject({ depth: null, text });
    }
    expect(read('build: moved to a queue')).toMatchObject({ depth: 'built', text: 'moved to a queue' });
  });

  test('names the longest area there is, by id, title or alias, bare or in brackets', () => {
    for (const name of ['linux networking', 'Linux-Networking', '[[linux-networking]]', '[[Linux networking#Routes|routes]]']) {
      expect(brief(read(`${name} 10m x`)).areas).toEqual(['linux-networking']);
    }
    expect(brief(read('k8s, bpf, linux x')).areas).toEqual(['kubernetes', 'ebpf', 'linux']);
    expect(brief(read('built C++: the language 10m templates'))).toMatchObject({ areas: ['cpp'], minutes: 10, text: 'templates' });
    expect(brief(read('backup & restore drills: found a key')).areas).toEqual(['backups']);
    expect(read('K8S x').areas).toEqual([{ id: 'kubernetes', title: 'Kubernetes', written: 'K8S' }]);
  });

  test('begins its text with the first thing it does not understand, connecting words included', () => {
    expect(read('met with the platform team about kubernetes')).toMatchObject({ depth: 'discussed', areas: [], text: 'with the platform team about kubernetes' });
    expect(read('built 90m reviewed 30m x').text).toBe('reviewed 30m x');
    expect(read('ebpf [[ebpf]] x').text).toBe('[[ebpf]] x');
  });

  test('ends its head at a colon, a dash, a full stop or a line end', () => {
    for (const sign of [':', ' :', ' -', ' —', '.', '\n', '\r\n\r\n']) {
      expect(read(`built ebpf${sign} kubernetes 90m of it`), sign).toMatchObject({ depth: 'built', minutes: null, text: 'kubernetes 90m of it' });
    }
    expect(read('Note: this is text').text).toBe('Note: this is text');
  });

  test('says what it took from what', () => {
    expect(understood('debugging k8s yesterday 1.5h the probe [[vpn]]')).toEqual([
      'debugging → depth debugged',
      'k8s → area Kubernetes',
      'yesterday → day 2026-11-21',
      '1.5h → minutes 90 min',
      '[[vpn]] → target A private network',
    ]);
  });

  test('without text is not kept', () => {
    for (const input of ['', '  ', 'ebpf', 'debugged ebpf 90m yesterday', '\n']) expect(read(input).problem?.code, input).toBe('empty');
    expect(read('x').problem).toBeNull();
  });
});

describe('the day of a captured line', () => {
  const day = (said: string) => formatDay(read(`${said}: x`).day);

  test('is today, or as a person says it', () => {
    const days = {
      'built': '2026-11-22', 'today': '2026-11-22', 'Yesterday': '2026-11-21', 'sat': '2026-11-21', 'last friday': '2026-11-20',
      'mon': '2026-11-16', 'on mon': '2026-11-16', 'Thurs': '2026-11-19', '2 days ago': '2026-11-20', 'a week ago': '2026-11-15', '11-02': '2026-11-02', '2 nov': '2026-11-02',
      'Nov 2nd': '2026-11-02', '3 december': '2025-12-03', '12-03': '2025-12-03', '29 feb': '2024-02-29', '2 nov 2024': '2024-11-02', '2026-11-02': '2026-11-02',
    };
    for (const [said, wanted] of Object.entries(days)) expect(day(said), said).toBe(wanted);
  });

  test('named by today’s own weekday is a week ago, and says so', () => {
    expect(formatDay(read('sunday ebpf x').day)).toBe('2026-11-15');
    expect(read('sunday ebpf x').notes).toContain('“sunday” is Sunday, 15 November 2026.');
  });

  test('lies ahead only as a whole date, and says so', () => {
    expect(read('2026-12-01 ebpf x').notes).toContain('1 December 2026 is still to come: until then it counts for nothing.');
    expect(read('1 dec 2026 x')).toMatchObject({ day: TODAY, text: '1 dec 2026 x' });
  });

  test('that no calendar has is text', () => {
    for (const text of ['2026-02-30 x', '31 feb x', '25-11 x', '99-99 x', '0 nov x']) expect(read(text)).toMatchObject({ day: TODAY, text });
  });

  test('is never after today unless a whole date says so', () => {
    const word = fc.constantFrom('mon', 'tuesday', 'last wed', 'thu', 'fri', 'sat', 'sun', '2 days ago', '12-31', '31 dec', 'jan 1', 'yesterday', 'today');
    fc.assert(fc.property(word, fc.integer({ min: 0, max: 3000 }), (said, later) => {
      const capture = readCapture(`${said} x`, { names: NAMES, today: TODAY + later });
      expect(capture.day).toBeLessThanOrEqual(TODAY + later);
      expect(capture.text).toBe('x');
    }));
  });
});

describe('the end of a captured line', () => {
  test('may say time and day that its head does not', () => {
    expect(brief(read('ebpf: qdisc drops 90 min yesterday'))).toMatchObject({ minutes: 90, day: '2026-11-21', text: 'qdisc drops' });
    expect(brief(read('qdisc drops, 2026-11-02, 1h30.'))).toMatchObject({ minutes: 90, day: '2026-11-02', text: 'qdisc drops' });
    expect(brief(read('20m qdisc drops 90m'))).toMatchObject({ minutes: 20, text: 'qdisc drops 90m' });
  });

  test('belongs to the sentence where a word before it says so', () => {
    for (const text of ['raised the limit from 5m to 30m', 'down since yesterday', 'pods were down for 20m', 'timeout = 5m', 'due by 2026-11-02', 'it broke on fri']) {
      expect(read(text)).toMatchObject({ minutes: null, day: TODAY, text });
    }
  });
});

describe('what a captured line belongs to', () => {
  test('is the log of a project named before the text, in brackets or not', () => {
    for (const head of ['vpn', 'VPN', 'a private network', '[[vpn]]', 'built [[A private network]] 10m']) {
      expect(read(`${head}: moved the relay`).target).toEqual({ kind: 'log', id: 'vpn', path: 'projects/vpn.md', title: 'A private network', entryKind: 'project' });
    }
  });

  test('is an entry of any kind linked before the text, but in the text a project only', () => {
    expect(brief(read('read 45m [[ddia]] replication'))).toMatchObject({ target: 'ddia', text: 'replication' });
    expect(brief(read('replication as in [[ddia]]')).target).toBe('note');
    expect(brief(read('dropped packets again')).target).toBe('note');
  });

  test('is a note where the text links two projects, and says how to choose', () => {
    const capture = read('moved it from [[vpn]] to [[travel-site]]');
    expect(capture.target.kind).toBe('note');
    expect(capture.notes[0]).toBe('The text links A private network and Travel site: for a line in the log of one, name it first.');
    expect(brief(read('travel-site: moved it to [[vpn]]')).target).toBe('travel-site');
  });

  test('is a note with an id and a title that nothing goes by', () => {
    expect(read('Dropped packets').target).toMatchObject({ kind: 'note', title: 'Dropped packets (2026-11-22)', id: 'dropped-packets-2026-11-22', path: 'notes/dropped-packets-2026-11-22.md' });
    expect(read('readme').target).toMatchObject({ id: 'note-of-2026-11-22' });
    expect(read('***').target).toMatchObject({ title: 'Note of 2026-11-22', id: 'note-of-2026-11-22' });
  });

  test('takes no link from code or behind a backslash', () => {
    for (const text of ['write `[[vpn]]` there', 'write ``[[vpn]]`` there', 'write \\[[vpn]] there']) expect(read(text).target.kind).toBe('note');
  });
});

describe('areas that only the text links', () => {
  test('count where the head names none', () => {
    expect(brief(read('drops seen with [[eBPF]] and [[tc]]')).areas).toEqual(['ebpf', 'tc']);
    expect(brief(read('linux drops seen with [[eBPF]]')).areas).toEqual(['linux']);
    expect(read('drops seen with [[eBPF]]').notes[0]).toBe('It counts for eBPF, which the text links.');
  });
});

describe('what a captured line leaves out', () => {
  test('is said in sentences', () => {
    expect(read('ebpf drops').notes).toEqual(['No depth is said: it counts as read.', 'No time is said: 15 min are assumed.']);
    expect(read('drops').notes).toEqual(['It names no area, so it counts for none.']);
    expect(read('vpn: drops').notes).toEqual([
      'It counts for the areas that A private network names.',
      'No depth is said: it counts as A private network says, else as built.',
      'No time is said: it counts as A private network says, else 60 min are assumed.',
    ]);
  });
});

describe('a name that is nearly right', () => {
  const near = (input: string) => read(input).near.map(({ written, why, candidates }) => [written, why, ...candidates.map(({ write }) => write)]);

  test('is offered as what it may be, best first', () => {
    expect(near('debuged ebpf 90m x')).toEqual([['debuged', 'misspelt', 'debugged']]);
    expect(near('debugged kuberntes 90m x')).toEqual([['kuberntes', 'missing', '[[kubernetes]]']]);
    expect(near('linux netwroking 90m x')).toEqual([]);
    expect(near('read linux-netwroking 90m x')).toEqual([['linux-netwroking', 'missing', '[[linux-networking]]']]);
    expect(near('moved [[travel-sit]]')).toEqual([['travel-sit', 'misspelt', '[[travel-site]]']]);
  });

  test('that means two things is text, and both are offered', () => {
    expect(read('built filter 90m x')).toMatchObject({ areas: [], minutes: null, text: 'filter 90m x' });
    expect(near('built filter 90m x')).toEqual([['filter', 'ambiguous', '[[nft]]', '[[tc]]']]);
    expect(near('see [[filter]]')).toEqual([['filter', 'ambiguous', '[[nft]]', '[[tc]]']]);
  });

  test('is not suspected in ordinary words', () => {
    for (const text of ['the qdisc was to blame', 'real packets', 'build']) expect(near(text).flat()).not.toContain('[[ebpf]]');
    expect(near('read the docs')).toEqual([]);
  });
});

describe('any line at all', () => {
  const piece = fc.constantFrom('built', 'ebpf', '[[vpn]]', '[[', ']]', '90m', 'yesterday', '2 days ago', ':', ',', '`', '\\', '\n', 'filter', 'x', '.', ' ', '\u{1F600}', '2026-11-02', 'on');
  const line = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')), fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')));

  test('has parts in order that do not overlap, and a text that was typed', () => {
    fc.assert(fc.property(line, (input) => {
      const { parts, text, problem } = read(input);
      parts.reduce((at, { from, to }) => {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThan(from);
        return to;
      }, 0);
      expect(input).toContain(text);
      expect(text).toBe(text.trim());
      expect(problem === null).toBe(text !== '');
    }));
  });

  test('may be long and hostile', () => {
    const hostile = ['ebpf '.repeat(50_000), '[['.repeat(50_000), '`'.repeat(100_000), '` '.repeat(50_000), '[[vpn]] '.repeat(20_000), 'x 90m '.repeat(50_000), `x${' '.repeat(100_000)}`, '('.repeat(100_000), '\\'.repeat(100_001)];
    for (const input of hostile) expect(read(input).day).toBeLessThanOrEqual(TODAY);
  });
});
