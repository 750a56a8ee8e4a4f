import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { PublishedFolder } from '#app/adapters/site-folder.server.ts';
import type { Result } from '#app/core/result.ts';
import type { ScopeAsk } from '#app/core/share/ask-share.ts';
import { openLibrary } from '#app/library.server.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawFolder } from '#app/ui/shared/draw-folder.ts';
import { CANARY, CANARY_VAULT } from '#tests/support/canary-vault.ts';
import { plainGit, useOwnConfig } from '../adapters/git-support.ts';
import { valueOf } from '../routes/library-support.ts';
import { whet, whetJson } from './run-whet.ts';

useOwnConfig();

/** For several processes, one after another, in ms. */
const PATIENCE = 120_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const AREAS = { 'areas/kafka.md': '---\ntitle: Kafka\nquadrant: tools\n---\n', 'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n' };
const FILES = {
  'whetstone.yml': 'title: My radar\nfrozen: 2026-11-01\n',
  ...AREAS,
  'notes/one.md': '---\ntitle: One\ndate: 2026-10-01\nareas: { kafka: { verdict: trial }, dns: { verdict: hold } }\n---\nWhat nobody else is to know of this at all.\n',
};

function makeVault(files: Record<string, string> = FILES): { base: string; root: string; site: string; write: (path: string, text: string) => void } {
  const base = mkdtempSync(join(tmpdir(), 'whetstone-publish-test-'));
  folders.push(base);
  const root = join(base, 'vault');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { base, root, site: join(base, 'site'), write };
}

interface Published {
  files: number;
  written: string[];
  removed: string[];
  visible: { areas: string[]; entries: string[] };
}

const publish = (root: string, site: string, ...options: string[]) => whetJson<Published>(['publish', site, '--vault', root, ...options]);

/** The same within this process, which is sooner done. */
async function republish(root: string, site: string, ask: ScopeAsk = {}, change: (files: Map<string, Uint8Array>) => void = () => undefined): Promise<Result<PublishedFolder>> {
  const library = valueOf(await openLibrary({ root }));
  try {
    const { scope } = valueOf(await library.previewShare(ask));
    const content = valueOf(await library.shareContent(scope));
    const drawn = await drawFolder(content, { assets: readSiteAssets(), png: library.png });
    change(drawn.files);
    return await library.publish(site, { scope, radar: content.radar, ...drawn });
  } finally {
    await library.close();
  }
}

function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile() && !path.startsWith('.git/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

describe('a published folder', () => {
  test('holds the pages, pictures and data of a share, and not a word of what is private', async () => {
    const { root, site } = makeVault(CANARY_VAULT);
    const { visible } = await publish(root, site, '--quadrant', 'tools', '--quadrant', 'platforms', '--show', 'entries', '--history', '--as-of', '2026-10-15');
    expect(visible.areas).toContain('Kafka');
    const files = filesIn(site);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['index.html', 'areas/kafka.html', 'radar.json', 'radar.svg', 'radar.png', 'feed.xml', 'style.css', 'shared.js', '404.html']));
    for (const [path, text] of Object.entries(files)) expect([path, CANARY.test(path.endsWith('.png') ? path : path + text)]).toEqual([path, false]);
  });

  test('is the same to the byte wherever and however often it is made', async () => {
    const { base, root, site } = makeVault();
    await publish(root, site, '--show', 'freshness', '--history');
    await republish(root, join(base, 'elsewhere'), { show: 'freshness', history: true });
    expect(filesIn(join(base, 'elsewhere'))).toEqual(filesIn(site));
  });

  test('is left as it is where nothing has changed, and has only what changed written anew', async () => {
    const { root, site, write } = makeVault();
    const first = valueOf(await republish(root, site));
    expect(first.written).toHaveLength(first.files);
    const old = new Date('2026-01-01T00:00:00Z');
    for (const path of Object.keys(filesIn(site))) utimesSync(join(site, path), old, old);
    expect(valueOf(await republish(root, site))).toMatchObject({ written: [], removed: [] });
    write('areas/dns.md', '---\ntitle: Name resolution\nquadrant: platforms\n---\n');
    const { written } = valueOf(await republish(root, site));
    expect(written).toEqual(expect.arrayContaining(['areas/dns.html', 'index.html', 'radar.json']));
    expect(written).not.toContain('areas/kafka.html');
    expect(statSync(join(site, 'areas/kafka.html')).mtime).toEqual(old);
    expect(statSync(join(site, 'areas/dns.html')).mtimeMs).toBeGreaterThan(old.getTime());
    rmSync(join(root, 'areas/dns.md'));
    expect(valueOf(await republish(root, site)).removed).toEqual(['areas/dns.html']);
    expect(existsSync(join(site, 'areas/dns.html'))).toBe(false);
  });

  test('takes the place of no other folder', async () => {
    const { base, root } = makeVault();
    const other = join(base, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'thesis.txt'), 'mine');
    expect(await whet(['publish', other, '--vault', root])).toMatchObject({ code: 1, err: expect.stringContaining('thesis.txt') });
    expect(await republish(root, root)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Nothing was written') } });
    expect(readdirSync(other)).toEqual(['thesis.txt']);
  });

  test.each([
    ['a folder of it has become a link', 'areas'],
    ['its first page has become a link', 'index.html'],
  ])('is not written where %s', async (_, path) => {
    const { base, root, site } = makeVault();
    valueOf(await republish(root, site));
    const elsewhere = join(base, 'elsewhere');
    renameSync(join(site, path), elsewhere);
    symlinkSync(elsewhere, join(site, path));
    const before = filesIn(base);
    writeFileSync(join(root, 'areas/kafka.md'), '---\ntitle: Kafka, renamed\nquadrant: tools\n---\n');
    expect(await republish(root, site)).toMatchObject({ ok: false, problem: { message: expect.stringContaining(path) } });
    rmSync(join(root, 'areas/dns.md'));
    expect(await republish(root, site)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Nothing was written') } });
    expect(filesIn(site)).toEqual(Object.fromEntries(Object.entries(before).flatMap(([name, text]) => (name.startsWith('site/') ? [[name.slice(5), text]] : []))));
  });

  test('takes away no file outside, whatever somebody wrote into its list of files', async () => {
    const { base, root, site } = makeVault();
    writeFileSync(join(base, 'thesis.txt'), 'mine');
    mkdirSync(site);
    for (const path of ['../thesis.txt', join(base, 'thesis.txt'), 'areas/../../thesis.txt']) {
      writeFileSync(join(site, '.whetstone-site'), JSON.stringify({ [path]: 'x' }));
      writeFileSync(join(site, 'README.md'), 'Pages.');
      await republish(root, site);
      expect([path, readFileSync(join(base, 'thesis.txt'), 'utf8')]).toEqual([path, 'mine']);
      rmSync(site, { recursive: true });
      mkdirSync(site);
    }
  });

  test('follows a link to its folder, and leaves the link', async () => {
    const { base, root, site } = makeVault();
    mkdirSync(join(base, 'real'));
    symlinkSync(join(base, 'real'), site);
    valueOf(await republish(root, site));
    expect(lstatSync(site).isSymbolicLink()).toBe(true);
    expect(existsSync(join(base, 'real/index.html'))).toBe(true);
  });

  test('lives beside the files of a repository', async () => {
    const { base, root } = makeVault();
    const pages = join(base, 'pages');
    mkdirSync(pages);
    plainGit(pages, 'init', '-q');
    writeFileSync(join(pages, 'CNAME'), 'radar.example.org\n');
    valueOf(await republish(root, pages));
    plainGit(pages, 'add', '-A');
    plainGit(pages, 'commit', '-q', '-m', 'Publish');
    expect(valueOf(await republish(root, pages))).toMatchObject({ written: [] });
    expect(plainGit(pages, 'status', '--porcelain')).toBe('');
    expect(readFileSync(join(pages, 'CNAME'), 'utf8')).toBe('radar.example.org\n');
  });

  test('shows the latest edition from the day on that it is published for', async () => {
    const { root, site, write } = makeVault();
    await whet(['edition', 'create', 'Autumn', '--vault', root, '--as-of', '2026-10-15', '--on', '2026-11-02']);
    expect(await whet(['publish', site, '--vault', root, '--edition', 'latest'])).toMatchObject({ code: 1, err: expect.stringContaining('No edition') });
    write('whetstone.yml', 'title: My radar\nfrozen: 2026-11-02\n');
    await publish(root, site, '--edition', 'latest');
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Autumn');
  });

  test('shows what a share shows, while it is open', async () => {
    const { root, site } = makeVault();
    const { id } = await whetJson<{ id: string }>(['share', 'create', '--vault', root, '--quadrant', 'tools', '--for', 'The platform team']);
    expect((await publish(root, site, '--share', id)).visible.areas).toEqual(['Kafka']);
    expect(await whet(['publish', site, '--vault', root, '--share', id, '--show', 'entries'])).toMatchObject({ code: 2, err: expect.stringContaining('its own scope') });
    await whet(['share', 'revoke', id, '--vault', root]);
    expect(await whet(['publish', site, '--vault', root, '--share', id])).toMatchObject({ code: 2, err: expect.stringContaining('revoked') });
  });

  test('of a share with a password is written only where that is meant', async () => {
    const { root, site } = makeVault();
    const made = await whet([], { shell: `printf 'open sesame\\n' | "$NODE" "$WHET" share create --password --json`, env: { WHETSTONE_VAULT: root } });
    const { id } = JSON.parse(made.out) as { id: string };
    expect(await whet(['publish', site, '--vault', root, '--share', id])).toMatchObject({ code: 2, err: expect.stringContaining(`The share ${id} asks for a password, and a folder of files cannot, so nothing was written.`) as string });
    expect(existsSync(site)).toBe(false);
    await publish(root, site, '--share', id, '--without-password');
    expect(existsSync(join(site, 'index.html'))).toBe(true);
  }, PATIENCE);

  test('says, as a share does, that it shows an edition before its day', async () => {
    const { root, site, write } = makeVault();
    await whet(['edition', 'create', 'Winter', '--vault', root, '--on', '2027-01-01']);
    await whet(['edition', 'create', 'Spring', '--vault', root]);
    const told = '“Winter” is set to be published on 1 January 2027; this shows it now.';
    expect(await whet(['publish', site, '--vault', root, '--edition', 'winter'])).toMatchObject({ code: 0, err: expect.stringContaining(told) as string });
    expect(await publish(root, site, '--edition', 'winter')).toMatchObject({ notices: [told] });
    const { notices } = await whetJson<{ notices: string[] }>(['share', 'create', '--edition', 'spring', '--vault', root]);
    expect(notices).toContain('“Spring” is a draft, with no day to be published on; this shows it now.');
    write('whetstone.yml', 'frozen: 2027-01-01\n');
    expect(await publish(root, site, '--edition', 'winter')).toMatchObject({ notices: [] });
  }, PATIENCE);

  test('is not written when a file of it has words of a private entry, however they got there', async () => {
    const { root, site } = makeVault();
    valueOf(await republish(root, site));
    const before = filesIn(site);
    const done = await republish(root, site, {}, (files) => files.set('about.html', Buffer.from('<p>It says what nobody else is to know of this at all.</p>')));
    expect(done).toMatchObject({ ok: false, problem: { message: expect.stringContaining('notes/one.md is private. Nothing was written.') } });
    expect(filesIn(site)).toEqual(before);
  });
});
