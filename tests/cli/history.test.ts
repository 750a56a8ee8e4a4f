import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useOwnConfig, useRepositories } from '../adapters/git-support.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

useOwnConfig();
const { repository, bareVault } = useRepositories();

const LOG = '---\ntitle: Moving the VPN\n---\nWhy it moves.\n\n## Log\n\n- 2026-10-30 built 90m: keys\n';
const FILES = { 'whetstone.yml': 'frozen: 2026-11-01\n', 'projects/vpn.md': LOG };

/** A repository in which an entry has been logged to, and renamed. */
async function lived() {
  const repo = await repository(FILES);
  const at = ['--vault', repo.root];
  await whet(['log', '[[vpn]] 5m moved the keys', ...at]);
  await whet(['rename', 'vpn', 'wireguard', ...at]);
  return { ...repo, at };
}

interface Revision {
  commit: string;
  at: string;
  subject: string;
  path: string;
}

describe('whet history', () => {
  test('lists the commits of an entry, newest first, through its renames', async () => {
    const { at, git } = await lived();
    const revisions = await whetJson<Revision[]>(['history', 'moving the vpn', ...at]);
    expect(revisions.map(({ subject, path }) => `${subject} ${path}`)).toEqual(['Rename Moving the VPN to wireguard projects/wireguard.md', 'Log moved the keys projects/vpn.md', 'Start projects/vpn.md']);
    expect(revisions[0]).toMatchObject({ commit: git('rev-parse', 'HEAD'), at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
    const { code, out } = await whet(['history', 'wireguard', ...at]);
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual(revisions.map(({ commit, at: day, subject }) => `${commit.slice(0, 7)}  ${day.slice(0, 10)}  ${subject}`));
  });

  test('says that something is not yet committed', async () => {
    const { at, root } = await lived();
    writeFileSync(join(root, 'projects/wireguard.md'), LOG);
    expect(linesOf((await whet(['history', 'wireguard', ...at])).out)[0]).toBe('         not yet committed');
  });

  test('of one commit shows what it changed', async () => {
    const { at } = await lived();
    const [, logged] = await whetJson<Revision[]>(['history', 'wireguard', ...at]);
    const { code, out } = await whet(['history', 'wireguard', logged!.commit.slice(0, 7), ...at]);
    expect(code).toBe(0);
    expect(linesOf(out)).toContain('+ - 2026-11-01 5m: moved the keys');
    expect(await whetJson(['history', 'wireguard', logged!.commit, ...at])).toMatchObject({ commit: logged!.commit, subject: 'Log moved the keys', hunks: [{ lines: expect.any(Array) }] });
  });

  test('of the first commit shows all of it as new', async () => {
    const { at } = await lived();
    const [first] = (await whetJson<Revision[]>(['history', 'wireguard', ...at])).slice(-1);
    expect(linesOf((await whet(['history', 'wireguard', first!.commit, ...at])).out)).toEqual(linesOf(LOG).map((line) => `+ ${line}`.trimEnd()).map((line) => (line === '+' ? '+ ' : line)));
  });

  test.each([
    ['a commit that is none of its own', ['history', 'vpn', 'fffffff'], 1, 'has no text at the commit'],
    ['an option for a commit', ['history', 'vpn', '--', '--all'], 1, 'has no text at the commit'],
    ['an entry that is mistyped', ['history', 'moving teh vpn'], 1, 'Perhaps you mean vpn'],
    ['nothing named', ['history'], 2, 'needs an ID'],
    ['a day', ['history', 'vpn', '--as-of', '2026-01-01'], 2, 'has no option --as-of'],
  ])('refuses %s in one line', async (_, args, exit, said) => {
    const { root } = await repository(FILES);
    const { code, out, err } = await whet(args, { env: { WHETSTONE_VAULT: root } });
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(linesOf(err)).toEqual([expect.stringContaining(said)]);
  });

  test('of an entry that was never committed says so, and without Git what to do', async () => {
    const repo = await repository(FILES);
    await repo.write('notes/new.md', '# New\n');
    expect(await whet(['history', 'new', '--vault', repo.root])).toEqual({ code: 0, out: 'New (notes/new.md) is in no commit yet.\n', err: '' });
    expect(await whetJson(['history', 'new', '--vault', repo.root])).toEqual([]);
    const vault = await bareVault(FILES);
    const { code, err } = await whet(['history', 'vpn', '--vault', vault.root]);
    expect(code).toBe(1);
    expect(linesOf(err)).toEqual([expect.stringContaining('git init')]);
  });
});
