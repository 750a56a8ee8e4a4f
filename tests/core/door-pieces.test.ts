import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameBrowser } from '#app/core/name-browser.ts';
import { readPassword } from '#app/core/password.ts';
import { safePath } from '#app/core/safe-path.ts';

describe('the place to go on to after signing in', () => {
  test.each(['/', '/radar', '/radar?asOf=2026-01-01&lens=contact', '/entries/plotthing/edit', '/entries?q=//x'])('%s is kept', (path) => {
    expect(safePath(path)).toBe(path);
  });

  test.each([
    '', null, undefined, 'radar', 'https://evil.example/', '//evil.example', '///evil.example', '/\\evil.example', '/\\/evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example',
    'javascript:alert(1)', ' //evil.example', '/.//evil.example', '/x/..//evil.example', '/%2e//evil.example', 'http:/evil.example', '/\u0000/evil.example',
  ])('%j is not', (path) => {
    expect(safePath(path)).toBe('/');
  });

  test('whatever is asked, it stays on this site', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '\t', '\n', 'evil.example', 'https:', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(`/${pieces.join('')}`);
        expect(path.startsWith('/')).toBe(true);
        expect(new URL(path, 'https://radar.example.org').origin).toBe('https://radar.example.org');
      }),
    );
  });
});

describe('a password', () => {
  test.each([
    ['a dozen ok!!', true],
    ['eleven more', false],
    ['🔑🔑🔑🔑🔑🔑', false],
    ['x'.repeat(1024), true],
    ['x'.repeat(1025), false],
  ])('%j: %s', (password, isGood) => {
    expect(readPassword(password).ok).toBe(isGood);
  });

  test('is the same however a keyboard composes its letters', () => {
    expect(readPassword('Zu\u0308rich am Abend')).toEqual(readPassword('Z\u00fcrich am Abend'));
  });
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15', 'Safari on a Mac'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', 'Safari on an iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', 'Edge on Windows'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.11.0', 'curl'],
  ['', 'A browser that does not say what it is'],
])('%s is called %s', (agent, name) => {
  expect(nameBrowser(agent)).toBe(name);
});
