import { describe, expect, test } from 'vitest';
import { bodyOf } from '#app/core/body.ts';
import { resolveRelative } from '#app/core/paths.ts';
import { slugOf } from '#app/core/slug.ts';

describe('the body of a file', () => {
  test('is what follows its front matter', () => {
    expect(bodyOf('---\ntitle: x\n---\nText\n')).toBe('Text\n');
    expect(bodyOf('---\r\ntitle: x\r\n---\r\nText')).toBe('Text');
    expect(bodyOf('---\n---\nText')).toBe('Text');
  });

  test('is all of a file without any', () => {
    for (const text of ['Text', '', '# A\n\n---\nb\n---\n', '---\nnever closed\n', ' ---\na\n---\n']) expect(bodyOf(text)).toBe(text);
  });
});

describe('a relative path', () => {
  test('leads on from the folder of its file', () => {
    expect(resolveRelative('notes/a.md', 'b.md')).toBe('notes/b.md');
    expect(resolveRelative('notes/a.md', './b.md')).toBe('notes/b.md');
    expect(resolveRelative('notes/2024/a.md', '../../areas/dns.md')).toBe('areas/dns.md');
    expect(resolveRelative('notes/a.md', '/areas/dns.md')).toBe('areas/dns.md');
  });

  test('never leads out of the vault', () => {
    expect(resolveRelative('notes/a.md', '../../etc/passwd')).toBeNull();
    expect(resolveRelative('a.md', '../a.md')).toBeNull();
  });
});

describe('a slug', () => {
  test('keeps letters and digits of any script', () => {
    expect(slugOf('Languages & Frameworks')).toBe('languages-frameworks');
    expect(slugOf('  Ünïcode, Café 2!  ')).toBe('unicode-cafe-2');
    expect(slugOf('日本語 メモ')).toBe('日本語-メモ');
  });
});
