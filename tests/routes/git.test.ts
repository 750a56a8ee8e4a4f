import { describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRemotes } from '../adapters/git-support.ts';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

useOwnConfig();
const { clones, repository } = useRemotes();
const { libraryAt, libraryOf } = useLibraries();

const CONFIG = 'frozen: 2026-11-01\n';
const LOG = '---\ntitle: Moving the VPN\n---\nWhy it moves.\n\n## Log\n\n- 2026-10-30 built 90m: keys\n';
const FILES = { 'whetstone.yml': CONFIG, 'projects/vpn.md': LOG };

describe('a sync', () => {
  test('that advances files while others capture loses nothing of either', async () => {
    const vault = await clones(FILES);
    const { library, another, text } = await libraryAt(vault.root);
    const writer = await another();
    const words = Array.from({ length: 12 }, (_, i) => `line ${i}.`);
    const capturing = (async () => {
      for (const [i, said] of words.entries()) valueOf(await (i % 2 ? library : writer).capture({ text: `[[vpn]] ${said}` }));
    })();
    for (let i = 0; i < 4; i++) {
      vault.there.git('pull', '--quiet', '--no-rebase');
      await vault.there.push({ 'projects/vpn.md': `${vault.there.git('show', 'HEAD:projects/vpn.md').replace(/Why it moves.*/, `Why it moves ${i}.`)}\n`, [`notes/theirs-${i}.md`]: `# Theirs ${i}\n` });
      expect(valueOf(await library.sync({})).state).toBe('synced');
    }
    await capturing;
    expect(valueOf(await library.sync({})).state).toBe('synced');
    for (const said of words) expect(text('projects/vpn.md').split(`: ${said}`)).toHaveLength(2);
    expect(text('projects/vpn.md')).toContain('Why it moves 3.');
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(plainGit(vault.remote, 'show', 'main:projects/vpn.md')).toBe(text('projects/vpn.md').trimEnd());
  });

  test('is seen by pages at once', async () => {
    const vault = await clones(FILES);
    const { library } = await libraryAt(vault.root);
    await vault.there.push({ 'notes/theirs.md': '# Theirs\n', 'projects/vpn.md': null });
    expect(valueOf(await library.sync({}))).toMatchObject({ state: 'synced', pulled: 1 });
    expect(valueOf(await library.entry('theirs')).entry.title).toBe('Theirs');
    expect(problemOf(await library.entry('vpn')).code).toBe('not-found');
  });

  test('puts together log lines that both sides added', async () => {
    const vault = await clones(FILES);
    const { library, text } = await libraryAt(vault.root);
    await vault.there.push({ 'projects/vpn.md': `${LOG}- 2026-11-01 built 5m: theirs\n` });
    valueOf(await library.capture({ text: '[[vpn]] ours' }));
    expect(valueOf(await library.sync({}))).toMatchObject({ state: 'synced', paths: ['projects/vpn.md'] });
    expect(text('projects/vpn.md')).toBe(`${LOG}- 2026-11-01 built 5m: theirs\n- 2026-11-01: ours\n`);
  });

  test('leaves the files alone where both sides changed one line, and goes on with what was chosen', async () => {
    const vault = await clones(FILES);
    const { library, text, write } = await libraryAt(vault.root);
    await vault.there.push({ 'projects/vpn.md': LOG.replace('Why it moves.', 'Theirs.') });
    write('projects/vpn.md', LOG.replace('Why it moves.', 'Ours.'));
    expect(valueOf(await library.sync({ all: true }))).toMatchObject({ state: 'conflicted', conflicts: [{ path: 'projects/vpn.md' }] });
    expect(text('projects/vpn.md')).toContain('Ours.');
    const { status, conflicts } = valueOf(await library.syncPage());
    expect({ state: status.state, conflicted: status.conflicted }).toEqual({ state: 'conflicted', conflicted: ['projects/vpn.md'] });
    const [conflict] = conflicts;
    const at = conflict!.hunks!.findIndex((hunk) => hunk.state === 'clash');
    expect(valueOf(await library.settle({ [conflict!.id]: { choices: { [at]: 'both' } } }))).toMatchObject({ state: 'synced', pushed: 2 });
    expect(text('projects/vpn.md')).toBe(LOG.replace('Why it moves.', 'Theirs.\nOurs.'));
    expect((await library.gitStatus()).conflicted).toEqual([]);
  });

  test('of a vault without a remote, or without Git, is a sentence', async () => {
    const local = await repository(FILES);
    expect(problemOf(await (await libraryAt(local.root)).library.sync({}))).toMatchObject({ code: 'git-failed', message: expect.any(String), hint: expect.stringMatching(/remote/) });
    const { library } = await libraryOf(FILES);
    expect(problemOf(await library.sync({})).code).toBe('no-git');
    expect(await library.gitStatus()).toMatchObject({ state: 'none' });
    expect(valueOf(await library.commit())).toBeNull();
    expect(problemOf(await library.history({ id: 'vpn' })).code).toBe('no-git');
  });
});

describe('history', () => {
  test('lists what changed an entry, with what is not yet committed', async () => {
    const vault = await repository(FILES);
    const { library, write } = await libraryAt(vault.root);
    valueOf(await library.capture({ text: '[[vpn]] moved the keys' }));
    valueOf(await library.commit());
    write('projects/vpn.md', LOG);
    const page = valueOf(await library.history({ id: 'vpn' }));
    expect(page.revisions.map(({ subject }) => subject)).toEqual(['Log moved the keys', 'Start']);
    expect(page.uncommitted?.hunks).toHaveLength(1);
  });

  test('shows one commit by the words it changed, by the beginning of its id', async () => {
    const vault = await repository(FILES);
    const { library } = await libraryAt(vault.root);
    valueOf(await library.capture({ text: '[[vpn]] moved the keys' }));
    const { commit } = valueOf(await library.commit())!;
    const { revision, changed, since } = valueOf(await library.version({ id: 'vpn' }, commit.slice(0, 7)));
    expect(revision.subject).toBe('Log moved the keys');
    expect(changed.hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'added').map(({ parts }) => parts.map(({ text }) => text).join('')))).toEqual(['- 2026-11-01: moved the keys']);
    expect(since.hunks).toEqual([]);
  });

  test('brings a text back as a save like any other', async () => {
    const vault = await repository(FILES);
    const { library, text } = await libraryAt(vault.root);
    const before = vault.git('rev-parse', 'HEAD');
    valueOf(await library.capture({ text: '[[vpn]] moved the keys' }));
    valueOf(await library.commit());
    expect(valueOf(await library.restore({ id: 'vpn' }, before))).toEqual({ href: '/entries/vpn', changed: true });
    expect(text('projects/vpn.md')).toBe(LOG);
    valueOf(await library.commit());
    expect(vault.git('log', '-1', '--format=%s')).toBe(`Restore Moving the VPN as of ${before.slice(0, 7)}`);
    expect(valueOf(await library.restore({ id: 'vpn' }, before)).changed).toBe(false);
  });

  test.each(['', 'abc', 'HEAD', '--all', '0000000', 'zzzz', '../..'])('of a commit named “%s” is a sentence', async (commit) => {
    const vault = await repository(FILES);
    const { library } = await libraryAt(vault.root);
    for (const asked of [library.version({ id: 'vpn' }, commit), library.restore({ id: 'vpn' }, commit)]) expect(problemOf(await asked)).toMatchObject({ code: 'not-found' });
  });

  test('follows an entry through its rename', async () => {
    const vault = await repository(FILES);
    const { library } = await libraryAt(vault.root);
    valueOf(await library.rename({ id: 'vpn' }, { id: 'wireguard' }));
    valueOf(await library.commit());
    const { revisions } = valueOf(await library.history({ id: 'wireguard' }));
    expect(revisions.map(({ path }) => path)).toEqual(['projects/wireguard.md', 'projects/vpn.md']);
    expect(valueOf(await library.restore({ id: 'wireguard' }, revisions[1]!.commit)).changed).toBe(false);
  });
});
