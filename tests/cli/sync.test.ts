import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRemotes } from '../adapters/git-support.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

useOwnConfig();
const { clones, repository, bareVault } = useRemotes();

const LOG = '---\ntitle: Moving the VPN\n---\nWhy it moves.\n\n## Log\n\n- 2026-10-30 built 90m: keys\n';
const FILES = { 'whetstone.yml': 'frozen: 2026-11-01\n', 'projects/vpn.md': LOG };

async function cloned() {
  const vault = await clones(FILES);
  const env = { WHETSTONE_VAULT: vault.root };
  return { ...vault, run: (...args: string[]) => whet(args, { env }), json: <T>(...args: string[]) => whetJson<T>(args, { env }) };
}

describe('whet sync', () => {
  test('brings what came and sends what is here', async () => {
    const { run, json, there, root, remote } = await cloned();
    await there.push({ 'notes/theirs.md': '# Theirs\n' });
    await run('log', '[[vpn]] ours');
    expect(await json('sync')).toEqual({ state: 'synced', pulled: 1, pushed: 2, paths: ['notes/theirs.md'] });
    expect(readFileSync(join(root, 'notes/theirs.md'), 'utf8')).toBe('# Theirs\n');
    expect(plainGit(remote, 'show', 'main:projects/vpn.md')).toBe(`${LOG}- 2026-11-01: ours`);
    expect(await run('sync')).toEqual({ code: 0, out: '0 commits came, 0 commits went, 0 files changed here.\n', err: '' });
  });

  test('leaves edits made elsewhere uncommitted, but for --all', async () => {
    const { run, root, git } = await cloned();
    writeFileSync(join(root, 'projects/vpn.md'), `${LOG}- 2026-11-01 built 5m: by hand\n`);
    expect((await run('sync')).out).toContain('0 commits went');
    expect(git('status', '--porcelain')).toBe(' M projects/vpn.md');
    expect((await run('sync', '--all')).out).toContain('1 commit went');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-1', '--format=%s')).toBe('Commit an edit made outside Whetstone: projects/vpn.md');
  });

  test('never touches an edit that is in the way of what came, and says which', async () => {
    const { run, root, there } = await cloned();
    const mine = LOG.replace('Why', 'Mine: why');
    await there.push({ 'projects/vpn.md': `${LOG}- 2026-11-01 built 5m: theirs\n` });
    writeFileSync(join(root, 'projects/vpn.md'), mine);
    const { code, out, err } = await run('sync');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(linesOf(err)).toEqual([expect.stringMatching(/projects\/vpn\.md.*no file was touched.*--all/)]);
    expect(readFileSync(join(root, 'projects/vpn.md'), 'utf8')).toBe(mine);
    expect((await run('sync', '--all')).code).toBe(0);
    expect(readFileSync(join(root, 'projects/vpn.md'), 'utf8')).toBe(`${mine}- 2026-11-01 built 5m: theirs\n`);
  });

  test('with lines that both sides changed is exit code 1, with the files as they were', async () => {
    const { run, root, there } = await cloned();
    const mine = LOG.replace('Why it moves.', 'Mine.');
    await there.push({ 'projects/vpn.md': LOG.replace('Why it moves.', 'Theirs.') });
    writeFileSync(join(root, 'projects/vpn.md'), mine);
    const { code, out } = await run('sync', '--all');
    expect(code).toBe(1);
    expect(linesOf(out)).toEqual([expect.stringContaining('1 file changed on both sides'), '  projects/vpn.md']);
    expect(readFileSync(join(root, 'projects/vpn.md'), 'utf8')).toBe(mine);
    const again = await run('sync', '--json');
    expect({ code: again.code, answer: JSON.parse(again.out) as unknown }).toEqual({ code: 1, answer: { state: 'conflicted', paths: ['projects/vpn.md'] } });
  });

  test('with a log that both sides added to has the lines of both', async () => {
    const { run, root, there } = await cloned();
    await there.push({ 'projects/vpn.md': `${LOG}- 2026-11-01 built 5m: theirs\n` });
    await run('log', '[[vpn]] ours');
    expect((await run('sync')).code).toBe(0);
    expect(readFileSync(join(root, 'projects/vpn.md'), 'utf8')).toBe(`${LOG}- 2026-11-01 built 5m: theirs\n- 2026-11-01: ours\n`);
  });

  test('by two processes at once, and lines logged meanwhile, lose nothing', { repeats: 2 }, async () => {
    const { run, root, there, git } = await cloned();
    await there.push({ 'projects/vpn.md': LOG.replace('Why it moves.', 'Why it moved.') });
    const done = await Promise.all([run('sync'), run('log', '[[vpn]] one.'), run('sync'), run('log', '[[vpn]] two.')]);
    expect(done.map(({ code, err }) => ({ code, err }))).toEqual(Array(4).fill({ code: 0, err: '' }));
    expect((await run('sync')).code).toBe(0);
    const text = readFileSync(join(root, 'projects/vpn.md'), 'utf8');
    for (const said of ['Why it moved.', ': one.', ': two.']) expect(text.split(said)).toHaveLength(2);
    expect(git('status', '--porcelain')).toBe('');
  });

  test('without a remote, with one that is gone, or without Git is a sentence and exit code 1', async () => {
    const local = await repository(FILES);
    const { remote, run, root } = await cloned();
    await run('log', 'a thought');
    rmSync(remote, { recursive: true });
    const vault = await bareVault(FILES);
    for (const at of [local.root, root, vault.root]) {
      const { code, out, err } = await whet(['sync', '--vault', at]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(linesOf(err)).toEqual([expect.stringMatching(/^whet: .+\. .+\.$/)]);
    }
    expect(plainGit(root, 'log', '-1', '--format=%s')).toBe('Log a thought');
  });
});
