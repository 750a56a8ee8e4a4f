import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useOwnConfig, useRepositories, valueOf } from './git-support.ts';
import { caught, setTraps } from './git-traps.ts';

useOwnConfig();
const { repository, folder } = useRepositories();

async function trapped() {
  const vault = await repository({ 'notes/a.md': '# A\n', 'notes/b.md': '# B\n', '.gitattributes': '* filter=evil diff=evil merge=evil\n' });
  const markers = join(await folder(), 'markers');
  setTraps(vault.root, markers);
  return { ...vault, markers };
}

describe('a repository from a stranger', () => {
  test('is one in which plain git would run what it names', async () => {
    const vault = await trapped();
    await vault.write('notes/a.md', 'edited\n');
    const quiet = ['core.fsmonitor=false', 'filter.evil.process=', 'filter.evil.clean=', 'filter.evil.required=false', 'commit.gpgSign=false'];
    const commit = [...quiet.flatMap((setting) => ['-c', setting]), 'commit', '--all', '--message', 'x'];
    for (const args of [['status'], ['-c', 'core.fsmonitor=false', 'add', '--all'], ['log', '-p', '--ext-diff'], commit, ['fetch', 'evil']]) {
      try {
        execFileSync('git', args, { cwd: vault.root, stdio: 'ignore' });
      } catch {
        // Most of the traps fail on purpose.
      }
    }
    expect(caught(vault.markers)).toEqual(expect.arrayContaining(['diff.evil.command', 'ext-url', 'filter.evil.process', 'hooksPath.pre-commit', 'worktree.fsmonitor']));
  });

  test('runs nothing when its status is looked at, saves are committed and history is read', async () => {
    const vault = await trapped();
    const git = vault.open();
    await vault.write('notes/a.md', 'edited\n');
    await vault.write('attachments/new.png', 'no picture\n');
    expect(await git.status()).toMatchObject({ state: 'dirty', uncommitted: { outside: 2 } });
    git.note(['notes/a.md', 'attachments/new.png'], 'Edit A');
    const { commit } = valueOf(await git.commit())!;
    const [latest, first] = valueOf(await git.history('notes/a.md'));
    expect(latest).toMatchObject({ commit, subject: 'Edit A' });
    expect(valueOf(await git.textAt(commit, 'notes/a.md'))).toBe('edited\n');
    expect(valueOf(await git.textAt(first!.commit, 'notes/a.md'))).toBe('# A\n');
    expect(await git.status()).toMatchObject({ state: 'clean' });
    expect(caught(vault.markers)).toEqual([]);
  });

  test('fetches no missing object from where it says', async () => {
    const vault = await trapped();
    const oid = vault.git('rev-parse', 'HEAD:notes/a.md');
    rmSync(join(vault.root, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
    const git = vault.open();
    expect(await git.textAt(vault.git('rev-parse', 'HEAD'), 'notes/a.md')).toMatchObject({ ok: false });
    expect(caught(vault.markers)).toEqual([]);
  });
});
