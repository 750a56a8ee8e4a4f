import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();

const FILES = {
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
  'notes/split.md': '---\ntitle: Split horizon\n---\nOnce.\n',
  'meetings/v1.2.md': '---\ntitle: About version 1.2\n---\n',
};

describe('the trash', () => {
  test('is empty in a vault that nothing was deleted from', async () => {
    expect(await (await libraryOf(FILES)).library.trash()).toEqual({ files: [], more: 0 });
  });

  test('names what was deleted: what it was, where, and when', async () => {
    const { library } = await libraryOf(FILES);
    valueOf(await library.remove({ id: 'v1.2' }));
    valueOf(await library.remove({ what: 'area', id: 'dns' }));
    const { files } = await library.trash();
    expect(files.map(({ trashed, path, title, what }) => ({ trashed, path, title, what })).sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { trashed: '.trash/areas/dns.md', path: 'areas/dns.md', title: 'DNS', what: 'area' },
      { trashed: '.trash/meetings/v1.2.md', path: 'meetings/v1.2.md', title: 'About version 1.2', what: 'meeting' },
    ]);
    for (const { at } of files) expect(Math.abs(at - Date.now())).toBeLessThan(3_600_000);
    for (const { trashed, path } of files) valueOf(await library.putBack(trashed, path));
    expect((await library.trash()).files).toEqual([]);
    expect(valueOf(await library.entry('v1.2')).entry.title).toBe('About version 1.2');
  });

  test('knows of two files with one path where both were, and lets either come back elsewhere', async () => {
    const { library, write, text } = await libraryOf(FILES);
    valueOf(await library.remove({ id: 'split' }));
    write('notes/split.md', '---\ntitle: Split again\n---\nTwice.\n');
    await library.reindex();
    valueOf(await library.remove({ id: 'split' }));
    const { files } = await library.trash();
    expect(files.map(({ trashed, path, title }) => `${trashed} was ${path}: ${title}`).sort()).toEqual(['.trash/notes/split.2.md was notes/split.md: Split again', '.trash/notes/split.md was notes/split.md: Split horizon']);
    valueOf(await library.putBack('.trash/notes/split.2.md', 'notes/split.md'));
    expect(problemOf(await library.putBack('.trash/notes/split.md', 'notes/split.md')).code).toBe('taken');
    expect(valueOf(await library.putBack('.trash/notes/split.md', 'notes/first-split.md'))).toEqual({ href: '/entries/first-split' });
    expect(text('notes/first-split.md')).toContain('Once.');
  });

  test('leads nowhere out of the vault, and lists what is no entry by its path', async () => {
    const { library, root, write } = await libraryOf(FILES);
    valueOf(await library.remove({ id: 'split' }));
    write('.trash/notes/picture.png', 'no Markdown');
    symlinkSync('/etc/passwd', join(root, '.trash/notes/link.md'));
    symlinkSync('/etc', join(root, '.trash/etc'));
    const { files } = await library.trash();
    expect(files.map(({ title, what }) => [title, what]).sort()).toEqual([['Split horizon', 'note'], ['notes/picture.png', null]]);
  });
});
