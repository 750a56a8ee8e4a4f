import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useOwnConfig, useRemotes, valueOf } from './git-support.ts';

useOwnConfig();
const { clones, open, folder } = useRemotes();

const FILES = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`notes/n${i}.md`, `one ${i}\ntwo\nthree\n`]));
const edit = (from: string, to: string, files = FILES) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(from, to)]));
const OURS = edit('one', 'one, ours,');
const BOTH = edit('three', 'three, theirs', OURS);

/** A vault with a commit of its own, and one on the remote, both in the same files. */
async function diverged() {
  const vault = await clones({ ...FILES, 'notes/gone.md': 'gone\n' });
  await vault.there.push({ ...edit('three', 'three, theirs'), 'notes/new/deep.md': 'new\n', 'notes/gone.md': null });
  const whetstone = vault.open();
  for (const [path, text] of Object.entries(OURS)) await vault.write(path, text);
  whetstone.note(Object.keys(OURS), 'Ours');
  valueOf(await whetstone.commit());
  return { ...vault, whetstone };
}

/** Syncs in a process of its own, which is killed before or after it runs a git command with these words in it. */
async function syncUntil(root: string, when: 'before' | 'after', words: string): Promise<void> {
  const bin = await folder();
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const run = when === 'after' ? `${real} "$@"; ` : '';
  writeFileSync(join(bin, 'git'), `#!/bin/sh\ncase " $* " in *"${words}"*) ${run}kill -9 $PPID; exit 1;; esac\nexec ${real} "$@"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  const script = join(import.meta.dirname, 'children/sync-git.ts');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
  const { signal } = spawnSync(process.execPath, ['--import', 'tsx', script, root], { env, encoding: 'utf8' });
  expect(signal).toBe('SIGKILL');
}

const textsOf = (root: string) => Object.fromEntries(Object.keys(FILES).map((path) => [path, readFileSync(join(root, path), 'utf8')]));

async function expectCompleted(vault: Awaited<ReturnType<typeof diverged>>, options?: { all: boolean }) {
  expect(valueOf(await open(vault.root).sync(options))).toMatchObject({ state: 'synced' });
  expect(vault.git('status', '--porcelain')).toBe('');
  expect(vault.git('rev-parse', 'HEAD')).toBe(vault.git('ls-remote', vault.remote, 'main').split('\t')[0]);
  expect(readdirSync(join(vault.root, 'notes')).sort()).toEqual(['n0.md', 'n1.md', 'n2.md', 'n3.md', 'n4.md', 'n5.md', 'new']);
}

describe('a sync that is killed', () => {
  test.each([
    ['after', ' fetch '],
    ['after', ' checkout-index '],
    ['before', ' --index-info '],
    ['after', ' --index-info '],
    ['after', 'whetstone: sync'],
    ['after', ' push '],
  ] as const)('%s “%s” is completed by the next one', async (when, words) => {
    const vault = await diverged();
    await syncUntil(vault.root, when, words);
    await expectCompleted(vault);
    expect(textsOf(vault.root)).toEqual(BOTH);
  });

  test('between two files leaves each of them whole, and is completed by the next one', async () => {
    const vault = await diverged();
    await syncUntil(vault.root, 'before', ' --index-info ');
    expect(textsOf(vault.root)).toEqual(BOTH);
    await vault.write('notes/n5.md', OURS['notes/n5.md']!);
    await vault.write('notes/gone.md', 'gone\n');
    await expectCompleted(vault);
    expect(textsOf(vault.root)).toEqual(BOTH);
  });

  test('takes nothing for an edit of the owner that was none, and an edit for none that is one', async () => {
    const vault = await diverged();
    await syncUntil(vault.root, 'before', ' --index-info ');
    await vault.write('notes/n0.md', BOTH['notes/n0.md']!.replace('ours', 'by hand'));
    expect(await open(vault.root).sync()).toMatchObject({ ok: false, problem: { code: 'changed', message: expect.stringMatching(/: notes\/n0\.md\./) } });
    await expectCompleted(vault, { all: true });
    expect(textsOf(vault.root)).toEqual({ ...BOTH, 'notes/n0.md': BOTH['notes/n0.md']!.replace('ours', 'by hand') });
    expect(vault.git('log', '--format=%s')).toContain('Commit an edit made outside Whetstone: notes/n0.md');
  });

  test('is gone on from although the remote has moved on', async () => {
    const vault = await diverged();
    await syncUntil(vault.root, 'before', ' --index-info ');
    await vault.there.push(edit('three, theirs', 'three again', edit('three', 'three, theirs')));
    await expectCompleted(vault);
    expect(textsOf(vault.root)).toEqual(edit('three', 'three again', OURS));
  });
});
