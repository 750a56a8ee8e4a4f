import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fill, problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();

const NOTE = '---\ntitle: Split horizon # as Ann calls it\nmine: kept\nareas: [dns]\n---\nThe resolver lied.\n\nIt still does.\n\nSee [[probe]].\n';
const FILES = {
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\naliases: [name resolution]\n---\n',
  'notes/split.md': NOTE,
  'notes/probe.md': '# The probe\n',
};
const SUBJECT = { what: 'entry' as const, id: 'split' };

describe('something new', () => {
  test('starts from the vault’s own template, with its title, day and area filled in', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'templates/review.md': '---\ntitle:\ndate:\nareas: []\nstatus: proposed # until it is decided\n---\n## Decision\n\n' });
    const form = valueOf(await library.newForm({ kind: 'review', title: 'Which resolver?', area: 'dns' }));
    expect(form).toMatchObject({ path: null, href: null, body: '## Decision\n\n' });
    const saved = valueOf(await library.save(fill(form, { body: '## Decision\n\nUnbound.\n' })));
    expect(saved).toMatchObject({ state: 'saved', id: 'which-resolver', path: 'reviews/which-resolver.md', href: '/entries/which-resolver', changed: true });
    expect(text('reviews/which-resolver.md')).toBe('---\ntitle: Which resolver?\ndate: 2026-11-01\nareas: [dns]\nstatus: proposed # until it is decided\n---\n## Decision\n\nUnbound.\n');
  });

  test.each(['project', 'deep-dive', 'review', 'reading', 'meeting', 'note', 'area'])('of kind %s needs no template, and no title', async (kind) => {
    const { library, has } = await libraryOf(FILES);
    const saved = valueOf(await library.save(fill(valueOf(await library.newForm({ kind })), { body: 'Words.\n' })));
    expect(saved).toMatchObject({ state: 'saved', id: '2026-11-01' });
    if (saved.state === 'saved') expect(has(saved.path)).toBe(true);
  });

  test.each([
    ['note', undefined],
    ['meeting', '---\ntitle:\n---\n## Where I stand\n'],
    ['review', '---\ntitle: [\n---\nBegin here.\n'],
  ])('is not written of a %s with neither a title nor a word of its own, and says so', async (kind, template) => {
    const { library, has } = await libraryOf({ ...FILES, ...(template !== undefined && { [`templates/${kind}.md`]: template }) });
    const untouched = fill(valueOf(await library.newForm({ kind, area: 'dns' })));
    const { code, message, hint } = problemOf(await library.save(untouched));
    expect(code).toBe('empty');
    expect(`${message} ${hint}`).toBe('There is neither a title nor any text of your own yet, so nothing was saved. Write one of the two; all that you filled in is still here.');
    expect([has('notes/2026-11-01.md'), has('meetings'), has('reviews')]).toEqual([false, false, false]);
  });

  test('needs no words where it has a title', async () => {
    const { library, has } = await libraryOf(FILES);
    valueOf(await library.save(fill(valueOf(await library.newForm({ kind: 'note' })), { title: 'Anycast' })));
    expect(has('notes/anycast.md')).toBe(true);
  });

  test('with a template that cannot be read is begun as a whole text', async () => {
    const { library, text } = await libraryOf({ 'templates/note.md': '---\ntitle: [\n---\nBegin here.\n' });
    const form = valueOf(await library.newForm({ kind: 'note', title: 'Mine' }));
    expect(form.form).toBeNull();
    const saved = valueOf(await library.save(fill(form, { whole: '---\ntitle: Mended\n---\nWords.\n' })));
    expect(saved).toMatchObject({ state: 'saved', path: 'notes/mended.md' });
    expect(text('notes/mended.md')).toBe('---\ntitle: Mended\n---\nWords.\n');
  });

  test('with a title that is taken has an id of its own, and overwrites nothing', async () => {
    const { library, text, write } = await libraryOf(FILES);
    const form = valueOf(await library.newForm({ kind: 'note', title: 'Split' }));
    write('notes/split-2.md', 'Written by an editor that the index has not heard of.\n');
    expect(valueOf(await library.save(fill(form)))).toMatchObject({ path: 'notes/split-3.md' });
    expect(text('notes/split.md')).toBe(NOTE);
    expect(text('notes/split-2.md')).toContain('an editor');
  });

  test('saved by several processes at once is a file for each', async () => {
    const { library, another } = await libraryOf(FILES);
    const other = await another();
    const form = valueOf(await library.newForm({ kind: 'note', title: 'At once' }));
    const saves = await Promise.all([library, other, library, other].map((one, i) => one.save(fill(form, { body: `Words ${i}.` }))));
    expect(saves.map((saved) => (saved.ok && saved.value.state === 'saved' ? saved.value.id : saved)).sort()).toEqual(['at-once', 'at-once-2', 'at-once-3', 'at-once-4']);
  });

  test('saved once more, as by a browser that heard no answer, is one file', async () => {
    const { library, another } = await libraryOf(FILES);
    const values = fill(valueOf(await library.newForm({ kind: 'note', title: 'Once' })));
    for (const one of [library, await another()]) expect(valueOf(await one.save(values))).toMatchObject({ state: 'saved', path: 'notes/once.md', href: '/entries/once' });
    expect(valueOf(await library.entries({ text: 'once' })).total).toBe(1);
  });

  test('that is an area by the name of another is refused, whichever of its names', async () => {
    const { library, another } = await libraryOf(FILES);
    for (const title of ['DNS', 'name  Resolution', 'dns']) expect(problemOf(await library.save(fill(valueOf(await library.newForm({ kind: 'area', title })))))).toMatchObject({ code: 'taken' });
    const other = await another();
    const form = valueOf(await library.newForm({ kind: 'area', title: 'eBPF' }));
    const saves = await Promise.all([library.save(fill(form, { body: 'One.' })), other.save(fill(form, { body: 'Two.' }))]);
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each(['con', '../../etc', 'a/b', '.hidden', 'x'.repeat(300), '日本語のメモ', '🎉', 'readme', 'A: “b” <c>'])('with the title “%s” has a name that every system can hold', async (title) => {
    const { library, has } = await libraryOf(FILES);
    const saved = valueOf(await library.save(fill(valueOf(await library.newForm({ kind: 'note', title })))));
    if (saved.state !== 'saved') throw new Error(saved.state);
    expect(saved.path).toMatch(/^notes\/[\p{L}\p{N}-]+\.md$/u);
    expect(has(saved.path)).toBe(true);
    expect(saved.href).toBe(`/entries/${encodeURIComponent(saved.id)}`);
    expect(valueOf(await library.entry(saved.id)).entry.title).toBe(title);
  });

  test('where a file stands in the place of its folder is refused, and says so', async () => {
    const { library } = await libraryOf({ ...FILES, reading: 'a file\n' });
    expect(problemOf(await library.save(fill(valueOf(await library.newForm({ kind: 'reading', title: 'A book' })))))).toMatchObject({ code: 'bad-name', message: expect.stringContaining('reading is not a folder') });
  });

  test('of no kind there is is a sentence', async () => {
    const { library } = await libraryOf(FILES);
    for (const kind of ['', 'config', '../note', '__proto__']) expect(problemOf(await library.newForm({ kind }))).toMatchObject({ code: 'not-found', hint: expect.stringContaining('deep-dive') });
  });
});

describe('what is in a form', () => {
  test('is read as its page will read, with problems where they stand', async () => {
    const { library } = await libraryOf(FILES);
    const form = valueOf(await library.editForm(SUBJECT));
    const { html, problems } = valueOf(await library.readForm(fill(form, { areas: 'dns\nnowhere', body: 'One.\n\nSee [[missing]] and **this**.\n' })));
    expect(html).toContain('<strong>this</strong>');
    expect(problems.map(({ line, severity }) => ({ line, severity }))).toEqual(expect.arrayContaining([{ line: 0, severity: 'warning' }, { line: 3, severity: 'warning' }]));
  });

  test('is read though fields of it cannot be', async () => {
    const { library } = await libraryOf(FILES);
    const form = valueOf(await library.editForm(SUBJECT));
    const { html, problems } = valueOf(await library.readForm(fill(form, { date: 'someday' })));
    expect(html).toContain('The resolver lied.');
    expect(problems).toMatchObject([{ line: 0, severity: 'error' }]);
  });

  test('writes nothing', async () => {
    const { library, text } = await libraryOf(FILES);
    const form = valueOf(await library.editForm(SUBJECT));
    await library.readForm(fill(form, { body: 'Other.' }));
    expect(text('notes/split.md')).toBe(NOTE);
  });
});

describe('a picture', () => {
  const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

  test('is stored once, under a name of its own', async () => {
    const { library, has } = await libraryOf(FILES);
    const { path } = valueOf(await library.attach('../../Screen shot?.png', PNG));
    expect(path).toMatch(/^attachments\/screen-shot-[0-9a-f]{8}\.png$/);
    expect(valueOf(await library.attach('../../Screen shot?.png', PNG)).path).toBe(path);
    expect(has(path)).toBe(true);
    expect(library.file(path)).toMatchObject({ type: 'image/png', size: PNG.length });
  });

  test('is none for what only calls itself one', async () => {
    const { library } = await libraryOf(FILES);
    for (const text of ['<svg onload="x"/>', '', '<html>']) expect(problemOf(await library.attach('a.png', Buffer.from(text))).code).toBe('bad-choice');
  });

  test('is all that comes out of a vault by its path', async () => {
    const { library, root } = await libraryOf(FILES);
    mkdirSync(join(root, 'attachments'));
    symlinkSync('/etc/hostname', join(root, 'attachments', 'link.txt'));
    for (const path of ['notes/split.md', 'whetstone.yml', '.whetstone/index.db', '../x', '/etc/hostname', 'attachments/link.txt', 'attachments', '', 'a\0b']) expect(library.file(path)).toBeNull();
  });
});
