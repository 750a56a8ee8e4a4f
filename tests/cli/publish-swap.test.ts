import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishFolder } from '#app/adapters/site-folder.server.ts';
import { valueOf } from '../routes/library-support.ts';

/** A folder to publish into, `base/site`. */
let base: string;
let site: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'whetstone-swap-test-'));
  site = join(base, 'site');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const publish = (folder: string, first = 'First') => publishFolder(folder, new Map([['index.html', Buffer.from(first)], ['areas/dns.html', Buffer.from('DNS')]]));

function put(path: string, text = 'mine'): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

function all(): Record<string, string> {
  const paths = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(base, path)).isFile());
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(base, path), 'utf8')]));
}

/** As it is after a day. */
function age(path: string): void {
  const then = new Date(Date.now() - 86_400_000);
  utimesSync(join(base, path), then, then);
}

describe('a published folder that is swapped in', () => {
  test('is there again after a power cut between the two halves of a swap', async () => {
    valueOf(await publish(site));
    const before = all();
    renameSync(site, join(base, '.site.old'));
    expect(valueOf(await publish(site))).toMatchObject({ written: [] });
    expect(all()).toEqual(before);
  });

  test.each([
    ['link to a folder', 'first'],
    ['link to a link', 'second'],
  ])('is there again after it under a %s', async (_, name) => {
    mkdirSync(join(base, 'real'));
    symlinkSync('real/site', join(base, 'first'));
    symlinkSync('first', join(base, 'second'));
    const link = join(base, name);
    valueOf(await publish(link));
    const before = all();
    renameSync(join(base, 'real/site'), join(base, 'real/.site.old'));
    expect(valueOf(await publish(link))).toMatchObject({ written: [] });
    expect(all()).toEqual(before);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(valueOf(await publish(link, 'Second'))).toMatchObject({ written: ['index.html'] });
    expect(readdirSync(join(base, 'real'))).toEqual(['site']);
  });

  test('is not looked for where links lead round in a circle', async () => {
    symlinkSync('b', join(base, 'a'));
    symlinkSync('a', join(base, 'b'));
    expect(await publish(join(base, 'a'))).toMatchObject({ ok: false, problem: { message: expect.stringContaining('ELOOP') as string } });
  });

  test('leaves nothing of a swap that was cut short, before or after', async () => {
    valueOf(await publish(site));
    valueOf(await publish(join(base, '.site.new-aB3dE6')));
    valueOf(await publish(join(base, '.site.old')));
    age('.site.new-aB3dE6');
    valueOf(await publish(site));
    expect(readdirSync(base)).toEqual(['site']);
  });

  test('leaves every neighbour that was not made from here, whatever its name', async () => {
    for (const path of ['.site.old/precious.txt', '.site.new-design/x', '.site.new-aB3dE6/x', '.site.new-/x', '.site.new-file1']) put(path);
    for (const path of ['.site.new-design', '.site.new-aB3dE6', '.site.new-', '.site.new-file1']) age(path);
    valueOf(await publish(join(base, '.site.new-joined')));
    put('.site.new-joined/thesis.txt');
    age('.site.new-joined');
    const neighbours = all();
    valueOf(await publish(site));
    expect(all()).toMatchObject(neighbours);
    expect(valueOf(await publish(site))).toMatchObject({ written: [] });
    const before = all();
    expect(await publish(site, 'Second')).toMatchObject({ ok: false, problem: { message: expect.stringMatching(/\.site\.old was not made by .*Nothing was written/) as string } });
    expect(all()).toEqual(before);
  });

  test('is not taken from a folder that others have put in its old place', async () => {
    put('.site.old/precious.txt');
    valueOf(await publish(site));
    expect(existsSync(join(site, 'index.html'))).toBe(true);
    expect(readFileSync(join(base, '.site.old/precious.txt'), 'utf8')).toBe('mine');
  });

  test('touches nothing when it refuses', async () => {
    valueOf(await publish(site));
    renameSync(site, join(base, '.site.old'));
    valueOf(await publish(join(base, '.site.new-aB3dE6')));
    age('.site.new-aB3dE6');
    put('site/thesis.txt');
    const before = all();
    expect(await publish(site)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Nothing was written') as string } });
    expect(all()).toEqual(before);
  });

  test('says how far it came where each file is replaced by itself', async () => {
    put('site/README.md');
    valueOf(await publish(site));
    rmSync(join(site, 'index.html'));
    mkdirSync(join(site, 'index.html'));
    writeFileSync(join(site, 'areas/dns.html'), 'meddled with');
    expect(await publish(site)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Some of its files are new already') as string } });
    expect(all()).toMatchObject({ 'site/README.md': 'mine', 'site/areas/dns.html': 'DNS' });
    rmSync(join(site, 'index.html'), { recursive: true });
    expect(valueOf(await publish(site)).written).toEqual(['index.html']);
    expect(readdirSync(site).sort()).toEqual(['.whetstone-site', 'README.md', 'areas', 'index.html']);
  });

  test('says that all is as it was where its place cannot be', async () => {
    put('site/README.md');
    const before = all();
    expect(await publish(join(base, 'site/README.md/below'))).toMatchObject({ ok: false, problem: { message: expect.stringContaining('as it was') as string } });
    expect(all()).toEqual(before);
  });
});
