import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeCapture, completeName } from '#app/core/capture-complete.ts';
import { NAMES, namesOf } from './capture-names-of.ts';
import { vaultOf } from './read-vault.ts';

const at = (line: string) => {
  const caret = line.indexOf('|');
  const text = line.replace('|', '');
  return completeCapture(text, caret, NAMES).map(({ from, to, insert }) => `${text.slice(0, from)}${insert}|${text.slice(to)}`);
};
const as = (line: string) => completeCapture(line, line.length, NAMES).map((candidate) => `${candidate.as} ${candidate.title}`);

describe('the word at the caret', () => {
  test('becomes a depth, an area or a project', () => {
    expect(at('deb|')).toEqual(['debugged|']);
    expect(at('debugged kub| 90m x')).toEqual(['debugged kubernetes| 90m x']);
    expect(as('debugged travel')).toEqual(['project Travel site']);
  });

  test('may be the first words of a name, or of any word in it', () => {
    expect(at('built linux net|')).toEqual(['built linux-networking|', 'built linux vpn|']);
    expect(at('built restore|')).toEqual(['built backups|']);
    expect(as('built linux')).toEqual(['area Linux', 'area Linux networking']);
  });

  test('may be mistyped', () => {
    expect(at('debuged|')).toEqual(['debugged|']);
    expect(at('built kubrenetes|')).toEqual(['built kubernetes|']);
    expect(at('built kuberntes 90m|')).toEqual([]);
  });

  test('is let be in the text', () => {
    expect(at('debugged ebpf the kub|')).toEqual([]);
  });

  test('behind two brackets becomes a link to anything, closed once', () => {
    expect(at('ebpf drops as in [[desig|')).toEqual(['ebpf drops as in [[ddia]]|']);
    expect(at('see [[ebp|]] there')).toEqual(['see [[ebpf]]| there']);
    expect(at('see [[ebp|f old]] there')).toEqual(['see [[ebpf]]| there']);
  });

  test('is written by its id, in brackets where that alone would mean something else', () => {
    expect(at('built c++|')).toEqual(['built cpp|']);
    const clash = namesOf(vaultOf({ 'areas/a.md': '---\ntitle: First\n---\n', 'projects/first.md': '---\ntitle: Other\n---\n' }));
    expect(completeCapture('oth', 3, clash).map(({ insert }) => insert)).toEqual(['[[first]]']);
  });
});

describe('the names for what is typed of one', () => {
  test('are those of entries and areas, the whole name first, then its beginning', () => {
    expect(completeName('linux', NAMES)).toEqual([
      { insert: 'linux', title: 'Linux', what: 'area' },
      { insert: 'linux-networking', title: 'Linux networking', what: 'area' },
    ]);
    expect(completeName('pack', NAMES).map(({ insert }) => insert)).toEqual(['dropped-packets']);
    expect(completeName('data-intensvie', NAMES)).toEqual([]);
    expect(completeName('droped pac', NAMES).map(({ insert }) => insert)).toEqual(['dropped-packets']);
  });

  test('are none for nothing', () => {
    expect(completeName(' ', NAMES)).toEqual([]);
  });
});

describe('whatever is typed', () => {
  test('is completed around the caret, with eight candidates at most', () => {
    const piece = fc.constantFrom('built', 'eb', 'linux', '[[', ']]', 'kub', '90m', ':', ' ', ',', '\n', 'x');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')), fc.nat(60), (text, place) => {
      const caret = Math.min(place, text.length);
      const candidates = completeCapture(text, caret, NAMES);
      expect(candidates.length).toBeLessThanOrEqual(8);
      for (const { from, to } of candidates) {
        expect(from).toBeLessThanOrEqual(caret);
        expect(to).toBeGreaterThanOrEqual(caret);
        expect(text.slice(from, caret)).not.toContain('\n');
      }
    }));
  });
});
