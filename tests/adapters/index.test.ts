import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDay } from '#app/core/day.ts';
import { useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

const FILES = {
  'whetstone.yml': 'title: Mine\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\naliases: [bpf]\n---\nStands beside [[nftables]].\n\n## Questions\n\n- [ ] What is left?\n',
  'deep-dives/drops.md':
    '---\ntitle: Tracing packet drops\ndate: 2026-09-14\nareas: [ebpf]\ndepth: debugged\nminutes: 120\nverdict: trial\ntags: [observability]\n---\nSee [[ebpf]] and [the area](../areas/ebpf.md#use), and [[BPF|it]].\n\n' +
    '## Open questions\n\n- [ ] Does the ring buffer drop?\n- [x] Is it stable?\n\n  Since 5.8.\n\n## Lessons\n\nThe verifier is a reviewer.\n\n## Log\n\n- 2026-10-01 read 30m [[ebpf]]: the manual\n',
};

async function indexed(files: Record<string, string> = FILES) {
  const made = await vault(files);
  const index = await open({ root: made.root });
  await index.sync();
  return { ...made, index };
}

describe('the index answers', () => {
  test('with the parts of the vault', async () => {
    const { index } = await indexed();
    const { config, areas, entries, claims, statements } = await index.parts();
    expect(config.title).toBe('Mine');
    expect(areas).toMatchObject([{ id: 'ebpf', path: 'areas/ebpf.md', title: 'eBPF', aliases: ['bpf'], questions: [{ text: 'What is left?' }] }]);
    expect(entries).toMatchObject([{ id: 'drops', kind: 'deep-dive', day: parseDay('2026-09-14'), lastDay: parseDay('2026-10-01'), tags: ['observability'] }]);
    const place = { ref: 'ebpf', entry: 'drops', path: 'deep-dives/drops.md' };
    expect(claims).toMatchObject([
      { ...place, day: parseDay('2026-09-14'), depth: 'debugged', minutes: 120, estimated: false, line: 4 },
      { ...place, day: parseDay('2026-10-01'), depth: 'read', minutes: 30, estimated: false },
    ]);
    expect(statements).toEqual([{ ...place, day: parseDay('2026-09-14'), verdict: 'trial', line: 4 }]);
  });

  test('with a file’s text and the entry in it', async () => {
    const { index } = await indexed();
    expect(await index.text('deep-dives/drops.md')).toBe(FILES['deep-dives/drops.md']);
    expect(await index.text('deep-dives/nothing.md')).toBeNull();
    expect([...(await index.texts(['deep-dives/nothing.md', 'deep-dives/drops.md']))]).toEqual([['deep-dives/drops.md', FILES['deep-dives/drops.md']]]);
    expect(await index.entryAt('deep-dives/drops.md')).toMatchObject({ title: 'Tracing packet drops', log: [{ minutes: 30 }] });
    expect(await index.entryAt('areas/ebpf.md')).toBeNull();
    expect(await index.entryAt('whetstone.yml')).toBeNull();
  });

  test('with links, by the name or the path they lead to', async () => {
    const { index } = await indexed();
    const file = 'deep-dives/drops.md';
    expect(await index.linksTo(['ebpf', 'bpf', 'areas/ebpf.md', 'areas/ebpf'])).toEqual([
      { file, form: 'wiki', target: 'ebpf', fragment: null, label: null, line: 10, column: 5, key: 'ebpf' },
      { file, form: 'path', target: '../areas/ebpf.md', fragment: 'use', label: 'the area', line: 10, column: 18, key: 'areas/ebpf.md' },
      { file, form: 'wiki', target: 'BPF', fragment: null, label: 'it', line: 10, column: 56, key: 'bpf' },
      expect.objectContaining({ file, target: 'ebpf', line: 25 }),
    ]);
    expect((await index.allLinks()).map(({ key }) => key)).toEqual(['nftables', 'ebpf', 'areas/ebpf.md', 'bpf', 'ebpf']);
    expect(await index.linksTo([])).toEqual([]);
  });

  test('with questions and lessons', async () => {
    const { index } = await indexed();
    expect((await index.questions()).map(({ file, text, answered, answer }) => [file, text, answered, answer])).toEqual([
      ['areas/ebpf.md', 'What is left?', false, ''],
      ['deep-dives/drops.md', 'Does the ring buffer drop?', false, ''],
      ['deep-dives/drops.md', 'Is it stable?', true, 'Since 5.8.'],
    ]);
    expect(await index.questions({ answered: false, paths: ['deep-dives/drops.md'] })).toHaveLength(1);
    expect(await index.lessons(['deep-dives/drops.md'])).toMatchObject([{ file: 'deep-dives/drops.md', heading: 'Lessons', text: 'The verifier is a reviewer.' }]);
    expect(await index.lessons([])).toEqual([]);
  });

  test('for more files than SQLite takes values, in order', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `notes/n${String(i).padStart(2, '0')}.md`);
    const { index } = await indexed(Object.fromEntries(names.map((name) => [name, '## Questions\n\n- [ ] Why?\n'])));
    const asked = [...Array.from({ length: 40_000 }, (_, i) => `notes/none-${i}.md`), ...names];
    expect((await index.questions({ paths: asked.reverse() })).map(({ file }) => file)).toEqual(names);
  });
});

describe('sync', () => {
  test('reads again only what changed', async () => {
    const { index, root, write } = await indexed();
    const before = index.revision();
    expect(await index.sync()).toMatchObject({ files: 3, changed: [], removed: [] });
    expect(index.revision()).toBe(before);
    await write('areas/ebpf.md', '---\ntitle: Renamed\n---\n');
    expect(await index.sync()).toMatchObject({ files: 3, changed: ['areas/ebpf.md'], removed: [] });
    expect(index.revision()).toBeGreaterThan(before);
    expect((await index.parts()).areas[0]?.title).toBe('Renamed');
    await rm(join(root, 'areas/ebpf.md'));
    expect(await index.sync()).toMatchObject({ files: 2, changed: [], removed: ['areas/ebpf.md'] });
    expect((await index.search('stands', 10))).toEqual([]);
    expect((await index.questions()).map(({ file }) => file)).not.toContain('areas/ebpf.md');
  });

  test('notices an edit that keeps the size and puts the time back', async () => {
    const { index, root } = await indexed({ 'notes/a.md': '# One\n' });
    const place = join(root, 'notes/a.md');
    const { atime, mtime } = await stat(place);
    await writeFile(place, '# Two\n');
    await utimes(place, atime, mtime);
    expect((await index.sync()).changed).toEqual(['notes/a.md']);
    expect((await index.parts()).entries[0]?.title).toBe('Two');
  });

  test('does not depend on a clock that only goes forward', async () => {
    const { index, root, write } = await indexed();
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(join(root, '.whetstone/index.db'));
    database.exec('UPDATE File SET readAt = readAt + 3600000');
    database.close();
    await write('areas/ebpf.md', '---\ntitle: Renamed\n---\n');
    await rm(join(root, 'deep-dives/drops.md'));
    expect(await index.sync()).toMatchObject({ changed: ['areas/ebpf.md'], removed: ['deep-dives/drops.md'] });
  });

  test('is not moved by new times alone', async () => {
    const { index, root } = await indexed();
    const before = index.revision();
    await utimes(join(root, 'areas/ebpf.md'), new Date(), new Date('2020-01-01'));
    expect((await index.sync()).changed).toEqual([]);
    expect(index.revision()).toBe(before);
  });

  test('recognises a file that moved, and reads it as what it is there', async () => {
    const { index, root, write } = await indexed();
    await write('notes/keep.txt', 'makes the folder');
    await rename(join(root, 'deep-dives/drops.md'), join(root, 'notes/packets.md'));
    const moved = [{ from: 'deep-dives/drops.md', to: 'notes/packets.md' }];
    expect(await index.sync()).toMatchObject({ changed: ['notes/packets.md'], removed: ['deep-dives/drops.md'], moved });
    expect((await index.parts()).entries).toMatchObject([{ id: 'packets', kind: 'note', path: 'notes/packets.md' }]);
    expect((await index.parts()).claims.every(({ entry }) => entry === 'packets')).toBe(true);
    expect((await index.search('ring buffer', 10)).map(({ path }) => path)).toEqual(['notes/packets.md']);
  });

  test('recognises a file that moved and was edited by its id', async () => {
    const { index, root, write } = await indexed();
    await rm(join(root, 'deep-dives/drops.md'));
    await write('reviews/drops.md', '# Quite another text\n');
    expect((await index.sync()).moved).toEqual([{ from: 'deep-dives/drops.md', to: 'reviews/drops.md' }]);
    expect((await index.parts()).entries).toMatchObject([{ id: 'drops', kind: 'review', title: 'Quite another text' }]);
  });

  test('looks only where it is told to', async () => {
    const { index, write } = await indexed();
    await write('notes/one.md', '# One\n');
    await write('notes/two.md', '# Two\n');
    expect(await index.sync(['notes/two.md', 'notes/three.md', '../outside.md'])).toMatchObject({ changed: ['notes/two.md'], removed: [] });
    expect((await index.sync()).changed).toEqual(['notes/one.md']);
  });

  test('finds nothing below a file that stands where a folder was', async () => {
    const { index, root } = await indexed();
    await writeFile(join(root, 'notes'), 'No folder any more.\n');
    expect(await index.sync(['notes/one.md'])).toMatchObject({ changed: [], removed: [] });
    expect(await index.diagnostics()).not.toContainEqual(expect.objectContaining({ code: 'unreadable' }));
  });

  test('leaves everything stored when the vault itself cannot be listed', async () => {
    const { root } = await vault(FILES);
    const elsewhere = await vault({ 'keep.txt': '' });
    const index = await open({ root, databaseUrl: join(elsewhere.root, 'index.db') });
    await index.sync();
    await rename(root, `${root}-away`);
    await expect(index.sync()).rejects.toThrow('ENOENT');
    expect((await index.parts()).entries).toHaveLength(1);
    await rename(`${root}-away`, root);
    expect((await index.sync()).removed).toEqual([]);
  });

  test('follows the settings, and says when they are gone', async () => {
    const { index, root, write } = await indexed();
    const before = index.revision();
    await write('whetstone.yml', 'title: Ours\nquadrants: nonsense\n');
    await index.sync();
    expect(index.revision()).toBeGreaterThan(before);
    expect((await index.parts()).config.title).toBe('Ours');
    expect((await index.diagnostics()).map(({ file, code }) => `${file} ${code}`)).toEqual(['whetstone.yml bad-field']);
    await rm(join(root, 'whetstone.yml'));
    await index.sync();
    expect((await index.diagnostics()).map(({ code }) => code)).toEqual(['no-config']);
    expect((await index.parts()).config.title).toBe('Tech radar');
  });

  test('tells how far it is', async () => {
    const { root } = await vault(FILES);
    const told: [number, number][] = [];
    await (await open({ root, onProgress: (done, total) => told.push([done, total]) })).sync();
    expect(told.at(-1)).toEqual([3, 3]);
  });

  test('takes calls that overlap, one after the other', async () => {
    const { index, write } = await indexed();
    await write('notes/one.md', '# One\n');
    const reports = await Promise.all([index.sync(), index.sync(), index.rebuild(), index.sync(['notes/one.md'])]);
    expect(reports.map(({ changed }) => changed.length)).toEqual([1, 0, 4, 0]);
  });
});

test('a rebuild reads everything again, and mends what had gone wrong', async () => {
  const { index, root } = await indexed();
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(join(root, '.whetstone/index.db'));
  database.exec("UPDATE Content SET text = 'wrong'; DELETE FROM Link; DROP TABLE search; CREATE VIRTUAL TABLE search USING fts5(title, names, body)");
  database.close();
  expect((await index.rebuild()).changed).toEqual(Object.keys(FILES).sort());
  expect(await index.text('deep-dives/drops.md')).toBe(FILES['deep-dives/drops.md']);
  expect(await index.allLinks()).toHaveLength(5);
  expect(await index.search('verifier', 10)).toHaveLength(1);
});
