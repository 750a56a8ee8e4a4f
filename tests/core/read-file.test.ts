import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOfEntry } from '#app/core/heads.ts';
import { isStray, roleOf } from '#app/core/read-file.ts';
import { readText } from './read-vault.ts';

describe('a path', () => {
  test.each([
    ['areas/ebpf.md', 'area'],
    ['areas/kernel/ebpf.md', 'area'],
    ['projects/x.md', 'entry'],
    ['notes/2026/x.MD', 'entry'],
    ['inbox/x.md', 'entry'],
    ['projects/templates/x.md', 'entry'],
    ['whetstone.yml', null],
    ['x.md', null],
    ['README.md', null],
    ['projects/README.md', null],
    ['projects/x.txt', null],
    ['projects/x.md/y.png', null],
    ['.obsidian/x.md', null],
    ['projects/.draft.md', null],
    ['projects/.trash/x.md', null],
    ['node_modules/x/y.md', null],
    ['questions/x.md', null],
    ['editions/x.md', null],
    ['templates/note.md', null],
    ['attachments/x.md', null],
  ])('%s holds: %s', (path, role) => {
    expect(roleOf(path)).toBe(role);
  });

  test('of Markdown beside the folders is a stray, unless any project may have such a file', () => {
    const strays = ['x.md', 'Loose thoughts.MD', 'readme-first.md', 'license to read.md', 'agents of change.md', 'über.md', 'a..md'];
    const others = ['README.md', 'readme.de.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE.md', 'Licence.md', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md', 'AGENTS.md', '.x.md', 'x.txt', 'md', '.md', 'notes/x.md', 'inbox/x.md', 'templates/x.md', 'whetstone.yml', ''];
    expect([...strays, ...others].filter(isStray)).toEqual(strays);
  });
});

const yamlPart = fc.constantFrom(
  'title: ', 'date: ', 'areas: ', 'areas:\n', 'depth: ', 'minutes: ', 'verdict: ', 'status: ', 'kind: ', 'source: ', 'relations: ', 'parent: ', 'tags: ',
  '2026-09-14', 'ebpf', '[[ebpf]]', '"[[ebpf]]"', 'built', '90', '1e999', '-1', 'null', '~', 'true', '[', ']', '{', '}', ': ', ', ', '- ', '\n', '\n  ', '\t',
  '&a ', '*a', '<<: *a', '!!set ', '!x ', '|\n', '>\n', '"', "'", '# ', '? ', '__proto__: ', 'constructor: ', '---\n', '...\n', '%YAML 1.2\n', '\u0000', 'é', '💥', '\r\n',
);
const markdownPart = fc.constantFrom(
  '# Log\n', '## Questions\n', '### Lessons\n', '- ', '- [ ] ', '- [x] ', '1. ', '  ', '\n', '\n\n', '2026-11-02', '2026-13-99', ' built', ' 90m', ' 1h 30', ' [[ebpf]]', ' [[a|b#c]]', ': ', 'text', '> ',
  '```\n', '<!-- ', ' -->', '<div>\n', '|a|b|\n|-|-|\n', '[x](y.md)', '[^1]', '---\n', '===\n', '\\', '`', '_a_', '\t', '\r\n', '\r', '\u0000', '\uFEFF', 'é', '💥',
);
const some = (part: fc.Arbitrary<string>, maxLength: number) => fc.array(part, { maxLength }).map((parts) => parts.join(''));
const text = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 4, arbitrary: fc.tuple(some(yamlPart, 25), some(markdownPart, 40)).map(([yaml, body]) => `---\n${yaml}\n---\n${body}`) },
  { weight: 1, arbitrary: some(fc.oneof(yamlPart, markdownPart), 50) },
);

describe('any text at all', () => {
  const path = fc.constantFrom('areas/x.md', 'projects/x.md', 'deep-dives/x.md', 'reading/x.md', 'inbox/x.md');

  test('is read, with reports that can be acted on, and never throws', () => {
    fc.assert(
      fc.property(path, text, (file, source) => {
        const reading = readText(file, source);
        const lines = source.split(/\r\n|\n|\r/).length;
        for (const { file: about, line, code, message, hint } of reading.diagnostics) {
          expect(about).toBe(file);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
          for (const sentence of [message, hint]) {
            expect(sentence).toMatch(/[.]$/);
            expect(sentence).not.toMatch(/[\r\n]/);
          }
        }
        if (reading.role === 'area') return;
        expect(headOfEntry(reading.entry).id).toBe('x');
        for (const claim of reading.claims) {
          expect(claim.minutes).toBeGreaterThan(0);
          expect(claim.minutes).toBeLessThanOrEqual(1440);
          expect(Number.isInteger(claim.day)).toBe(true);
          expect(claim.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('is read alike every time, and survives being kept as JSON', () => {
    fc.assert(fc.property(path, text, (file, source) => {
      const reading = readText(file, source);
      expect(readText(file, source)).toEqual(reading);
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    }));
  });
});
