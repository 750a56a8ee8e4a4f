import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRemotes, valueOf } from './git-support.ts';
import { caught, setTraps } from './git-traps.ts';

useOwnConfig();
const { repository, folder, clones, open } = useRemotes();

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
    const options = quiet.flatMap((setting) => ['-c', setting]);
    for (const args of [['status'], ['-c', 'core.fsmonitor=false', 'add', '--all'], [...options, 'log', '-p', '--ext-diff'], [...options, 'commit', '--all', '--message', 'x'], ['fetch', 'evil']]) {
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

  test('runs nothing when it is synced, nor does its remote if that is a folder', async () => {
    const vault = await clones({ 'notes/a.md': 'one\ntwo\nthree\n', 'notes/b.md': 'b\n', '.gitattributes': '* filter=evil diff=evil merge=evil\n' });
    await vault.there.push({ 'notes/a.md': 'one, theirs\ntwo\nthree\n', 'notes/b.md': 'theirs\n', 'notes/new.md': 'new\n' });
    const markers = join(await folder(), 'markers');
    setTraps(vault.root, markers, vault.remote);
    const git = vault.open();
    await vault.write('notes/a.md', 'one\ntwo\nthree, ours\n');
    await vault.write('notes/b.md', 'ours\n');
    git.note(['notes/a.md', 'notes/b.md'], 'Ours');
    const outcome = valueOf(await git.sync());
    expect(outcome).toMatchObject({ state: 'conflicted', conflicts: [{ path: 'notes/b.md' }] });
    const [conflict] = outcome.state === 'conflicted' ? outcome.conflicts : [];
    expect(valueOf(await git.resolve([{ id: conflict!.id, text: 'both\n' }]))).toMatchObject({ state: 'synced', pulled: 1, pushed: 2 });
    expect(await git.status()).toMatchObject({ state: 'clean', ahead: 0, behind: 0 });
    expect(caught(markers)).toEqual([]);
    await vault.there.push({ 'notes/c.md': 'by plain git\n' });
    expect(caught(markers)).toEqual(expect.arrayContaining(['remote-hook.pre-receive', 'remote-hook.post-update']));
  });

  test.each(['ext::sh -c touch% MARK', 'ext::sh -c touch% MARK %S', 'evil://host/MARK', '-uMARK', '--upload-pack=touch MARK'])(
    'is not reached at an address that names a program: %s',
    async (address) => {
      const vault = await repository();
      const markers = await folder();
      vault.git('config', 'protocol.ext.allow', 'always');
      vault.git('config', 'remote.origin.url', address.replace('MARK', join(markers, 'address')));
      expect(await vault.open().sync()).toMatchObject({ ok: false, problem: { message: /names a program/, hint: /set-url/ } });
      expect(caught(markers)).toEqual([]);
    },
  );

  test('does not choose the ssh command, nor who answers for passwords', async () => {
    const vault = await repository();
    const markers = join(await folder(), 'markers');
    setTraps(vault.root, markers);
    for (const address of ['ssh://127.0.0.1:1/vault', 'http://127.0.0.1:1/vault', 'git://127.0.0.1:1/vault']) {
      vault.git('config', 'remote.origin.url', address);
      expect(await vault.open().sync()).toMatchObject({ ok: false, problem: { message: /cannot be reached/ } });
    }
    expect(caught(markers)).toEqual([]);
  });

  test('is left in peace when a bare one poses as a folder of the vault', async () => {
    const root = await folder();
    const markers = join(await folder(), 'markers');
    plainGit(root, 'init', '--quiet', '--bare');
    plainGit(root, 'config', 'core.bare', 'false');
    plainGit(root, 'config', 'core.worktree', root);
    plainGit(root, 'config', 'core.fsmonitor', `touch '${markers}'`);
    const git = open(root);
    expect(await git.status()).toMatchObject({ state: 'stuck' });
    expect(caught(markers)).toEqual([]);
  });
});
