import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readVaultText } from '#app/adapters/vault-text.server.ts';
import { walkVault } from '#app/adapters/vault-walk.server.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { lastWord, startChild, useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

const GOOD = '---\ntitle: A good note\ndate: 2026-01-02\n---\nText.\n';

/** What is said of a vault with one good note and one thing that is made to be wrong, and which entries it has. */
async function check(path: string, make: (place: string, root: string) => Promise<unknown>) {
  const { root } = await vault({ 'whetstone.yml': '', 'notes/good.md': GOOD });
  await mkdir(dirname(join(root, path)), { recursive: true });
  await make(join(root, path), root);
  const index = await open({ root });
  await index.sync();
  const diagnostics = (await index.diagnostics()).filter(({ file }) => file !== 'whetstone.yml');
  return { diagnostics, entries: (await index.parts()).entries.map((entry) => entry.path) };
}

const summary = ({ file, line, severity, code }: Diagnostic) => `${file}:${line} ${severity} ${code}`;

describe('a file that cannot be read is one diagnostic, and the rest of the vault loads', () => {
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const cases: [string, string, string, (place: string, root: string) => Promise<unknown>][] = [
    ['broken YAML', 'notes/x.md', 'notes/x.md:2 error bad-front-matter', (place) => writeFile(place, '---\ntitle: "open\n---\nText.\n')],
    ['5 MB', 'notes/x.md', 'notes/x.md:1 error too-large', (place) => writeFile(place, 'word '.repeat(1024 * 1024))],
    ['bytes that are not UTF-8', 'notes/x.md', 'notes/x.md:3 error not-utf8', (place) => writeFile(place, bytes('one\ntwo\nthr', [0xe9, 0xe8], '\n'))],
    ['UTF-16', 'notes/x.md', 'notes/x.md:1 error not-utf8', (place) => writeFile(place, Buffer.from('\uFEFFtitle', 'utf16le'))],
    ['NUL bytes', 'notes/x.md', 'notes/x.md:2 error not-text', (place) => writeFile(place, bytes('one\ntw', [0], 'o\n'))],
    ['nothing in it', 'notes/x.md', 'notes/x.md:1 warning empty-file', (place) => writeFile(place, '')],
    ['only white space and a byte order mark', 'notes/x.md', 'notes/x.md:1 warning empty-file', (place) => writeFile(place, '\uFEFF \r\n\t\n')],
    ['a symbolic link out of the vault', 'notes/x.md', 'notes/x.md:1 error symlink', (place) => symlink('/etc/hostname', place)],
    ['a symbolic link to nowhere', 'notes/x.md', 'notes/x.md:1 error symlink', (place) => symlink('nothing-here.md', place)],
    ['a symbolic link to itself', 'notes/x.md', 'notes/x.md:1 error symlink', (place) => symlink('x.md', place)],
    ['a symbolic link to a folder outside', 'notes/x', 'notes/x:1 warning symlink', (place) => symlink('/etc', place)],
    ['a symbolic link to a note of the vault', 'notes/x.md', 'notes/x.md:1 info symlink', (place) => symlink('good.md', place)],
    ['a symbolic link to the vault itself', 'notes/x', 'notes/x:1 info symlink', (place, root) => symlink(root, place)],
    ['a folder named like a file', 'notes/x.md', 'notes/x.md:1 warning folder-named-md', (place) => mkdir(place)],
    ['a pipe', 'notes/x.md', 'notes/x.md:1 error not-a-file', async (place) => execFileSync('mkfifo', [place])],
    ['a name that is not Unicode', 'notes/x', 'notes/\uFFFD.md:1 error bad-name', (place) => writeFile(bytes(dirname(place), '/', [0xff], '.md'), GOOD)],
  ];
  test.each(cases)('%s', async (_, path, expected, make) => {
    const { diagnostics, entries } = await check(path, make);
    expect(diagnostics.map(summary)).toEqual([expected]);
    for (const { message, hint } of diagnostics) {
      expect(message).toMatch(/^[A-Z].*\.$/s);
      expect(hint).toMatch(/^[A-Z].*\.$/s);
    }
    const hasName = expected.includes('bad-front-matter');
    expect(entries).toEqual(hasName ? ['notes/good.md', 'notes/x.md'] : ['notes/good.md']);
  });

  test('two files of one name', async () => {
    const { root } = await vault({ 'whetstone.yml': '', 'notes/same.md': GOOD, 'reviews/same.md': GOOD, 'notes/good.md': GOOD });
    const index = await open({ root });
    await index.sync();
    expect((await index.parts()).entries.map(({ path }) => path)).toEqual(['notes/good.md', 'notes/same.md', 'reviews/same.md']);
    expect(await index.diagnostics()).toEqual([]);
  });

  test('files and folders that this user may not read, or may no longer', async () => {
    const { root } = await vault({ 'whetstone.yml': '', 'notes/good.md': GOOD, 'notes/secret.md': GOOD, 'notes/closed/a.md': GOOD });
    await chmod(root, 0o777);
    const shut = async (isShut: boolean) => {
      await chmod(join(root, 'notes/secret.md'), isShut ? 0 : 0o644);
      await chmod(join(root, 'notes/closed'), isShut ? 0 : 0o755);
    };
    const look = () => lastWord<{ entries: string[]; diagnostics: Diagnostic[] }>(startChild('sync-index', [root], true));
    expect((await look()).entries).toEqual(['notes/closed/a.md', 'notes/good.md', 'notes/secret.md']);
    await shut(true);
    const { entries, diagnostics } = await look();
    await shut(false);
    expect(entries).toEqual(['notes/good.md']);
    expect(diagnostics.map(summary)).toEqual(['notes/closed:1 error unreadable', 'notes/secret.md:1 error unreadable']);
    expect(diagnostics[0]!.message).toContain('EACCES');
    expect(await look()).toMatchObject({ diagnostics: [], entries: { length: 3 } });
  });
});

describe('a file that is unusual is read, and says so once', () => {
  test.each([
    ['a byte order mark', '\uFEFF' + GOOD, ['notes/x.md:1 info bom']],
    ['Windows line endings', GOOD.replaceAll('\n', '\r\n'), ['notes/x.md:1 info crlf']],
    ['old Macintosh line endings', GOOD.replaceAll('\n', '\r'), ['notes/x.md:1 info crlf']],
    ['both, as Notepad writes', '\uFEFF' + GOOD.replaceAll('\n', '\r\n'), ['notes/x.md:1 info bom', 'notes/x.md:1 info crlf']],
  ])('%s', async (_, text, expected) => {
    const { root } = await vault({ 'whetstone.yml': '', 'notes/x.md': text });
    const index = await open({ root });
    await index.sync();
    expect((await index.diagnostics()).map(summary)).toEqual(expected);
    expect((await index.parts()).entries).toMatchObject([{ id: 'x', title: 'A good note' }]);
    expect(await index.text('notes/x.md')).toBe(text.replace('\uFEFF', ''));
  });

  test('a vault without settings has the default ones, and is told so', async () => {
    const { root } = await vault({ 'notes/good.md': GOOD });
    const index = await open({ root });
    await index.sync();
    expect((await index.diagnostics()).map(summary)).toEqual(['whetstone.yml:1 info no-config']);
    expect((await index.parts()).config.title).toBe('Tech radar');
  });
});

describe('what is part of a vault', () => {
  test('dot folders, node_modules, templates and READMEs are left alone', async () => {
    const left = ['.obsidian/a.md', '.trash/a.md', 'notes/.hidden.md', 'node_modules/p/readme2.md', 'notes/node_modules/a.md', 'templates/note.md', 'README.md', 'notes/README.md', 'notes/a.txt'];
    const { root } = await vault(Object.fromEntries([...left, 'notes/a.md', 'areas/b.MD', 'notes/deep/er/c.md'].map((path) => [path, GOOD])));
    expect((await walkVault(root)).map(({ path }) => path).sort()).toEqual(['areas/b.MD', 'notes/a.md', 'notes/deep/er/c.md']);
  });

  test('Markdown beside the folders is not, and each such file is told of, but for those any project has there', async () => {
    const usual = ['README.md', 'readme.de.md', 'CHANGELOG.md', 'LICENSE.md', 'CONTRIBUTING.md', 'AGENTS.md', '.hidden.md', 'todo.txt'];
    const { root } = await vault(Object.fromEntries(['whetstone.yml', ...usual, 'Loose thoughts.md', 'security.MD', 'notes/a.md', 'inbox/b.md'].map((path) => [path, path.endsWith('.yml') ? '' : GOOD])));
    const index = await open({ root });
    await index.sync();
    expect((await index.diagnostics()).map(summary)).toEqual(['Loose thoughts.md:1 warning outside-folders', 'inbox/b.md:1 warning no-kind', 'security.MD:1 warning outside-folders']);
    const [{ message, hint }] = await index.diagnostics(['Loose thoughts.md']) as [Diagnostic];
    expect(`${message} ${hint}`).toBe(
      'This file lies outside the folders that are read, so nothing of it is counted. Move it to notes/, or to projects/, deep-dives/, reviews/, reading/, meetings/ or areas/.',
    );
    expect((await index.parts()).entries.map(({ path }) => path)).toEqual(['inbox/b.md', 'notes/a.md']);
    expect(await index.search('text', 10)).toHaveLength(2);
    expect(await index.text('Loose thoughts.md')).toBeNull();
    expect(readVaultText(root, 'Loose thoughts.md')?.text).toBeNull();
  });

  test('what lay beside the folders is read, and told of no more, once it is moved into one', async () => {
    const { root } = await vault({ 'whetstone.yml': '', 'loose.md': GOOD, 'notes/a.md': GOOD });
    const index = await open({ root });
    await index.sync();
    const before = index.revision();
    expect(await index.sync()).toMatchObject({ changed: [], removed: [] });
    expect(index.revision()).toBe(before);
    await rename(join(root, 'loose.md'), join(root, 'notes/loose.md'));
    await index.sync(['loose.md', 'notes/loose.md']);
    expect(await index.diagnostics()).toEqual([]);
    expect((await index.parts()).entries.map(({ path }) => path)).toEqual(['notes/a.md', 'notes/loose.md']);
  });

  test('names keep the spelling of the disk', async () => {
    const names = ['notes/cafe\u0301.md', "notes/it's; DROP TABLE File; --.md", 'notes/a"b\nc.md', 'notes/up..%2f..%2fetc.md', `notes/${'ü'.repeat(120)}.md`, 'notes/ space .md', 'notes/\u{1F600}.md'];
    const { root } = await vault({ 'whetstone.yml': '', ...Object.fromEntries(names.map((name) => [name, `# Called ${name.length}\n\ntide`])) });
    const index = await open({ root });
    await index.sync();
    expect((await index.parts()).entries.map(({ path }) => path).sort()).toEqual([...names].sort());
    for (const name of names) {
      expect(await index.text(name)).toContain('tide');
      expect((await index.entryAt(name))?.path).toBe(name);
    }
    expect((await index.search('tide', 100)).map(({ path }) => path).sort()).toEqual([...names].sort());
  });

  test('nothing outside it is ever read, whatever the path', async () => {
    const outside = await vault({ 'notes/secret.md': GOOD });
    const { root } = await vault({ 'notes/good.md': GOOD });
    await symlink(join(outside.root, 'notes'), join(root, 'linked'));
    await rename(outside.root, `${root}-beside`);
    await rename(`${root}-beside`, outside.root);
    const paths = ['../notes/secret.md', `../${outside.root.split('/').pop()!}/notes/secret.md`, 'linked/secret.md', join(outside.root, 'notes/secret.md'), 'notes/../notes/good.md', 'notes//good.md', './notes/good.md', 'notes/good.md\0', '', '.', '/'];
    for (const path of paths) expect(readVaultText(root, path), path).toBeNull();
    expect(readVaultText(root, 'notes/good.md')?.text).toBe(GOOD);
  });
});
