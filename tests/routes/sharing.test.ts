import { describe, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary, type Library } from '#app/library.server.ts';
import { taintedPng } from '#tests/support/pictures.ts';
import { makeVault } from '#tests/support/vault.ts';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf, open } = useLibraries();

const FILES = {
  'areas/kafka.md': '---\ntitle: Kafka\nquadrant: tools\n---\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\ntags: [network]\n---\n',
  'notes/open.md': '---\ntitle: Open\ndate: 2026-10-01\nareas: [kafka]\nvisibility: shared\nminutes: 60\n---\nWords. [[dns]] ![A plan](../attachments/plan.png)\n',
  'notes/closed.md': '---\ntitle: Closed\ndate: 2026-10-01\nareas: [dns]\n---\nSecret.\n',
  'attachments/plan.png': 'png',
};

const DAY_MS = 86_400_000;

describe('a share', () => {
  test('says once what its link is, and exactly what is visible', async () => {
    const { library } = await libraryOf(FILES);
    const made = valueOf(await library.createShare({ show: 'entries', quadrants: ['Tools'], recipient: ' The  team ' }));
    expect(made).toMatchObject({ state: 'open', recipient: 'The team', hasPassword: false, views: 0, visible: { areas: ['Kafka'], entries: ['Open'], texts: [], pictures: [{ title: 'Open', count: 1 }] } });
    expect(made.token).toMatch(/^[\w-]{43}$/);
    expect(made.expiresAt - made.createdAt).toBe(90 * DAY_MS);
    expect(valueOf(library.openShare(made.token))).toMatchObject({ id: made.id, locked: false, scope: { quadrants: ['tools'] } });
    expect(JSON.stringify(valueOf(await library.shares()))).not.toContain(made.token);
  });

  test('keeps no token where it is stored', async () => {
    const { library, root } = await libraryOf(FILES);
    const { token } = valueOf(await library.createShare({ password: 'open sesame' }));
    const database = new Database(join(root, '.whetstone', 'records.db'), { readonly: true });
    const rows = JSON.stringify(database.prepare('SELECT * FROM Share').all().map((row) => Object.values(row as object).map(String)));
    database.close();
    expect(rows).not.toContain(token);
    expect(rows).not.toContain('open sesame');
  });

  test('ends with the next question once it is revoked, by whichever process, and is then as if it had never been', async () => {
    const { library, another } = await libraryOf(FILES);
    const { id, token } = valueOf(await library.createShare({}));
    expect(library.openShare(token).ok).toBe(true);
    valueOf((await another()).revokeShare(id));
    expect(problemOf(library.openShare(token))).toEqual(problemOf(library.openShare('never-was')));
    expect(valueOf(library.share(id)).state).toBe('revoked');
    expect(problemOf(await library.rotateShare(id)).message).toContain('was revoked');
  });

  test('ends on its day, without anybody doing anything', async () => {
    const vault = await makeVault(FILES);
    let now = Date.parse('2026-11-01T12:00:00Z');
    const library = await open(vault.root, { clock: () => now });
    const { id, token } = valueOf(await library.createShare({ days: '7' }));
    now += 7 * DAY_MS - 1;
    expect(library.openShare(token).ok).toBe(true);
    now += 1;
    expect(problemOf(library.openShare(token))).toEqual(problemOf(library.openShare('never-was')));
    expect(valueOf(library.share(id)).state).toBe('expired');
    const again = valueOf(await library.rotateShare(id));
    expect(valueOf(library.openShare(again.token)).id).toBe(id);
    await vault.remove();
  });

  test('has another link after a rotation, and the one before is nothing', async () => {
    const { library } = await libraryOf(FILES);
    const { id, token } = valueOf(await library.createShare({}));
    const rotated = valueOf(await library.rotateShare(id));
    expect(rotated.token).not.toBe(token);
    expect(library.openShare(token).ok).toBe(false);
    expect(valueOf(library.openShare(rotated.token)).id).toBe(id);
  });

  test('with a password is locked until it is told, and again when the link is another', async () => {
    const { library } = await libraryOf(FILES);
    const { id, token } = valueOf(await library.createShare({ password: 'open sesame' }));
    expect(valueOf(library.openShare(token)).locked).toBe(true);
    expect(problemOf(await library.unlockShare(token, 'sesame')).code).toBe('not-signed-in');
    const pass = valueOf(await library.unlockShare(token, 'open sesame'));
    expect(valueOf(library.openShare(token, pass)).locked).toBe(false);
    const rotated = valueOf(await library.rotateShare(id));
    expect(valueOf(library.openShare(rotated.token, pass)).locked).toBe(true);
  });

  test('counts who looked, also when the process ends right after', async () => {
    const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', ...FILES });
    const first = valueOf(await openLibrary({ root: vault.root }));
    const { id } = valueOf(await first.createShare({}));
    first.countView(id);
    first.countView(id);
    expect(valueOf(first.share(id)).views).toBe(2);
    await first.close();
    expect(valueOf((await open(vault.root)).share(id))).toMatchObject({ views: 2, lastViewDay: expect.any(Number) as number });
    await vault.remove();
  });

  test.each([
    [{ quadrants: ['nowhere'] }, 'There is no quadrant “nowhere”.'],
    [{ rings: ['cold'] }, 'There is no ring “cold”.'],
    [{ tags: ['none'] }, 'There is no tag “none”.'],
    [{ areas: ['none'] }, 'No area goes by the name “none” alone.'],
    [{ show: 'all' }, 'There is no way to show “all”.'],
    [{ edition: 'none' }, 'There is no edition “none” in this vault.'],
    [{ asOf: '2026-02-30' }, '“2026-02-30” is not a calendar date, so there is no as-of date to show.'],
    [{ days: 'ever' }, 'A share cannot last “ever” days.'],
  ])('is not made of what there is not: %j', async (ask, message) => {
    const { library } = await libraryOf(FILES);
    expect(problemOf(await library.createShare(ask)).message).toBe(message);
    expect(valueOf(await library.shares())).toEqual([]);
  });
});

describe('the content of a share', () => {
  const content = async (library: Library, ask: Parameters<Library['createShare']>[0]) => valueOf(await library.shareContent(valueOf(await library.createShare(ask)).id));

  test('is ready to be drawn: its links lead within it, and its pictures are at hand', async () => {
    const { library, root } = await libraryOf(FILES);
    const { whole, bare } = taintedPng();
    writeFileSync(join(root, 'attachments/plan.png'), whole);
    const { html, files } = await content(library, { show: 'entries' });
    expect(html).toEqual({ notes: '', areas: {}, entries: { open: '<p>Words. <a href="../areas/dns.html" class="wikilink">DNS</a> <img src="../files/entry-open-1.png" alt="A plan" loading="lazy" decoding="async"></p>' } });
    expect(files.map(({ name, type }) => [name, type])).toEqual([['entry-open-1.png', 'image/png']]);
    expect(Buffer.from((await files[0]!.bytes())!)).toEqual(Buffer.from(bare));
  });

  test('is the same object until the vault or an edition changes', async () => {
    const { library, write, another } = await libraryOf(FILES);
    const { id } = valueOf(await library.createShare({ history: true }));
    const first = valueOf(await library.shareContent(id));
    expect(valueOf(await library.shareContent(id))).toBe(first);
    valueOf(await library.createEdition({ title: 'Q3', asOf: '2026-10-15', published: '2026-10-20' }));
    const second = valueOf(await library.shareContent(id));
    expect(second.radar.history.map(({ edition }) => edition)).toContain('Q3');
    write('areas/kafka.md', '---\ntitle: Apache Kafka\nquadrant: tools\n---\n');
    await (await another()).reindex();
    expect(valueOf(await library.shareContent(id)).radar.blips.map(({ title }) => title)).toContain('Apache Kafka');
  });

  test('is a problem once its edition is gone', async () => {
    const { library, root } = await libraryOf(FILES);
    valueOf(await library.createEdition({ title: 'Q3' }));
    const { id } = valueOf(await library.createShare({ edition: 'Q3' }));
    expect(valueOf(await library.shareContent(id)).radar.edition).toBe('Q3');
    const { rm } = await import('node:fs/promises');
    await rm(join(root, 'editions'), { recursive: true });
    expect(problemOf(await library.shareContent(id)).code).toBe('not-found');
  });
});
