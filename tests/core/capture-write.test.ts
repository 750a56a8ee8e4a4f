import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture } from '#app/core/capture.ts';
import { writeCapture } from '#app/core/capture-write.ts';
import { formatDay } from '#app/core/day.ts';
import { bodyOf } from '#app/core/body.ts';
import { NAMES } from './capture-names-of.ts';
import { dayOf, entryOf } from './read-vault.ts';

const TODAY = dayOf('2026-11-22');
const write = (input: string) => writeCapture(readCapture(input, { names: NAMES, today: TODAY }));
const textOf = (input: string) => {
  const written = write(input);
  return written.kind === 'note' ? written.text : written.line;
};

describe('a captured note', () => {
  test('says in its front matter what the line said, and no more', () => {
    expect(write('debugged ebpf, k8s 90m yesterday dropped packets came from the qdisc')).toEqual({
      kind: 'note',
      path: 'notes/dropped-packets-came-from-the-qdisc.md',
      text: '---\ntitle: dropped packets came from the qdisc\ndate: 2026-11-21\nareas: [ebpf, kubernetes]\ndepth: debugged\nminutes: 90\n---\n',
    });
    expect(textOf('the qdisc drops')).toBe('---\ntitle: the qdisc drops\ndate: 2026-11-22\n---\n');
  });

  test('is called by its first sentence in plain words, and keeps its text where that says more', () => {
    expect(textOf('Drops came from [[tc]], e.g. the **qdisc**. Next: [[nft|the other]].')).toBe(
      '---\ntitle: Drops came from Traffic control, e.g. the qdisc\ndate: 2026-11-22\nareas: [tc, nft]\n---\nDrops came from [[tc]], e.g. the **qdisc**. Next: [[nft|the other]].\n',
    );
    expect(textOf('word '.repeat(30))).toContain(`title: ${'word '.repeat(15)}word…\n`);
    expect(textOf('ebpf 10m\n\nFirst line\n\n- a\n- b\n')).toBe('---\ntitle: First line\ndate: 2026-11-22\nareas: [ebpf]\nminutes: 10\n---\nFirst line\n\n- a\n- b\n');
  });

  test('reads back as what was understood, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('', 'built ', 'ebpf 5m: ', 'cpp, ebpf: '), (typed, start) => {
      const capture = readCapture(start + typed, { names: NAMES, today: TODAY });
      const written = writeCapture(capture);
      if (written.kind === 'log' || capture.text === '') return;
      const { entry, diagnostics } = entryOf(written.path, written.text);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(entry).toMatchObject({ title: capture.target.title, depth: capture.depth, minutes: capture.minutes, kind: 'note' });
      expect(formatDay(entry.day!)).toBe(formatDay(capture.day));
      expect(entry.mentions.map(({ ref }) => ref)).toEqual(capture.areas.map(({ id }) => id));
      expect([`${capture.text}\n`, '']).toContain(bodyOf(written.text));
    }));
  });
});

describe('a captured log line', () => {
  test('is what the line said, on one line', () => {
    expect(write('debugged ebpf 90m dropped packets [[vpn]]')).toEqual({
      ...{ kind: 'log', path: 'projects/vpn.md' },
      line: { day: TODAY, depth: 'debugged', minutes: 90, refs: ['ebpf'], text: 'dropped packets [[vpn]]' },
    });
    expect(textOf('vpn: first \r\n second')).toEqual({ day: TODAY, depth: null, minutes: null, refs: [], text: 'first second' });
  });
});
