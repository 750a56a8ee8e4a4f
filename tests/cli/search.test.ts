import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WireSearch } from '#app/core/search-wire.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'deep-dives/drops.md': '---\ntitle: Packet drops\ndate: 2026-10-20\n---\nFound by tracing the qdisc.\n',
    'notes/tide.md': '---\ntitle: The tide\n---\nNothing of it.\n',
  });
});
afterEach(() => vault.remove());

const search = (...args: string[]) => whet(['search', '--vault', vault.root, ...args]);

describe('whet search', () => {
  test('shows what has every word, and where', async () => {
    const { code, out } = await search('qdisc', 'trac');
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual(['Packet drops  deep dive · 20 Oct 2026 · drops', '  Found by tracing the qdisc.', '1 entry.']);
    expect(await whetJson<WireSearch>(['search', 'qdisc', '--vault', vault.root])).toEqual({
      text: 'qdisc',
      corrected: [],
      total: 1,
      entries: [{ entry: 'drops', kind: 'deep-dive', title: 'Packet drops', day: '2026-10-20', file: 'deep-dives/drops.md', snippet: 'Found by tracing the qdisc.' }],
    });
  });

  test('takes a mistyped word for the nearest there is, and says so', async () => {
    const { code, out } = await search('tracng');
    expect(code).toBe(0);
    expect(linesOf(out)[0]).toBe('Nothing has “tracng”. Showing what has “tracing”.');
    expect(out).toContain('Packet drops');
    const answer = await whetJson<WireSearch>(['search', 'tracng', '--vault', vault.root]);
    expect(answer).toMatchObject({ text: 'tracng', corrected: [{ from: 'tracng', to: 'tracing' }], total: 1 });
  });

  test('is exit code 1 where nothing is found, and for a program still an answer', async () => {
    expect(await search('xyzzy')).toMatchObject({ code: 1, out: 'No entry fits.\n' });
    const { code, out } = await search('xyzzy', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ text: 'xyzzy', corrected: [], total: 0, entries: [] });
  });

  test('wants words', async () => {
    expect((await search(' ')).err).toContain('There is nothing to search for.');
    expect((await search()).code).toBe(2);
  });
});
