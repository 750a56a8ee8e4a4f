import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useOwnConfig, useRepositories, valueOf } from './git-support.ts';

const config = useOwnConfig();
const { bareVault, repository, folder, open } = useRepositories();

const NONE = { ahead: 0, behind: 0, branch: null, conflicted: [], hasRemote: false, lastSync: null, problem: null, state: 'none', uncommitted: { ours: 0, outside: 0 }, upstream: null };

describe('a vault in no repository', () => {
  test('is a normal state, in which nothing is remembered and nothing fails', async () => {
    const vault = await bareVault({ 'notes/a.md': '# A\n' });
    const git = vault.open();
    git.note(['notes/a.md'], 'Write A');
    expect(await git.status()).toEqual(NONE);
    expect(await git.commit()).toEqual({ ok: true, value: null });
    await expect(readFile(join(vault.root, '.whetstone/.gitignore'))).rejects.toThrow();
  });

  test('has no history, and says what to do', async () => {
    const { open: openIt } = await bareVault();
    expect(await openIt().history('notes/a.md')).toMatchObject({ ok: false, problem: { code: 'no-git', hint: /git init/ } });
  });

  test('is what an ignored folder of another repository is', async () => {
    const outer = await repository({ '.gitignore': 'vault/\n' });
    await outer.write('vault/notes/a.md', '# A\n');
    expect(await open(join(outer.root, 'vault')).status()).toEqual(NONE);
  });
});

describe('a commit', () => {
  test('of one save says its own sentence', async () => {
    const vault = await repository();
    const git = vault.open();
    await vault.write('notes/a.md', '# A\n\nMore.\n');
    git.note(['notes/a.md'], 'Edit “A”');
    const { commit } = valueOf(await git.commit())!;
    expect(vault.git('log', '-1', '--format=%H %an <%ae> %B')).toBe(`${commit} Owner <owner@example.org> Edit “A”\n`);
    expect(vault.git('status', '--porcelain')).toBe('');
  });

  test('of several has a subject and a list, each once', async () => {
    const vault = await repository();
    const git = vault.open();
    for (const [file, message] of [['a', 'Edit A'], ['b', 'Write B'], ['a', 'Edit A']] as const) {
      await vault.write(`notes/${file}.md`, `# ${file} ${Math.random()}\n`);
      git.note([`notes/${file}.md`], message);
    }
    valueOf(await git.commit());
    expect(vault.git('log', '-1', '--format=%B').trim()).toBe('Save 2 changes\n\n- Edit A\n- Write B');
  });

  test('leaves what the owner has staged or edited elsewhere as it was', async () => {
    const vault = await repository({ 'notes/a.md': 'a\n', 'notes/b.md': 'b\n', 'notes/c.md': 'c\n' });
    const git = vault.open();
    await vault.write('notes/b.md', 'staged\n');
    vault.git('add', 'notes/b.md');
    await vault.write('notes/b.md', 'staged, and edited\n');
    await vault.write('notes/c.md', 'edited\n');
    await vault.write('notes/new.md', 'untracked\n');
    await vault.write('notes/a.md', 'saved\n');
    git.note(['notes/a.md'], 'Save a');
    valueOf(await git.commit());
    expect(vault.git('show', '--format=', '--name-only')).toBe('notes/a.md');
    expect(vault.git('status', '--porcelain').split('\n')).toEqual(['MM notes/b.md', ' M notes/c.md', '?? notes/new.md']);
    expect(vault.git('show', ':notes/b.md')).toBe('staged');
  });

  test('of nothing that differs is none', async () => {
    const vault = await repository();
    const git = vault.open();
    git.note(['notes/a.md'], 'Touch A');
    expect(await git.commit()).toEqual({ ok: true, value: null });
    expect(vault.git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  test('takes deleted and moved files along', async () => {
    const vault = await repository({ 'notes/a.md': '# A\n', 'notes/b.md': '# B\n' });
    const git = vault.open();
    await rm(join(vault.root, 'notes/a.md'));
    await vault.write('areas/a.md', '# A\n');
    git.note(['notes/a.md', 'areas/a.md'], 'Move A');
    valueOf(await git.commit());
    expect(vault.git('show', '--format=', '--name-status', '-M')).toBe('R100\tnotes/a.md\tareas/a.md');
  });

  test('covers what a killed process had noted', async () => {
    const vault = await repository();
    vault.open().note(['notes/a.md'], 'Edit A');
    await vault.write('notes/a.md', 'edited\n');
    valueOf(await vault.open().commit());
    expect(vault.git('log', '-1', '--format=%s')).toBe('Edit A');
  });

  test('is made after a quiet period, also of what was noted before', async () => {
    const vault = await repository();
    await vault.write('notes/a.md', 'edited\n');
    const git = vault.open();
    git.note(['notes/a.md'], 'Edit A');
    const done = await new Promise((resolve) => git.commitWhenQuiet(20, resolve));
    expect(done).toMatchObject({ ok: true, value: { commit: vault.git('rev-parse', 'HEAD') } });
  });

  test.each(['with space.md', 'ünïcödé 日本.md', '-leading.md', '"quoted" \'twice\'.md', ':(glob)*.md', 'tab\there.md', 'new\nline.md'])(
    'takes a file called %j, and its history',
    async (name) => {
      const vault = await repository();
      const git = vault.open();
      await vault.write(`notes/${name}`, 'one\n');
      git.note([`notes/${name}`], 'Write it');
      const { commit } = valueOf(await git.commit())!;
      expect(valueOf(await git.history(`notes/${name}`))).toMatchObject([{ commit, subject: 'Write it', path: `notes/${name}` }]);
      expect(valueOf(await git.textAt(commit, `notes/${name}`))).toBe('one\n');
      expect(await git.status()).toMatchObject({ state: 'clean' });
    },
  );

  test('leaves out what the owner has Git ignore', async () => {
    const vault = await repository({ '.gitignore': 'private/\n' });
    const git = vault.open();
    await vault.write('private/a.md', 'secret\n');
    git.note(['private/a.md'], 'Write a secret');
    expect(await git.commit()).toEqual({ ok: true, value: null });
  });

  test('never takes a file from outside the vault, by whatever path', async () => {
    const vault = await repository();
    const outside = await folder();
    await writeFile(join(outside, 'secret.md'), 'secret\n');
    await symlink(outside, join(vault.root, 'linked'));
    const git = vault.open();
    for (const path of ['../secret.md', join(outside, 'secret.md'), 'notes/../../x', '.git/config', '']) git.note([path], 'Steal');
    await git.commit();
    git.note(['linked/secret.md'], 'Steal');
    await git.commit();
    expect(vault.git('ls-files')).toBe('notes/a.md');
  });

  test('is the first one of a repository that has none', async () => {
    const vault = await bareVault({ 'notes/a.md': '# A\n' });
    vault.git('init', '--quiet');
    const git = vault.open();
    expect(await git.status()).toMatchObject({ state: 'dirty', branch: 'main', uncommitted: { ours: 0, outside: 1 } });
    expect(await git.history('notes/a.md')).toEqual({ ok: true, value: [] });
    git.note(['notes/a.md'], 'Write A');
    valueOf(await git.commit());
    expect(vault.git('log', '--format=%s')).toBe('Write A');
  });

  test('bears the name of Whetstone where the owner has given none', async () => {
    config.set('');
    const vault = await bareVault({ 'notes/a.md': '# A\n' });
    vault.git('init', '--quiet');
    const git = vault.open();
    git.note(['notes/a.md'], 'Write A');
    valueOf(await git.commit());
    expect(vault.git('log', '--format=%an <%ae> %cn <%ce>')).toBe('Whetstone <whetstone@localhost> Whetstone <whetstone@localhost>');
    config.set('[user]\n\tname = Owner\n\temail = owner@example.org\n[init]\n\tdefaultBranch = main\n');
  });
});

describe('line endings', () => {
  test.each([
    ['core.autocrlf', 'true', ''],
    ['core.autocrlf', 'input', ''],
    ['core.eol', 'crlf', '* text=auto\n'],
    ['core.eol', 'lf', '* text eol=crlf\n'],
  ])('with %s=%s and attributes %j are committed as Git would, and stay on disk as they are', async (key, value, attributes) => {
    const vault = await repository({ 'notes/a.md': 'one\r\n', ...(attributes && { '.gitattributes': attributes }) });
    vault.git('config', key, value);
    const git = vault.open();
    await vault.write('notes/a.md', 'one\r\ntwo\r\n');
    await vault.write('notes/new.md', 'new\r\n');
    git.note(['notes/a.md', 'notes/new.md'], 'Save');
    valueOf(await git.commit());
    expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('one\r\ntwo\r\n');
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(await git.status()).toMatchObject({ state: 'clean' });
  });
});
