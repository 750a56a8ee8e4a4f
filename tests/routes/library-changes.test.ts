import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '#app/adapters/index.server.ts';
import { openLibrary, type Library } from '#app/library.server.ts';
import { makeVault } from '#tests/support/vault.ts';

/** Whatever happens to the files, a library that is open says what one opened anew would. */

const AREAS = ['areas/dns.md', 'areas/ebpf.md', 'areas/sub/DNS.md'];
const ENTRIES = ['notes/a.md', 'notes/b.md', 'projects/probe.md', 'reviews/a.md'];

const CONFIGS = ['frozen: 2026-11-01\n', 'frozen: 2026-11-01\nquadrants: [Tools, Lost]\n', 'quadrants: nonsense\nfrozen: 2026-11-01\n'];
const AREA_TEXTS = ['---\nquadrant: tools\n---\nSee [[a]].\n', '---\ntitle: Name service\nquadrant: lost\naliases: [resolver]\n---\n', '---\ntitle: a\nparent: ebpf\n---\n[b](../notes/b.md)\n'];
const ENTRY_TEXTS = [
  '---\ndate: 2026-10-01\nareas: [dns, resolver]\n---\n[[ebpf]] and [[Name service]], [that](../areas/dns.md).\n',
  '---\ntitle: Resolver\ndate: 2026-10-02\nareas: [a]\n---\n[[b]] [[nowhere]]\n',
  '---\ndate: soon\n---\n## Log\n\n- 2026-10-30 built 90m [[ebpf]] [[resolver]]: see [[Resolver]]\n- 2026-10-31: and [[probe]]\n- not a line\n',
  '---\ntitle: Probe\nareas: [nowhere]\nday: 2026-10-03\n---\n## Log\n\n- 2026-10-03 15m: [[a]]\n',
];

const write = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...ENTRIES), fc.constantFrom(...ENTRY_TEXTS)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...AREAS), fc.constantFrom(...AREA_TEXTS)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('whetstone.yml'), fc.constantFrom(...CONFIGS)) },
);
const removal = fc.tuple(fc.constantFrom(...AREAS, ...ENTRIES, 'whetstone.yml'), fc.constant(null));
const change = fc.oneof({ weight: 5, arbitrary: write }, { weight: 1, arbitrary: removal });
const step = fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }), asks: fc.constantFrom('all', 'area', 'nothing') });

test('after any changes, a library that is open answers as one opened anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), fc.array(step, { minLength: 1, maxLength: 6 }), async (first, steps) => {
      const vault = await makeVault({ 'whetstone.yml': CONFIGS[0]! });
      const act = async (changes: [string, string | null][]) => {
        for (const [path, text] of changes) await (text === null ? rm(join(vault.root, path), { force: true }) : vault.write(path, text));
      };
      await act(first);
      const library = await openOne(vault.root);
      const watcher = await openIndex({ root: vault.root });
      if (!watcher.ok) throw new Error(watcher.problem.message);
      try {
        for (const { changes, asks } of steps) {
          await act(changes);
          await watcher.value.sync();
          if (asks === 'area') await library.area('dns', {});
          if (asks === 'all') await expectSame(library, vault.root);
        }
        await expectSame(library, vault.root);
      } finally {
        await Promise.all([library.close(), watcher.value.close()]);
        await vault.remove();
      }
    }),
    { numRuns: 25 },
  );
}, 240_000);

test('a link that leads nowhere is said as soon as nothing else is said of its line', async () => {
  const vault = await makeVault({
    'whetstone.yml': CONFIGS[0]!,
    'projects/probe.md': '---\nareas: [resolver]\n---\n## Log\n\n- 2026-10-31: see [[nowhere]]\n',
  });
  const library = await openOne(vault.root);
  const index = await openIndex({ root: vault.root });
  if (!index.ok) throw new Error(index.problem.message);
  const codes = async () => (await library.check()).map(({ line, code }) => `${line} ${code}`);
  expect(await codes()).toEqual(['6 unknown-area']);
  await vault.write('areas/resolver.md', '---\nquadrant: tools\n---\n');
  await index.value.sync(['areas/resolver.md']);
  expect(await codes()).toEqual(['6 missing-link']);
  await Promise.all([library.close(), index.value.close()]);
  await vault.remove();
});

async function openOne(root: string): Promise<Library> {
  const opened = await openLibrary({ root, clock: () => Date.UTC(2026, 10, 1) });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

async function expectSame(library: Library, root: string): Promise<void> {
  const other = await openOne(root);
  try {
    expect(await tell(library)).toEqual(await tell(other));
  } finally {
    await other.close();
  }
}

async function tell(library: Library): Promise<unknown> {
  return {
    about: await library.about(),
    problems: await library.check(),
    areas: await library.areas(),
    evidence: await library.evidence({}),
    entries: await library.entries({}),
    pages: await Promise.all(['dns', 'DNS', 'ebpf'].map((id) => library.area(id, {}))),
    radar: await library.radar({}),
  };
}
