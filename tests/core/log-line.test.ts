import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { DEPTHS } from '#app/core/depth.ts';
import { misplacedIn, parseLogLine, parseMinutes, type LogLineText } from '#app/core/log-line.ts';
import { dayOf } from './read-vault.ts';

function read(source: string): LogLineText {
  const line = parseLogLine(source);
  if (typeof line === 'string') throw new Error(`${source}: ${line}`);
  return line;
}

describe('a log line', () => {
  test('says its day, depth, minutes, areas and text', () => {
    expect(read('2026-11-02 built 90m [[remix]] [[prisma]]: moved autosave to a queue')).toEqual({
      day: dayOf('2026-11-02'),
      depth: 'built',
      minutes: 90,
      refs: ['remix', 'prisma'],
      text: 'moved autosave to a queue',
    });
  });

  test('needs no more than its day', () => {
    const bare = { day: dayOf('2026-11-02'), depth: null, minutes: null, refs: [], text: '' };
    expect(read('2026-11-02')).toEqual(bare);
    expect(read('2026-11-02:')).toEqual(bare);
    expect(read('2026-11-02: moved autosave')).toEqual({ ...bare, text: 'moved autosave' });
    expect(read('2026-11-02 : moved autosave')).toEqual({ ...bare, text: 'moved autosave' });
  });

  test('reads its parts in any order, with or without commas, in any case', () => {
    const parts = fc.shuffledSubarray(['built', '1h30', '[[remix]]', '[[prisma|the ORM]]'], { minLength: 4 });
    fc.assert(fc.property(parts, fc.constantFrom(' ', ', ', ',', '  '), fc.boolean(), (said, between, upper) => {
      const head = said.map((part) => (upper && part === 'built' ? 'BUILT' : part)).join(between);
      const line = read(`2026-11-02 ${head}: text`);
      expect(line).toMatchObject({ depth: 'built', minutes: 90, text: 'text' });
      expect(line.refs).toEqual(said.filter((part) => part.startsWith('[[')).map((part) => (part.includes('prisma') ? 'prisma' : 'remix')));
    }));
  });

  test('comes back whatever it said', () => {
    const day = fc.integer({ min: dayOf('2000-01-01'), max: dayOf('2100-01-01') });
    const ref = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .:+-]{0,20}$/u).map((text) => text.trim().replace(/\s+/g, ' '));
    const refs = fc.uniqueArray(ref, { maxLength: 4, selector: (text) => text.normalize('NFC').toLowerCase() });
    const line = fc.record({
      day,
      depth: fc.option(fc.constantFrom(...DEPTHS)),
      minutes: fc.option(fc.integer({ min: 1, max: 1440 })),
      refs,
      text: fc.stringMatching(/^[ -~]{0,40}$/).map((text) => text.trim()),
    });
    fc.assert(fc.property(line, (said) => {
      const written = [formatDay(said.day), said.depth, said.minutes && `${said.minutes}m`, ...said.refs.map((r) => `[[${r}]]`)];
      expect(read(`${written.filter(Boolean).join(' ')}: ${said.text}`)).toEqual(said);
    }));
  });

  test('keeps a colon in the name of an area, and every colon behind the first', () => {
    expect(read('2026-11-02 [[C++: the language]]: one: two')).toMatchObject({ refs: ['C++: the language'], text: 'one: two' });
  });

  test('names an area by its id alone, whatever the link shows or points at', () => {
    expect(read('2026-11-02 [[ebpf#Maps|the maps: all]] [[ tc ]]: x').refs).toEqual(['ebpf', 'tc']);
  });

  test('counts an area named twice once', () => {
    expect(read('2026-11-02 60m [[ebpf]] [[tc]] [[eBPF]]: x').refs).toEqual(['ebpf', 'tc']);
  });

  test.each([
    ['90 min', 90],
    ['90 minutes', 90],
    ['2h 15m', 135],
    ['1 hour', 60],
    ['2 hours 5 minutes', 125],
    ['1h 30', 90],
  ])('takes a time in words: %s', (time, minutes) => {
    expect(read(`2026-11-02 built ${time} [[ebpf]]: x`)).toMatchObject({ depth: 'built', minutes, refs: ['ebpf'] });
  });

  test.each([
    ['no date', 'built 90m [[ebpf]]: x'],
    ['an empty line', ''],
    ['a date no calendar has', '2026-02-30 built: x'],
    ['a short month', '2026-2-03 built: x'],
    ['a day first', '02-11-2026 built: x'],
    ['slashes', '2026/11/02 built: x'],
    ['a time of day on the date', '2026-11-02T10:30 built: x'],
    ['a time of day', '2026-11-02 10:30 built: x'],
    ['a range of days', '2026-11-02/03 built: x'],
    ['a bold date', '**2026-11-02** built: x'],
    ['a misspelt depth', '2026-11-02 biult 90m [[ebpf]]: x'],
    ['a verb for a depth', '2026-11-02 building 90m [[ebpf]]: x'],
    ['two depths', '2026-11-02 built debugged 90m: x'],
    ['two times', '2026-11-02 built 90m 30m: x'],
    ['a number without a unit', '2026-11-02 built 90 [[ebpf]]: x'],
    ['a unit without a number', '2026-11-02 built m [[ebpf]]: x'],
    ['no time at all', '2026-11-02 built 0m: x'],
    ['more than a day', '2026-11-02 built 1441m: x'],
    ['more hours than a day', '2026-11-02 built 25h: x'],
    ['a decimal comma', '2026-11-02 built 1,5h: x'],
    ['a time that goes on', '2026-11-02 built 90max: x'],
    ['an area without brackets', '2026-11-02 built 90m ebpf: x'],
    ['an area in single brackets', '2026-11-02 built 90m [ebpf]: x'],
    ['an area left open', '2026-11-02 built 90m [[ebpf: x'],
    ['an area half closed', '2026-11-02 built 90m [[ebpf]: x'],
    ['an area without a name', '2026-11-02 built 90m [[ ]]: x'],
    ['a heading without an area', '2026-11-02 built 90m [[#Maps]]: x'],
    ['a tag', '2026-11-02 built 90m #ebpf: x'],
    ['no colon', '2026-11-02 built 90m [[ebpf]] moved autosave'],
    ['a wide colon', '2026-11-02 built 90m [[ebpf]]：moved autosave'],
    ['brackets around the depth', '2026-11-02 (built) 90m: x'],
    ['a verdict', '2026-11-02 adopt [[ebpf]]: x'],
  ])('with %s is not read, and says why', (_, source) => {
    expect(parseLogLine(source)).toMatch(/^(It|“).*\.$/);
  });

  test('says which word it stumbled over', () => {
    expect(parseLogLine('2026-11-02 biult 90m: x')).toContain('“biult”');
    expect(parseLogLine('2026-11-02 built [ebpf]: x')).toContain('“[ebpf]”');
    expect(parseLogLine('2026-11-02 built 90m 30m: x')).toContain('second time, “30m”');
    expect(parseLogLine('2026-11-02 built read: x')).toContain('second depth, “read”');
    expect(parseLogLine('2026-11-02 built 30h: x')).toContain('“30h”');
  });

  test('without a colon hears that one is missing', () => {
    expect(parseLogLine('2026-11-02 built moved autosave')).toContain('a colon comes before the text');
    expect(parseLogLine('2026-11-02 built moved: autosave')).not.toContain('a colon comes before the text');
  });

  test('is read or refused, and never throws, however odd it is', () => {
    const part = fc.constantFrom('2026-11-02', ' ', ':', '[[', ']]', '[', ']', '|', '#', 'built', '90m', ',', 'ebpf', '\t', 'é', '💥');
    const odd = fc.oneof(fc.string(), fc.array(part).map((parts) => `2026-11-02 ${parts.join('')}`));
    fc.assert(fc.property(odd, (source) => {
      const line = parseLogLine(source);
      if (typeof line === 'string') expect(line).toMatch(/\.$/);
      else expect(line.refs.every((ref) => ref.trim() === ref && ref !== '')).toBe(true);
    }));
  });
});

describe('what stands behind the colon', () => {
  test.each([
    ['2026-11-02: built 90m [[ebpf]] moved autosave', 'built 90m'],
    ['2026-11-02: 90m [[ebpf]] moved autosave', '90m'],
    ['2026-11-02: built, 2h 15m', 'built, 2h 15m'],
    ['2026-11-02: read', 'read'],
    ['2026-11-02: read [[ebpf]]', 'read'],
    ['2026-11-02 built: 90m [[ebpf]] moved autosave', '90m'],
    ['2026-11-02 [[ebpf]]: built 90m', 'built 90m'],
  ])('%s: is noticed where it should have come before', (source, misplaced) => {
    expect(misplacedIn(read(source))).toBe(misplaced);
  });

  test.each([
    '2026-11-02: read the paper',
    '2026-11-02: built a queue, then debugged it',
    '2026-11-02 built 90m [[ebpf]]: 20 minutes of downtime, 2h of logs',
    '2026-11-02 built: 20 minutes of downtime',
    '2026-11-02 built 90m: built [[remix]] loaders',
    '2026-11-02: [[remix]] loaders now stream',
    '2026-11-02',
  ])('%s: is ordinary text', (source) => {
    expect(misplacedIn(read(source))).toBeNull();
  });
});

describe('a time', () => {
  test.each([
    ['90m', 90],
    ['90 min', 90],
    ['1h', 60],
    ['1h30', 90],
    ['1.5h', 90],
    ['2h 15m', 135],
    ['2H15M', 135],
    ['24h', 1440],
    [' 45m ', 45],
  ])('%s is so many minutes', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  test.each(['', 'm', 'h', '90', '0m', '0h', '-5m', '24h1m', '1441m', '1e3m', '90s', '1:30', 'h30', '1h30x', 'an hour'])('%s is none', (text) => {
    expect(parseMinutes(text)).toBeNull();
  });
});
