import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBody, joinFile, splitBody } from '#app/core/edit/body.ts';
import { restoreLineEnds } from '#app/core/edit/line-ends.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { DISGUISES, VAULT_TEXTS } from './edit-vault-texts.ts';

const scrap = fc.constantFrom('---', '--- ', '---\t', ' ---', '----', 'title: x', 'a', '', '\uFEFF', '# b');
const end = fc.constantFrom('\n', '\r\n', '\r');
/** Texts with every kind of line end, and fences where they count and where they do not. */
const text = fc.tuple(fc.array(fc.tuple(scrap, end), { maxLength: 8 }), scrap).map(([lines, last]) => lines.flat().join('') + last);
const file = fc.oneof(text, fc.tuple(fc.constantFrom(...VAULT_TEXTS), fc.constantFrom(...DISGUISES)).map(([{ text: one }, disguise]) => disguise(one)));

describe('a file is taken apart', () => {
  test('into pieces that put together are the file', () => {
    fc.assert(
      fc.property(file, (whole) => {
        expect(joinFile(splitBody(whole))).toBe(whole);
      }),
    );
  });

  test('where Markdown sees front matter', () => {
    fc.assert(
      fc.property(file, (whole) => {
        const { mark, open, yaml } = splitBody(whole);
        const { frontMatter } = treeOutline(whole.slice(mark.length));
        expect(open !== '').toBe(frontMatter !== null);
        if (frontMatter) expect(yaml.replace(/(?:\r\n|\n|\r)$/, '')).toBe(frontMatter.text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('another body', () => {
  test('leaves all above it as it was', () => {
    expect(joinBody('\uFEFF---\r\ntitle: x\r\n--- \r\nold', 'new\n')).toBe('\uFEFF---\r\ntitle: x\r\n--- \r\nnew\n');
    expect(joinBody('old', 'new')).toBe('new');
  });

  test('does not run into a fence at the very end', () => {
    expect(joinBody('---\r\ntitle: x\r\n---', 'new')).toBe('---\r\ntitle: x\r\n---\r\nnew');
    expect(joinBody('---\ntitle: x\n---', '')).toBe('---\ntitle: x\n---');
  });

  test('of no change is the same file', () => {
    fc.assert(
      fc.property(file, (whole) => {
        expect(joinBody(whole, splitBody(whole).body)).toBe(whole);
      }),
    );
  });
});

describe('line ends come back', () => {
  const normalise = fc.constantFrom('\n', '\r\n').map((one) => (whole: string) => whole.replace(/\r\n|\n|\r/g, one));

  test('to the byte, where nothing was changed', () => {
    fc.assert(
      fc.property(file, normalise, (whole, sent) => {
        expect(restoreLineEnds(whole, sent(whole))).toBe(whole);
      }),
    );
    fc.assert(
      fc.property(fc.string(), normalise, (whole, sent) => {
        expect(restoreLineEnds(whole, sent(whole))).toBe(whole);
      }),
    );
  });

  test('on every line that stayed, whatever was put in or taken out', () => {
    const lines = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 12 });
    const put = fc.array(fc.tuple(fc.nat(12), fc.stringMatching(/^[A-Z]{1,4}$/)), { maxLength: 3 });
    fc.assert(
      fc.property(lines, fc.array(end, { minLength: 12, maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 3 }), put, normalise, (said, ends, gone, added, sent) => {
        const whole = said.map((line, i) => line + ends[i]!).join('');
        const left = said.filter((_, i) => !gone.includes(i));
        for (const [at, line] of added) left.splice(Math.min(at, left.length), 0, line);
        const restored = restoreLineEnds(whole, sent(left.map((line) => `${line}\n`).join('')));
        expect(restored.split(/\r\n|\n|\r/).slice(0, -1)).toEqual(left);
        for (const [i, line] of said.entries()) if (left.includes(line)) expect(`\n${restored}`).toMatch(new RegExp(`[\\r\\n]${line}${ends[i]!}(?!\\n)|[\\r\\n]${line}${ends[i]!}\\n?$`));
      }),
    );
  });

  test('new lines end as most do', () => {
    expect(restoreLineEnds('a\r\nb\r\nc\n', 'a\nnew\nb\nc\n')).toBe('a\r\nnew\r\nb\r\nc\n');
    expect(restoreLineEnds('', 'a\r\nb')).toBe('a\nb');
  });

  test('a line in the place of another ends like that one', () => {
    expect(restoreLineEnds('a\nb\r\nc\n', 'a\nB\nc\n')).toBe('a\nB\r\nc\n');
  });

  test('the end that a last line does not have is not added, unless it was typed', () => {
    expect(restoreLineEnds('a\r\nb', 'a\nB')).toBe('a\r\nB');
    expect(restoreLineEnds('a\r\nb', 'a\nb\n')).toBe('a\r\nb\r\n');
    expect(restoreLineEnds('a\r\nb', 'a\nb\nc')).toBe('a\r\nb\r\nc');
    expect(restoreLineEnds('a\r\nb\r\n', 'a\nb')).toBe('a\r\nb');
  });
});
