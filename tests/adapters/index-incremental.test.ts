import fc from 'fast-check';
import { mkdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '#app/adapters/index.server.ts';
import { makeVault } from '#tests/support/vault.ts';
import { tellAll } from './index-support.ts';

/** Whatever happens to the files, an index kept up to date says what a new one would. */

const PATHS = ['areas/ebpf.md', 'areas/tide.md', 'notes/a.md', 'notes/b.md', 'notes/deep/c.md', 'reviews/a.md', 'projects/relay.md', 'whetstone.yml', 'notes/README.md'];
const FOLDERS = ['notes', 'notes/deep', 'areas', 'meetings'];

const CONTENTS = [
  '',
  '---\ntitle: Tide\nquadrant: tools\n---\nThe quiet tide. [[a]]\n',
  '---\ntitle: Ebbs\nquadrant: tools\n---\nThe amber tide. [[b]]\n',
  '---\ndate: 2026-01-02\nareas: [ebpf]\nminutes: 30\n---\n## Questions\n\n- [ ] Why [this](../areas/ebpf.md)?\n',
  '# Relay\n\n## Log\n\n- 2026-02-03 built 90m [[ebpf]]: the relay\n- not a log line\n',
  '---\nbroken: [\n---\n## Lessons\n\nquiet\n',
  'title: A radar\r\n',
  Buffer.from([0x61, 0xff, 0x0a]),
  Buffer.from('\uFEFF# Marked\n'),
];

type Step =
  | { do: 'write'; path: string; content: string | Buffer; keepTime: boolean }
  | { do: 'move'; from: string; to: string }
  | { do: 'remove'; path: string }
  | { do: 'link'; path: string; to: string }
  | { do: 'sync'; paths: string[] | undefined };

/** Stands for a file of the test's own outside the vault: a later step may write through the link. */
const OUTSIDE = 'outside';

const path = fc.constantFrom(...PATHS);
const place = fc.constantFrom(...PATHS, ...FOLDERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), path, content: fc.constantFrom(...CONTENTS), keepTime: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), from: place, to: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), path: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link' as const), path, to: fc.constantFrom('../areas', 'b.md', OUTSIDE) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), paths: fc.option(fc.subarray(PATHS), { nil: undefined }) }) },
);

test('after any edits, moves and deletions, a kept index equals a new one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const vault = await makeVault({ 'areas/ebpf.md': '---\nquadrant: tools\n---\n' });
      const elsewhere = await makeVault({ 'outside.txt': 'Not of this vault.\n' });
      const [kept, anew] = await Promise.all([openIndex({ root: vault.root }), openIndex({ root: vault.root, databaseUrl: join(elsewhere.root, 'new.db') })]);
      if (!kept.ok || !anew.ok) throw new Error('The index does not open.');
      try {
        for (const next of steps) {
          if (next.do === 'sync') await kept.value.sync(next.paths);
          else await act(vault.root, join(elsewhere.root, 'outside.txt'), next);
        }
        await kept.value.sync();
        await anew.value.sync();
        expect(await tellAll(kept.value)).toEqual(await tellAll(anew.value));
        const revision = kept.value.revision();
        expect(await kept.value.sync()).toMatchObject({ changed: [], removed: [], moved: [] });
        expect(kept.value.revision()).toBe(revision);
      } finally {
        await Promise.all([kept.value.close(), anew.value.close()]);
        await Promise.all([vault.remove(), elsewhere.remove()]);
      }
    }),
    { numRuns: 25 },
  );
}, 240_000);

/** What the file system refuses, such as a file in place of a folder, does not happen. */
async function act(root: string, outside: string, step: Exclude<Step, { do: 'sync' }>): Promise<void> {
  const work = async () => {
    if (step.do === 'remove') return rm(join(root, step.path), { recursive: true });
    const to = join(root, step.do === 'move' ? step.to : step.path);
    await mkdir(dirname(to), { recursive: true });
    if (step.do === 'move') return rename(join(root, step.from), to);
    if (step.do === 'link') return symlink(step.to === OUTSIDE ? outside : step.to, to);
    const before = await stat(to).catch(() => null);
    await writeFile(to, step.content);
    if (before && step.keepTime) await utimes(to, before.atime, before.mtime);
  };
  await work().catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
  });
}
