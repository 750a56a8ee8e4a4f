import { createGzip } from 'node:zlib';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import * as tar from 'tar';
import { afterEach, describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig } from '../adapters/git-support.ts';
import { whet, whetJson } from './run-whet.ts';

useOwnConfig();

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-backup-test-'));
  folders.push(folder);
  return folder;
}

const FILES = {
  'whetstone.yml': 'title: My radar\nfrozen: 2026-11-01\n',
  'areas/ebpf.md': '---\ntitle: eBPF\n---\n',
  'notes/a note.md': '---\ntitle: A note\ndate: 2026-10-01\nareas: [ebpf]\n---\r\nWith CRLF.\r\n',
  'attachments/picture.png': '\u0000\u0001bytes',
  '.trash/old.md': 'what was deleted\n',
  '.whetstone/drafts/one.json': '{"not":"saved yet"}',
};

function makeVault(files: Record<string, string> = FILES): { base: string; root: string; file: string } {
  const base = newFolder();
  const root = join(base, 'vault');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { base, root, file: join(base, 'backup.tgz') };
}

function commitAll(root: string): void {
  plainGit(root, 'init', '-q');
  plainGit(root, 'add', '--', 'whetstone.yml', 'areas', 'notes');
  plainGit(root, 'commit', '-q', '-m', 'Start');
  plainGit(root, 'tag', 'first');
}

/** Everything below a folder but what can be made again. */
function contentOf(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(root, path)).isFile());
  const kept = paths.filter((path) => !path.startsWith('.git/') && (!path.startsWith('.whetstone/') || path.startsWith('.whetstone/drafts/')));
  return Object.fromEntries(kept.sort().map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}

describe('a backup', () => {
  test('restores every file byte for byte: attachments, drafts and trash among them', async () => {
    const { base, root, file } = makeVault();
    const before = contentOf(root);
    expect(await whetJson(['backup', file, '--vault', root])).toMatchObject({ files: Object.keys(FILES).length, history: null, notices: [] });
    const again = join(base, 'again');
    expect((await whet(['restore', file, again])).code).toBe(0);
    expect(contentOf(again)).toEqual(before);
    expect((await whet(['check', '--vault', again])).code).toBe((await whet(['check', '--vault', root])).code);
  });

  test('brings the history back with its branches and tags, and what was not committed as not committed', async () => {
    const { base, root, file } = makeVault();
    commitAll(root);
    plainGit(root, 'remote', 'add', 'origin', 'https://owner:secret@git.example.org/vault.git');
    plainGit(root, 'config', 'branch.main.remote', 'origin');
    plainGit(root, 'config', 'branch.main.merge', 'refs/heads/main');
    writeFileSync(join(root, 'areas/ebpf.md'), '---\ntitle: Edited since\n---\n');
    await whetJson(['backup', file, '--vault', root]);
    const again = join(base, 'again');
    const { out } = await whet(['restore', file, again]);
    expect(out).toContain('https://git.example.org/vault.git');
    expect(out).not.toContain('secret');
    for (const ask of [['rev-parse', 'HEAD'], ['rev-parse', 'first'], ['symbolic-ref', 'HEAD'], ['log', '--format=%H %s']]) expect(plainGit(again, ...ask)).toBe(plainGit(root, ...ask));
    expect(plainGit(again, 'status', '--porcelain', '--untracked-files=no')).toBe(' M areas/ebpf.md');
    expect(plainGit(again, 'fsck', '--strict')).toBe('');
  });

  test('has the records as they are, made while another process has them open', async () => {
    const { base, root, file } = makeVault();
    const { openRecords } = await import('#app/adapters/records.server.ts');
    const records = openRecords(root, '');
    if (!records.ok) throw new Error(records.problem.message);
    const { name } = records.value.database.prepare<[], { name: string }>('SELECT name FROM Owner').get()!;
    expect(await whetJson(['backup', file, '--vault', root])).toMatchObject({ records: true });
    records.value.close();
    await whet(['restore', file, join(base, 'again')]);
    const restored = new Database(join(base, 'again/.whetstone/records.db'), { readonly: true });
    expect(restored.prepare<[], { name: string }>('SELECT name FROM Owner').get()).toEqual({ name });
    restored.close();
  });

  test('is for the owner alone, replaces nothing unasked, and is never put into the vault', async () => {
    const { root, file } = makeVault();
    await whetJson(['backup', file, '--vault', root]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await whet(['backup', file, '--vault', root])).err).toContain('already');
    expect((await whet(['backup', file, '--vault', root, '--force'])).code).toBe(0);
    expect((await whet(['backup', join(root, 'notes/b.tgz'), '--vault', root])).err).toContain('inside the vault');
    expect(readdirSync(dirname(file)).sort()).toEqual(['backup.tgz', 'vault']);
  });

  test('follows no link, and says which it left out', async () => {
    const { base, root, file } = makeVault();
    writeFileSync(join(base, 'secret'), 'elsewhere');
    symlinkSync(join(base, 'secret'), join(root, 'notes/link.md'));
    const { notices } = await whetJson<{ notices: string[] }>(['backup', file, '--vault', root]);
    expect(notices).toEqual([expect.stringContaining('notes/link.md is a link')]);
  });
});

describe('a restore', () => {
  test('writes over nothing', async () => {
    const { base, root, file } = makeVault();
    await whetJson(['backup', file, '--vault', root]);
    const before = contentOf(root);
    expect(await whet(['restore', file, root])).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    expect(contentOf(root)).toEqual(before);
    mkdirSync(join(base, 'empty'));
    expect((await whet(['restore', file, join(base, 'empty')])).code).toBe(0);
  });

  test('of a damaged file leaves no trace', async () => {
    const { base, root, file } = makeVault({ ...FILES, 'notes/long.md': 'x'.repeat(200_000) + String(Math.random()).repeat(2000) });
    await whetJson(['backup', file, '--vault', root]);
    const whole = readFileSync(file);
    const before = readdirSync(base).sort();
    for (const bytes of [whole.subarray(0, whole.length - 40), whole.subarray(0, 20), Buffer.from('not an archive'), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      const { code, err } = await whet(['restore', file, join(base, 'again')]);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^whet: .*backup.*/) });
      expect(readdirSync(base).sort()).toEqual(before);
    }
  });

  test('of records from a later Whetstone is refused with a sentence, and nothing is restored', async () => {
    const { base, root, file } = makeVault();
    const { openRecords } = await import('#app/adapters/records.server.ts');
    const records = openRecords(root, '');
    if (!records.ok) throw new Error(records.problem.message);
    records.value.database.prepare("UPDATE _prisma_migrations SET migration_name = '20991231000000_later'").run();
    records.value.close();
    await whet(['backup', file, '--vault', root]);
    const { code, err } = await whet(['restore', file, join(base, 'again')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/newer Whetstone.*Nothing was restored\./) });
    expect(existsSync(join(base, 'again'))).toBe(false);
  });

  test('of a vault whose records are damaged is not made, and one that has such records is not restored, each with a sentence', async () => {
    const { base, root, file } = makeVault();
    const { openRecords } = await import('#app/adapters/records.server.ts');
    const opened = openRecords(root, '');
    if (opened.ok) opened.value.close();
    const records = join(root, '.whetstone/records.db');
    const damaged = readFileSync(records).subarray(0, 9000);
    await whetJson(['backup', file, '--vault', root]);
    writeFileSync(records, damaged);
    const refused = await whet(['backup', join(base, 'next.tgz'), '--vault', root]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/records\.db is not a sound SQLite database\. No backup was made\./) });
    expect(readdirSync(base).sort()).toEqual(['backup.tgz', 'vault']);
    await tar.extract({ file, cwd: base, filter: (path) => !path.startsWith('vault') });
    writeFileSync(join(base, 'records.db'), damaged);
    await tar.create({ gzip: true, file, cwd: base }, ['whetstone-backup.json', 'records.db', ...['whetstone.yml', 'areas', 'notes', 'attachments', '.trash', '.whetstone/drafts'].map((path) => `vault/${path}`)]);
    const { code, err } = await whet(['restore', file, join(base, 'again')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('The file records.db in the backup is not a sound SQLite database. Nothing was restored.') });
    expect(existsSync(join(base, 'again'))).toBe(false);
  }, 120_000);

  test.each([
    ['a path that leads out', '../out.md'],
    ['a hook', 'vault/.git/hooks/pre-commit'],
    ['a repository by another spelling', 'vault/notes/.GIT/config'],
    ['a database in place of ours', 'vault/.whetstone/index.db'],
    ['a file that no backup has', 'elsewhere.md'],
  ])('refuses an archive with %s', async (_, path) => {
    const base = newFolder();
    const file = join(base, 'hostile.tgz');
    await packHostile(file, base, [['whetstone-backup.json', manifestOf(0, 0)], [path, '#!/bin/sh\n']]);
    const { code, err } = await whet(['restore', file, join(base, 'again')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('nothing was restored') });
    expect(existsSync(join(base, 'again'))).toBe(false);
    expect(existsSync(join(base, '..', 'out.md'))).toBe(false);
  });

  test.each([
    ['a file that unpacks to a thousand times its size', 'vault/notes/bomb.md', '\0'.repeat(150_000_000)],
    ['a file that unpacks to far more than it says', 'vault/notes/bomb.md', Array.from({ length: 64 }, () => String(Math.random())).join('').repeat(80_000)],
    ['what it holds said twice', 'whetstone-backup.json', manifestOf(0, 0)],
  ])('refuses an archive with %s, and writes none of it', async (_, path, text) => {
    const base = newFolder();
    const file = join(base, 'bomb.tgz');
    await packHostile(file, base, [['whetstone-backup.json', manifestOf(path.startsWith('vault') ? 1 : 0, 12)], [path, text]]);
    rmSync(join(base, 'hostile.tar'));
    expect(statSync(file).size).toBeLessThan(text.length + 1000);
    const { code, err } = await whet(['restore', file, join(base, 'again')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('nothing was restored') });
    expect(readdirSync(base)).toEqual(['bomb.tgz']);
  });

  test('refuses an archive with a link', async () => {
    const base = newFolder();
    const from = join(base, 'from');
    mkdirSync(join(from, 'vault/notes'), { recursive: true });
    writeFileSync(join(from, 'whetstone-backup.json'), manifestOf(0, 0));
    symlinkSync('/etc', join(from, 'vault/notes/link'));
    const file = join(base, 'hostile.tgz');
    await tar.create({ gzip: true, file, cwd: from }, ['whetstone-backup.json', 'vault']);
    expect(await whet(['restore', file, join(base, 'again')])).toMatchObject({ code: 1, err: expect.stringContaining('vault/notes/link') });
  });
});

const manifestOf = (files: number, bytes: number) => JSON.stringify({ whetstone: 'backup', format: 1, made: '2026-11-22T00:00:00.000Z', files, bytes, records: false, history: null });

/** An archive with exactly these paths, which no packer would write unasked. */
async function packHostile(file: string, base: string, entries: [path: string, text: string][]): Promise<void> {
  const blocks = entries.flatMap(([path, text]) => {
    const header = new tar.Header({ path, size: Buffer.byteLength(text), mode: 0o644, type: 'File', mtime: new Date(0) });
    const block = Buffer.alloc(512);
    header.encode(block, 0);
    return [block, Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)])];
  });
  const plain = join(base, 'hostile.tar');
  writeFileSync(plain, Buffer.concat([...blocks, Buffer.alloc(1024)]));
  const { pipeline } = await import('node:stream/promises');
  const { createWriteStream } = await import('node:fs');
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(file));
}
