import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fill, problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf, open } = useLibraries();

const NOTE = '---\ntitle: Split horizon\nareas: [dns]\n---\nThe resolver lied.\n';
const FILES = { 'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n', 'notes/split.md': NOTE };
const SUBJECT = { what: 'entry' as const, id: 'split' };
const ID = '0123456789abcdef01234567';

/** A vault in which somebody was typing into the form of a note. */
async function interrupted(subject = 'notes/split.md') {
  const vault = await libraryOf(FILES);
  const form = valueOf(await vault.library.editForm(SUBJECT));
  const values = { ...fill(form, { body: 'The resolver lied, and so did I.\n', minutes: '20' }), draft: ID };
  valueOf(await vault.library.keepDraft(ID, JSON.stringify({ subject, values })));
  return { ...vault, values };
}

describe('a draft', () => {
  test('is offered where it was typed, with what it would change', async () => {
    const { library, values, text } = await interrupted();
    const { drafts } = valueOf(await library.editForm(SUBJECT));
    expect(drafts).toMatchObject([{ id: ID, values }]);
    const added = drafts[0]!.diff.hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'added')).map(({ parts }) => parts.map((part) => part.text).join(''));
    expect(added).toEqual(['minutes: 20', 'The resolver lied, and so did I.']);
    expect(text('notes/split.md')).toBe(NOTE);
  });

  test('of something new is offered where that is begun', async () => {
    const { library } = await libraryOf(FILES);
    const values = fill(valueOf(await library.newForm({ kind: 'meeting' })), { title: 'Vendor' });
    valueOf(await library.keepDraft(ID, JSON.stringify({ subject: 'new:meeting', values })));
    expect(valueOf(await library.newForm({ kind: 'meeting' })).drafts).toMatchObject([{ id: ID }]);
    expect(valueOf(await library.newForm({ kind: 'note' })).drafts).toEqual([]);
    expect(await library.drafts()).toMatchObject([{ id: ID, title: 'Vendor', href: '/new/meeting' }]);
  });

  test('outlives its server, a deleted index and a new one', async () => {
    const { root, library } = await interrupted();
    await library.reindex();
    await library.close();
    for (const name of readdirSync(join(root, '.whetstone')).filter((file) => file.startsWith('index.db'))) rmSync(join(root, '.whetstone', name));
    const next = await open(root);
    expect(await next.drafts()).toMatchObject([{ id: ID, title: 'Split horizon', href: '/entries/split/edit' }]);
    expect(valueOf(await next.editForm(SUBJECT)).drafts).toHaveLength(1);
  });

  test('goes with the save that it was the draft of, and not before', async () => {
    const { library, values } = await interrupted();
    expect(valueOf(await library.save({ ...values, minutes: 'many' }))).toMatchObject({ state: 'unreadable' });
    expect(await library.drafts()).toHaveLength(1);
    expect(valueOf(await library.save(values))).toMatchObject({ state: 'saved', changed: true });
    expect(await library.drafts()).toEqual([]);
  });

  test('that is typed on replaces itself, and is thrown away when asked to be', async () => {
    const { library, values } = await interrupted();
    valueOf(await library.keepDraft(ID, JSON.stringify({ subject: 'notes/split.md', values: { ...values, body: 'Longer.' } })));
    expect(valueOf(await library.editForm(SUBJECT)).drafts).toMatchObject([{ values: { body: 'Longer.' } }]);
    valueOf(await library.dropDraft(ID));
    valueOf(await library.dropDraft(ID));
    expect(await library.drafts()).toEqual([]);
  });

  test('follows its entry to another name, and is saved there', async () => {
    const { library, text } = await interrupted();
    valueOf(await library.rename(SUBJECT, { id: 'two-horizons', title: 'Two horizons' }));
    expect(await library.drafts()).toMatchObject([{ id: ID, href: '/entries/two-horizons/edit' }]);
    const [draft] = valueOf(await library.editForm({ what: 'entry', id: 'two-horizons' })).drafts;
    expect(valueOf(await library.save(draft!.values))).toMatchObject({ state: 'saved', path: 'notes/two-horizons.md' });
    expect(text('notes/two-horizons.md')).toBe('---\ntitle: Two horizons\nareas: [dns]\nminutes: 20\n---\nThe resolver lied, and so did I.\n');
  });

  test.each([
    ['deleted here', async ({ library }: Awaited<ReturnType<typeof interrupted>>) => void valueOf(await library.remove(SUBJECT))],
    ['deleted elsewhere', async ({ root, library }: Awaited<ReturnType<typeof interrupted>>) => {
      rmSync(join(root, 'notes/split.md'));
      await library.reindex();
    }],
  ])('of a file that was %s is offered as something new, and saved as that', async (_, remove) => {
    const vault = await interrupted();
    await remove(vault);
    const { library, text } = vault;
    expect(await library.drafts()).toMatchObject([{ id: ID, title: 'Split horizon', href: '/new/note' }]);
    const { drafts } = valueOf(await library.newForm({ kind: 'note' }));
    expect(drafts).toMatchObject([{ id: ID }]);
    expect(valueOf(await library.newForm({ kind: 'meeting' })).drafts).toEqual([]);
    const saved = valueOf(await library.save({ ...drafts[0]!.values, draft: ID }));
    if (saved.state !== 'saved') throw new Error(saved.state);
    expect(text(saved.path)).toBe('---\ntitle: Split horizon\nareas: [dns]\nminutes: 20\n---\nThe resolver lied, and so did I.\n');
    expect(await library.drafts()).toEqual([]);
  });

  test('of a whole text whose file is gone is offered as something new too', async () => {
    const { library, root } = await libraryOf({ ...FILES, 'notes/broken.md': '---\ntitle: [\n---\nWords.\n' });
    const values = fill(valueOf(await library.editForm({ what: 'entry', id: 'broken' })), { whole: 'Only words.\n' });
    valueOf(await library.keepDraft(ID, JSON.stringify({ subject: 'notes/broken.md', values })));
    rmSync(join(root, 'notes/broken.md'));
    await library.reindex();
    const [draft] = valueOf(await library.newForm({ kind: 'note' })).drafts;
    expect(draft!.values['body']).toContain('Only words.');
  });
});

describe('what is no draft', () => {
  test.each(['', '..', '../../etc/passwd', 'ABCDEF0123456789', 'a/b', '0123', 'x'.repeat(64), '0'.repeat(65), '%2e%2e', `${ID}\0`])('has an id like %j, and is kept nowhere', async (id) => {
    const { library, root } = await libraryOf(FILES);
    expect(problemOf(await library.keepDraft(id, JSON.stringify({ subject: 'notes/split.md', values: {} })))).toMatchObject({ hint: expect.any(String) });
    valueOf(await library.dropDraft(id));
    expect(await library.drafts()).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['.whetstone', 'areas', 'notes', 'whetstone.yml']);
  });

  test.each(['', 'null', '[]', '{', '{"subject":"","values":{}}', '{"subject":"notes/split.md"}', '{"subject":"notes/split.md","values":{"a":1}}', JSON.stringify({ subject: 'x'.repeat(1001), values: {} })])('says %j, and is refused', async (source) => {
    const { library } = await libraryOf(FILES);
    problemOf(await library.keepDraft(ID, source));
    expect(await library.drafts()).toEqual([]);
  });

  test.each(['../../../etc/passwd', '/etc/passwd', 'whetstone.yml', 'new:', 'new:../x', 'new:config', '.whetstone/index.db', '<script>', 'notes/split.md\0'])('is about %j, yet what was typed can be found', async (subject) => {
    const { library } = await interrupted(subject);
    expect(await library.drafts()).toMatchObject([{ id: ID, href: '/new/note' }]);
    expect(valueOf(await library.newForm({ kind: 'note' })).drafts).toMatchObject([{ id: ID }]);
  });

  test('lies in the folder of drafts, and is passed over', async () => {
    const { library, root } = await interrupted();
    const folder = join(root, '.whetstone', 'drafts');
    for (const [name, source] of [['junk.json', '{'], ['half.json', '{"id":"x"}'], ['note.txt', 'x']] as const) writeFileSync(join(folder, name), source);
    mkdirSync(join(folder, 'folder.json'));
    expect(await library.drafts()).toHaveLength(1);
  });
});
