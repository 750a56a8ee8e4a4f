import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWriter } from '#app/adapters/vault-write.server.ts';
import { makeVault } from '#tests/support/vault.ts';
import { mortalDisk, set, textsOf } from '../adapters/vault-write-support.ts';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf, open } = useLibraries();

const FILES = {
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\naliases: [name resolution]\n---\nSee [[split]].\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\nProbes.\n',
  'notes/split.md': '---\ntitle: Split horizon\ndate: 2026-10-20\nareas: [name resolution]\ndepth: built\n---\nSee [[Missing one]].\n',
  'notes/other.md': '---\ntitle: Other\n---\nSee [[split|it]] and [the file](split.md).\n',
};

describe('a rename', () => {
  test('is where its answer says, with every link leading on', async () => {
    const { library, text } = await libraryOf(FILES);
    expect(valueOf(await library.rename({ what: 'entry', id: 'split' }, { id: 'two-horizons', title: 'Two horizons' }))).toMatchObject({ id: 'two-horizons', path: 'notes/two-horizons.md', href: '/entries/two-horizons' });
    expect(text('notes/other.md')).toContain('See [[two-horizons|it]] and [the file](two-horizons.md).');
    expect(valueOf(await library.entry('two-horizons')).backlinks.map(({ path }) => path).sort()).toEqual(['areas/dns.md', 'notes/other.md']);
    expect(problemOf(await library.entry('split')).code).toBe('not-found');
  });

  test('counts with what an outside editor wrote a moment ago', async () => {
    const { library, text, write } = await libraryOf(FILES);
    write('notes/other.md', '---\ntitle: Other\n---\nRewritten: [[Split horizon]].\n');
    valueOf(await library.rename({ id: 'split' }, { title: 'Two horizons' }));
    expect(text('notes/other.md')).toContain('Rewritten: [[Two horizons]].');
  });

  test('asked for by form fields left blank changes nothing', async () => {
    const { library, root } = await libraryOf(FILES);
    const before = textsOf(root);
    expect(valueOf(await library.rename({ id: 'split' }, { id: ' ', title: '', kind: '' })).files).toEqual([]);
    expect(textsOf(root)).toEqual(before);
  });

  test('is refused where a name is taken, and no file is touched', async () => {
    const { library, root } = await libraryOf(FILES);
    const before = textsOf(root);
    for (const ask of [{ id: 'other' }, { title: 'Other' }, { id: 'Name Resolution' }]) expect(problemOf(await library.rename({ id: 'split' }, ask))).toMatchObject({ code: 'taken', hint: expect.any(String) });
    for (const id of ['../up', 'a/b', '.dot', 'a:b', 'readme']) expect(problemOf(await library.rename({ id: 'split' }, { id })).code).toBe('bad-name');
    expect(textsOf(root)).toEqual(before);
  });

  test('by two processes at once is made by one after the other, and no link is lost', async () => {
    for (let round = 0; round < 8; round++) {
      const { library, another, text } = await libraryOf(FILES);
      const other = await another();
      const [one, two] = await Promise.all([library.rename({ id: 'split' }, { id: 'first' }), other.rename({ id: 'other' }, { id: 'second' })]);
      expect([one.ok, two.ok]).toEqual([true, true]);
      expect(text('notes/second.md')).toContain('See [[first|it]] and [the file](first.md).');
    }
  });
});

describe('a merge of areas', () => {
  test('answers with the area that is left, which has the contacts and names of both', async () => {
    const { library, text, has } = await libraryOf(FILES);
    expect(valueOf(await library.previewMerge('dns', 'eBPF'))).toMatchObject({ path: 'areas/dns.md', previews: expect.arrayContaining([expect.objectContaining({ path: 'areas/dns.md', to: null })]) });
    expect(valueOf(await library.mergeAreas('dns', 'eBPF'))).toMatchObject({ id: 'ebpf', path: 'areas/ebpf.md', href: '/areas/ebpf' });
    expect(has('areas/dns.md')).toBe(false);
    expect(text('areas/ebpf.md')).toContain('aliases: [dns, name resolution]');
    expect(valueOf(await library.area('ebpf', {})).contacts).toMatchObject([{ entry: 'split', depth: 'built' }]);
  });

  test('is of two areas, by any of their names', async () => {
    const { library } = await libraryOf(FILES);
    expect(problemOf(await library.mergeAreas('name resolution', 'DNS')).code).toBe('bad-choice');
    expect(problemOf(await library.mergeAreas('dns', 'split'))).toMatchObject({ code: 'not-found', message: '“split” is an entry, not an area.' });
    expect(problemOf(await library.mergeAreas('dns', ''))).toMatchObject({ code: 'not-found' });
  });
});

describe('a deletion', () => {
  test('says what it would break, moves to .trash/, and can be taken back', async () => {
    const { library, text, has } = await libraryOf(FILES);
    const { links, contacts } = valueOf(await library.previewDelete({ id: 'split' }));
    expect({ links: links.map(({ path, line }) => `${path}:${line}`).sort(), contacts }).toEqual({ links: ['areas/dns.md:6', 'notes/other.md:4', 'notes/other.md:4'], contacts: 1 });
    const { path, trashed } = valueOf(await library.remove({ id: 'split' }));
    expect({ trashed, there: has(path) }).toEqual({ trashed: '.trash/notes/split.md', there: false });
    expect(problemOf(await library.entry('split')).code).toBe('not-found');
    expect(valueOf(await library.putBack(trashed, path))).toEqual({ href: '/entries/split' });
    expect(text(path)).toBe(FILES['notes/split.md']);
    expect(valueOf(await library.entry('split')).backlinks).toHaveLength(2);
  });

  test.each([
    ['out of the vault', '.trash/notes/split.md', '../split.md'],
    ['over another file', '.trash/notes/split.md', 'notes/other.md'],
    ['from elsewhere', 'notes/other.md', 'notes/third.md'],
    ['from outside', '.trash/../../x', 'notes/third.md'],
    ['what is not there', '.trash/notes/none.md', 'notes/third.md'],
  ])('is never taken back %s', async (_, trashed, path) => {
    const { library, root } = await libraryOf(FILES);
    valueOf(await library.remove({ id: 'split' }));
    const before = textsOf(root);
    expect(problemOf(await library.putBack(trashed, path))).toMatchObject({ message: expect.any(String), hint: expect.any(String) });
    expect(textsOf(root)).toEqual(before);
  });
});

describe('a vault in which a change of several files did not come to its end', () => {
  test('opens as it was before, and says so once', async () => {
    const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', ...FILES });
    for (let n = 1; ; n++) {
      const disk = mortalDisk(n);
      const pen = valueOf(openWriter(vault.root, { disk }));
      await set(pen, { 'notes/split.md': '# New\n', 'notes/other.md': '# New\n' }).catch(() => null);
      pen.close();
      const library = await open(vault.root);
      const [notice, ...more] = library.notices();
      await library.close();
      expect(disk.isDead() || notice === undefined).toBe(true);
      if (!disk.isDead()) throw new Error('No kill left anything to undo.');
      expect(textsOf(vault.root)['notes/other.md']).toBe(FILES['notes/other.md']);
      if (notice === undefined) continue;
      expect({ notice, more }).toEqual({ notice: expect.stringMatching(/^A change of several files had not come to its end, and was undone in notes\/(split|other)\.md.*\.$/), more: [] });
      expect((await open(vault.root)).notices()).toEqual([]);
      break;
    }
    expect(existsSync(join(vault.root, '.whetstone', 'journal', 'undo.json'))).toBe(false);
    await vault.remove();
  });
});
