import { chmodSync, symlinkSync } from 'node:fs';
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

async function opened(files: Record<string, string> = FILES, subject: { what: 'entry' | 'area'; id: string } = SUBJECT) {
  const vault = await libraryOf(files);
  return { ...vault, form: valueOf(await vault.library.editForm(subject)) };
}

describe('a save', () => {
  test('of a form that nobody typed into writes nothing', async () => {
    const { library, form, text } = await opened();
    const revision = library.revision();
    expect(valueOf(await library.save(fill(form)))).toMatchObject({ state: 'saved', id: 'split', path: 'notes/split.md', href: '/entries/split', changed: false });
    expect({ text: text('notes/split.md'), revision: library.revision() }).toEqual({ text: NOTE, revision });
  });

  test('changes what was changed, and no other byte', async () => {
    const { library, form, text } = await opened();
    expect(valueOf(await library.save(fill(form, { depth: 'debugged', body: form.body.replace('still', 'always') })))).toMatchObject({ state: 'saved', changed: true });
    expect(text('notes/split.md')).toBe(NOTE.replace('areas: [dns]\n', 'areas: [dns]\ndepth: debugged\n').replace('still', 'always'));
    expect(valueOf(await library.entry('split')).entry.depth).toBe('debugged');
  });

  test.each([
    ['CRLF', NOTE.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${NOTE}`],
    ['no newline at its end', NOTE.trimEnd()],
    ['line ends of several kinds', NOTE.replace('lied.\n', 'lied.\r\n')],
    ['trailing blanks', NOTE.replace('lied.', 'lied.  ').replace('kept\n', 'kept  \n')],
    ['no front matter', '# Split horizon\n\nThe resolver lied.\n\nIt still does.\n'],
    ['blank lines before its text', NOTE.replace('---\nThe', '---\n\n\nThe')],
  ])('of a file with %s leaves that so', async (_, before) => {
    const { library, form, text } = await opened({ ...FILES, 'notes/split.md': before });
    expect(valueOf(await library.save(fill(form)))).toMatchObject({ state: 'saved', changed: false });
    expect(text('notes/split.md')).toBe(before);
    valueOf(await library.save(fill(form, { body: form.body.replace('still', 'always') })));
    expect(text('notes/split.md')).toBe(before.replace('still', 'always'));
  });

  test('of a file that changed on other lines meanwhile has both', async () => {
    const { library, form, text, write } = await opened();
    write('notes/split.md', NOTE.replace('The resolver lied.', 'The resolver lied twice.'));
    expect(valueOf(await library.save(fill(form, { minutes: '30' })))).toMatchObject({ state: 'saved', changed: true });
    expect(text('notes/split.md')).toBe(NOTE.replace('lied.', 'lied twice.').replace('[dns]\n', '[dns]\nminutes: 30\n'));
  });

  test('of a form opened long ago, with nothing typed, leaves what has come since', async () => {
    const { library, form, text, write } = await opened();
    const since = NOTE.replace('lied', 'told the truth');
    write('notes/split.md', since);
    expect(valueOf(await library.save(fill(form)))).toMatchObject({ state: 'saved', changed: false });
    expect(text('notes/split.md')).toBe(since);
  });

  test('of the same lines changed on both sides writes nothing, and shows both', async () => {
    const { library, form, text, write } = await opened();
    const theirs = NOTE.replace('It still does.', 'It does no more.');
    write('notes/split.md', theirs);
    const clash = valueOf(await library.save(fill(form, { body: form.body.replace('It still does.', 'It always did.') })));
    expect(clash).toMatchObject({ state: 'clash', path: 'notes/split.md', hunks: [{ state: 'same' }, { state: 'clash', base: 'It still does.\n', ours: 'It always did.\n', theirs: 'It does no more.\n' }, { state: 'same' }] });
    expect(text('notes/split.md')).toBe(theirs);
  });

  test('of a clash that was settled is what was chosen, with what has come since', async () => {
    const { library, form, text, write } = await opened();
    const theirs = NOTE.replace('It still does.', 'It does no more.');
    write('notes/split.md', theirs);
    const values = fill(form, { body: form.body.replace('It still does.', 'It always did.') });
    const clash = valueOf(await library.save(values));
    if (clash.state !== 'clash') throw new Error('No clash.');
    write('notes/split.md', theirs.replace('See', 'Look at'));
    const settled = { ...values, resolved: clash.token, 'choice-1': 'own', 'own-1': 'It did,\r\nonce.' };
    expect(valueOf(await library.save(settled))).toMatchObject({ state: 'saved', changed: true });
    expect(text('notes/split.md')).toBe(NOTE.replace('It still does.', 'It did,\nonce.').replace('See', 'Look at'));
    expect(valueOf(await library.save({ ...settled, 'choice-1': 'ours' }))).toMatchObject({ state: 'clash', hunks: [{}, { ours: 'It always did.\n', theirs: 'It did,\nonce.\n' }, {}] });
  });

  test('of fields that cannot be read writes nothing, and names each', async () => {
    const { library, form, text } = await opened();
    expect(valueOf(await library.save(fill(form, { date: 'someday', minutes: '-3', body: 'Other text.' })))).toMatchObject({
      state: 'unreadable',
      problems: [{ key: 'date', message: expect.stringContaining('someday') }, { key: 'minutes' }],
    });
    expect(text('notes/split.md')).toBe(NOTE);
  });

  test('of a file whose front matter cannot be read is of the whole text', async () => {
    const broken = NOTE.replace('mine: kept', 'mine: [kept');
    const { library, form, text } = await opened({ ...FILES, 'notes/split.md': broken });
    expect(form).toMatchObject({ form: null, why: expect.stringContaining('line 3'), body: broken });
    expect(valueOf(await library.save(fill(form)))).toMatchObject({ changed: false });
    expect(valueOf(await library.save(fill(form, { whole: broken.replace('[kept', 'mended') })))).toMatchObject({ state: 'saved', changed: true });
    expect(text('notes/split.md')).toBe(NOTE.replace('mine: kept', 'mine: mended'));
    expect(valueOf(await library.editForm(SUBJECT)).form).not.toBeNull();
  });

  test('of one file by two processes at once has what both changed', async () => {
    const { library, form, text, another } = await opened();
    const other = await another();
    const saves = [library.save(fill(form, { title: 'Split horizons' })), other.save(fill(form, { body: form.body.replace('See', 'Look at') })), library.save(fill(form, { minutes: '20' }))];
    for (const saved of await Promise.all(saves)) expect(valueOf(saved)).toMatchObject({ state: 'saved' });
    expect(text('notes/split.md')).toBe(NOTE.replace('Split horizon ', 'Split horizons ').replace('[dns]\n', '[dns]\nminutes: 20\n').replace('See', 'Look at'));
    expect(valueOf(await library.entry('split')).entry.minutes).toBe(20);
  });

  test('of a file that is gone meanwhile writes nothing, and says where the words are', async () => {
    const { library, form, has } = await opened();
    valueOf(await library.remove(SUBJECT));
    expect(problemOf(await library.save(fill(form, { body: 'Long work.' })))).toMatchObject({ code: 'changed', message: expect.stringContaining('no longer there'), hint: expect.stringMatching(/draft/i) });
    expect(has('notes/split.md')).toBe(false);
  });

  test('that the disk refuses leaves the file as it was, and says what to do', async () => {
    const { library, form, text, root } = await opened();
    // A user whom no permission stops is stopped by a folder in the file's place.
    chmodSync(join(root, 'notes'), 0o555);
    const saved = await library.save(fill(form, { body: 'Long work.' }));
    chmodSync(join(root, 'notes'), 0o755);
    if (saved.ok) return;
    expect(saved.problem).toMatchObject({ code: 'unwritable', message: expect.stringContaining('permission is denied'), hint: expect.any(String) });
    expect(text('notes/split.md')).toBe(NOTE);
  });
});

describe('what a form may write', () => {
  test.each([
    ['/etc/passwd'],
    ['../outside.md'],
    ['notes/../whetstone.yml'],
    ['notes/../../outside.md'],
    ['.whetstone/note.md'],
    ['notes/.hidden.md'],
    ['.git/config'],
    ['whetstone.yml'],
    ['templates/note.md'],
    ['questions/bank.md'],
    ['editions/2026.md'],
    ['notes/README.md'],
    ['loose.md'],
    ['notes/plain.txt'],
    ['notes\\split.md'],
    ['notes//split.md'],
    ['notes/split.md\0.png'],
    ['link/split.md'],
    ['areas/dns.md'],
  ])('is no file but the entry or area that it is a form of: not %j', async (path) => {
    const files = { ...FILES, 'templates/note.md': '# T\n', 'questions/bank.md': '# Q\n', 'editions/2026.md': '# E\n', 'notes/README.md': '# R\n', 'loose.md': '# L\n', 'notes/plain.txt': 'T\n' };
    const { library, form, text, root } = await opened(files);
    symlinkSync(join(root, 'notes'), join(root, 'link'));
    const before = Object.fromEntries(Object.keys(files).map((name) => [name, text(name)]));
    const values = { ...fill(form, { body: 'Hostile.' }), path };
    expect(['bad-name', 'bad-choice']).toContain(problemOf(await library.save(values)).code);
    expect(Object.fromEntries(Object.keys(files).map((name) => [name, text(name)]))).toEqual(before);
  });

  test.each([
    ['nothing at all', {}],
    ['no base', { kind: 'note', path: 'notes/split.md', body: 'x' }],
    ['a base that is no text', { kind: 'note', path: 'notes/split.md', base: '////', body: 'x' }],
    ['another kind of thing', { kind: 'config', path: 'notes/split.md', base: '', body: 'x' }],
    ['no text', { kind: 'note', path: 'notes/split.md', base: '' }],
  ])('does not come of %s', async (_, values) => {
    const { library, text } = await opened();
    expect(problemOf(await library.save(values as Record<string, string>)).code).toBe('bad-choice');
    expect(text('notes/split.md')).toBe(NOTE);
  });
});
