import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRemotes, valueOf } from './git-support.ts';

const config = useOwnConfig();
const { bareVault, clones, repository, folder, open } = useRemotes();

/** A host that answers nobody without a password. */
const locked = createServer((_request, response) => response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="vault"' }).end());
const port = () => (locked.address() as AddressInfo).port;
beforeAll(() => new Promise<void>((resolve) => locked.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => locked.close(resolve)));

async function savedBut(address: string | null) {
  const vault = await repository();
  if (address !== null) vault.git('remote', 'add', 'origin', address);
  const git = vault.open();
  await vault.write('notes/a.md', 'saved\n');
  git.note(['notes/a.md'], 'Save A');
  return { ...vault, whetstone: git };
}

describe('a sync that fails says what happened, what was kept and what to do', () => {
  test.each([
    ['no remote', () => null, /no remote/, /git remote add/],
    ['a host that is not there', () => 'https://127.0.0.1:1/vault.git', /origin\/main cannot be reached\. Your commits are kept here\./, /online/],
    ['a host that wants a password', () => `http://127.0.0.1:${port()}/vault.git`, /did not let this machine in/, /credential helper/],
    ['no repository at the address', () => '/nowhere/at/all.git', /no repository where origin\/main should be/, /git remote -v/],
  ])('%s', async (_what, address, message, hint) => {
    const vault = await savedBut(address());
    expect(await vault.whetstone.sync()).toMatchObject({ ok: false, problem: { message, hint } });
    expect(vault.git('log', '--format=%s')).toBe('Save A\nStart');
    expect(await vault.whetstone.status()).toMatchObject({ state: 'clean', lastSync: null, hasRemote: address() !== null });
  });

  test('a password in an address is not repeated', async () => {
    const vault = await savedBut(`http://owner:secret@127.0.0.1:${port()}/vault.git`);
    const done = await vault.whetstone.sync();
    expect(done.ok).toBe(false);
    expect(JSON.stringify(done)).not.toContain('secret');
  });

  test('histories with nothing in common', async () => {
    const vault = await clones();
    const other = await repository({ 'notes/other.md': 'other\n' });
    other.git('remote', 'add', 'origin', vault.remote);
    expect(await other.open().sync()).toMatchObject({ ok: false, problem: { message: /nothing in common/, hint: /--allow-unrelated-histories/ } });
    expect(plainGit(vault.remote, 'log', '--format=%s', 'main')).toBe('Start');
  });

  test('a remote in which the branch is checked out', async () => {
    const remote = await repository();
    const clone = join(await folder(), 'clone');
    plainGit(remote.root, 'clone', '--quiet', remote.root, clone);
    const git = open(clone);
    plainGit(clone, 'commit', '--quiet', '--allow-empty', '--message', 'Mine');
    expect(await git.sync()).toMatchObject({ ok: false, problem: { message: /refused your commits.*checked out/ } });
  });

  test('a detached HEAD, or no repository at all', async () => {
    const vault = await clones();
    vault.git('checkout', '--quiet', '--detach');
    expect(await vault.open().sync()).toMatchObject({ ok: false, problem: { message: /no branch/ } });
    expect(await (await bareVault()).open().sync()).toMatchObject({ ok: false, problem: { code: 'no-git' } });
  });
});

describe("the owner's own settings", () => {
  test('rewrite addresses', async () => {
    const vault = await clones();
    config.set(`[user]\n\tname = Owner\n\temail = owner@example.org\n[url "${vault.remote}"]\n\tinsteadOf = https://example.org/vault\n`);
    vault.git('remote', 'set-url', 'origin', 'https://example.org/vault');
    await vault.there.push({ 'notes/b.md': 'theirs\n' });
    expect(valueOf(await vault.open().sync())).toMatchObject({ state: 'synced', pulled: 1 });
  });

  test('name filters, whose files are left to plain git', async () => {
    config.set('[user]\n\tname = Owner\n\temail = owner@example.org\n[filter "lfs"]\n\tclean = tr a-z A-Z\n\tsmudge = tr A-Z a-z\n\trequired = true\n');
    const vault = await clones({ '.gitattributes': '*.png filter=lfs\n', 'notes/a.md': 'a\n' });
    const git = vault.open();
    await vault.write('attachments/x.png', 'picture\n');
    await vault.write('notes/a.md', 'edited\n');
    git.note(['attachments/x.png', 'notes/a.md'], 'Add a picture');
    valueOf(await git.commit());
    expect(vault.git('status', '--porcelain')).toBe('?? attachments/');
    await vault.there.push({ 'attachments/y.png': 'picture\n' });
    expect(await git.sync()).toMatchObject({ ok: false, problem: { message: /filter such as LFS.*y\.png/, hint: /git pull/ } });
  });
});
