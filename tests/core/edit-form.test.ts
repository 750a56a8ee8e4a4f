import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyForm, formOf, type FormField } from '#app/core/edit/form.ts';
import { KINDS, type Kind } from '#app/core/entry.ts';
import type { SubjectKind } from '#app/core/form-view.ts';
import { roleOf } from '#app/core/read-file.ts';
import { kindOfFolder } from '#app/core/read-entry.ts';
import { DISGUISES, VAULT_TEXTS } from './edit-vault-texts.ts';
import { entryOf } from './read-vault.ts';

function fieldsOf(kind: SubjectKind, text: string): FormField[] {
  const form = formOf(kind, text);
  if (!form.ok) throw new Error(form.problem.message);
  return form.value.fields;
}

const shown = (kind: SubjectKind, text: string) => Object.fromEntries(fieldsOf(kind, text).map(({ key, value }) => [key, value]));

/** What a browser sends of a form nobody touched, and of what was typed into it. */
function apply(kind: SubjectKind, text: string, typed: Record<string, string>): string {
  const sent = fieldsOf(kind, text).map(({ key, value, control }) => [key, control === 'areas' ? value.replaceAll('\n', '\r\n') : value.replace(/[\r\n]/g, '')]);
  const applied = applyForm(text, kind, { ...(Object.fromEntries(sent) as Record<string, string>), ...typed });
  if ('problems' in applied) throw new Error(JSON.stringify(applied.problems));
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value;
}

/** The front matter alone, in and out. */
const inside = (yaml: string, typed: Record<string, string>, kind: SubjectKind = 'deep-dive') => apply(kind, `---\n${yaml}\n---\nbody\n`, typed).slice(4, -10);

function refusals(yaml: string, typed: Record<string, string>, kind: SubjectKind = 'deep-dive'): [string, string][] {
  const applied = applyForm(`---\n${yaml}\n---\n`, kind, typed);
  return 'problems' in applied ? applied.problems.map(({ key, message }) => [key, message]) : [];
}

const subjects = VAULT_TEXTS.flatMap(({ path, text }) => {
  const kind: SubjectKind | null = roleOf(path) === 'area' ? 'area' : kindOfFolder(path);
  return kind ? [{ path, text, kind }] : [];
});

describe('a form', () => {
  test('that comes back untouched changes nothing, in any file of the example vault', () => {
    for (const { text, kind } of subjects) for (const disguise of DISGUISES) expect(apply(kind, disguise(text), {})).toBe(disguise(text));
  });

  test('shows of an entry what the file says, as it is written', () => {
    expect(shown('deep-dive', '---\ntitle: "a: b"\ndate: 2026-05-17\nareas:\n  ebpf: { verdict: trial, minutes: 75, depth: debugged }\n  tc:\nminutes: 1h30\ntags: [x, y]\n---\n')).toMatchObject({
      title: 'a: b',
      date: '2026-05-17',
      areas: 'ebpf debugged 75m trial\ntc',
      minutes: '1h30',
      tags: 'x, y',
    });
  });

  test.each(KINDS)('has for a %s the fields that make sense of it', (kind: Kind) => {
    const keys = fieldsOf(kind, '').map(({ key }) => key);
    expect(keys.slice(0, 5)).toEqual(['title', 'date', 'areas', 'depth', 'minutes']);
    expect(keys.includes('status')).toBe(['project', 'reading', 'review'].includes(kind));
    expect(keys.some((key) => key.startsWith('source.'))).toBe(kind === 'reading');
    expect(keys).not.toContain('quadrant');
  });

  test('of an area asks what areas have', () => {
    expect(fieldsOf('area', '').map(({ key }) => key)).toEqual(['title', 'quadrant', 'aliases', 'vendor', 'parent', 'tags', 'target', 'value', 'notBefore']);
  });

  test('cannot be made of front matter that cannot be read', () => {
    expect(formOf('note', '---\ntitle: [a\n---\n').ok).toBe(false);
  });
});

describe('what was typed is written, and nothing else', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['a title', 'title: Old # why\ndate: 2026-01-01', { title: 'New' }, 'title: New # why\ndate: 2026-01-01'],
    ['a date', 'title: x\ndate:', { date: '2026-01-02' }, 'title: x\ndate: 2026-01-02'],
    ['a time as typed', 'minutes: 60', { minutes: '1h30' }, 'minutes: 1h30'],
    ['one tag more', 'tags: [a, "b"] # t', { tags: 'a, b, c' }, 'tags: [a, "b", c] # t'],
    ['no tags', 'tags: [a]', { tags: ' ' }, 'tags: []'],
    ['nothing', 'title: x\nverdict: trial', { verdict: '' }, 'title: x'],
    ['one more area', 'areas: [ebpf]', { areas: 'ebpf\r\nlinux networking' }, 'areas: [ebpf, linux networking]'],
    ['details of an area', 'areas: [ebpf, tc]', { areas: 'ebpf 60m debugged TRIAL\ntc' }, 'areas: { ebpf: { depth: debugged, minutes: 60, verdict: trial }, tc: }'],
    ['details of an area of several words', 'areas:\n  - linux networking', { areas: 'linux networking 1h' }, 'areas:\n  linux networking: { minutes: 60 }'],
    ['another detail', 'areas:\n  ebpf: { depth: debugged, note: mine } # c\n  tc:', { areas: 'ebpf debugged 30m\ntc' }, 'areas:\n  ebpf: { depth: debugged, minutes: 30, note: mine } # c\n  tc:'],
    ['two lines of areas as one', 'areas: [linux, networking]', { areas: 'linux networking' }, 'areas: [linux networking]'],
    ['authors', 'source: { type: book, authors: ["B, A."] }', { 'source.authors': 'B, A.; D, C.' }, 'source: { type: book, authors: ["B, A.", "D, C."] }'],
    ['one field of a source cleared and another set', 'source:\n  year: 2020', { 'source.year': '', 'source.venue': 'X' }, 'source:\n  venue: X'],
  ])('%s', (_, yaml, typed, expected) => expect(inside(yaml, typed, yaml.startsWith('source') ? 'reading' : 'deep-dive')).toBe(expected));

  test('a value on several lines is not changed by a field that shows one', () => {
    const yaml = 'title: >-\n  One\n  two\n\n  three\ndate: 2026-01-01';
    expect(inside(yaml, { date: '2026-01-02' })).toBe(yaml.replace('-01-01', '-01-02'));
  });

  test('an area that was there keeps its name and details whatever its words are', () => {
    expect(inside('areas: [On trial, ebpf]', { areas: 'On trial\nebpf\ntc' })).toBe('areas: [On trial, ebpf, tc]');
    const odd = 'areas:\n  ebpf: { depth: deep, minutes: soon } # c\n  Things read: { minutes: 1h }\n  tc: later';
    expect(inside(odd, { areas: `${shown('note', `---\n${odd}\n---\n`)['areas']!}\nxdp` })).toBe(`${odd}\n  xdp:`);
  });
});

describe('what cannot be read is refused, field by field, with how to write it', () => {
  test.each<[string, string, RegExp]>([
    ['date', '2026-02-30', /YYYY-MM-DD/],
    ['minutes', '9000', /1440/],
    ['minutes', 'soon', /number/],
    ['depth', 'deep', /built/],
    ['verdict', 'maybe', /adopt/],
    ['visibility', 'public', /private or shared|private, shared/],
    ['target', '2', /between 0 and 1/],
    ['value', 'much', /number/],
    ['source.year', 'MMXX', /number/],
  ])('%s: %s', (key, typed, hint) => {
    const kind: SubjectKind = ['target', 'value'].includes(key) ? 'area' : key.startsWith('source') ? 'reading' : 'deep-dive';
    const [problem, ...others] = refusals('title: x', { title: 'New', [key]: typed }, kind);
    expect(others).toEqual([]);
    expect(problem?.[0]).toBe(key);
    expect(problem?.[1]).toMatch(hint);
  });

  test('but not what was there already', () => {
    expect(inside('minutes: soon\ntitle: x', { title: 'New' })).toBe('minutes: soon\ntitle: New');
  });
});

test('areas typed in any way are read back as they were meant', () => {
  const name = fc.constantFrom('ebpf', 'linux networking', 'C++', 'été');
  const details = fc.shuffledSubarray(['built', '75m', 'trial']);
  const meant = fc.uniqueArray(fc.tuple(name, details), { minLength: 1, selector: ([one]) => one });
  const before = fc.constantFrom('areas: []', 'areas:', 'title: x', 'areas: [ebpf, été]', 'areas:\n  - C++ # c', 'areas: { ebpf: { depth: read, minutes: 5 } }', 'areas:\n  ebpf: { verdict: hold } # c\n  linux networking:');
  fc.assert(
    fc.property(meant, before, fc.constantFrom('\n', '\r\n', ' \n\n'), (areas, yaml, end) => {
      const typed = areas.map(([one, said]) => [one, ...said].join(' ')).join(end);
      const text = apply('note', `---\n${yaml}\n---\n`, { areas: typed });
      const read = entryOf('notes/x.md', text).entry.mentions.map(({ ref, depth, minutes, verdict }) => ({ ref, depth, minutes, verdict }));
      const wanted = areas.map(([ref, said]) => ({ ref, depth: said.includes('built') ? 'built' : null, minutes: said.includes('75m') ? 75 : null, verdict: said.includes('trial') ? 'trial' : null }));
      const byName = (a: { ref: string }, b: { ref: string }) => (a.ref < b.ref ? -1 : 1);
      expect(read.sort(byName)).toEqual(wanted.sort(byName));
    }),
  );
});
