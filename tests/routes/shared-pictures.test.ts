import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { taintedAvif, taintedGif, taintedJpeg, taintedPng, taintedWebp, type Tainted } from '#tests/support/pictures.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { whet } from '../cli/run-whet.ts';

const PICTURES: Record<string, Tainted> = { 'trip.jpg': taintedJpeg(6), 'screen.png': taintedPng(), 'sketch.webp': taintedWebp(), 'demo.gif': taintedGif(), 'plan.avif': taintedAvif() };
const NAMES = Object.keys(PICTURES);
const CUT = taintedJpeg().bare.subarray(0, 100);

let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  const files = Object.fromEntries(Object.entries(PICTURES).map(([name, { whole }]) => [`attachments/${name}`, whole]));
  const shown = [...NAMES, 'cut.jpg'].map((name) => `![A picture](../attachments/${name})`).join('\n\n');
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/kafka.md': '---\ntitle: Kafka\n---\n',
    'notes/seen.md': `---\ntitle: Seen\ndate: 2026-10-01\nareas: [kafka]\nvisibility: shared\n---\n${shown}\n`,
    ...files,
    'attachments/cut.jpg': CUT,
  });
  app = await serveVault(vault.root);
});
afterAll(async () => {
  await app?.close();
  await vault?.remove();
});

const bytesAt = async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer());
const nameOf = (i: number) => `entry-seen-${i + 1}${/\.\w+$/.exec(NAMES[i] ?? 'cut.jpg')![0]}`;

describe('pictures of a shared entry', () => {
  test('leave over a link without what a camera or a program wrote into them, and as they are for the owner', async () => {
    const made = await app.library.createShare({ show: 'entries' });
    const folder = `${app.url}/s/${made.ok ? made.value.token : ''}/`;
    const page = await (await fetch(`${folder}entries/seen.html`)).text();
    for (const [i, { whole, bare }] of Object.values(PICTURES).entries()) {
      expect(page).toContain(`../files/${nameOf(i)}`);
      expect([nameOf(i), (await bytesAt(`${folder}files/${nameOf(i)}`)).equals(bare)]).toEqual([nameOf(i), true]);
      expect(Buffer.from(await (await app.get(`/files/attachments/${NAMES[i]}`)).arrayBuffer()).equals(whole)).toBe(true);
    }
    expect((await fetch(`${folder}files/${nameOf(NAMES.length)}`)).status).toBe(404);
  });

  test('are sent as soon as they are whole', async () => {
    const made = await app.library.createShare({ show: 'entries' });
    const address = `${app.url}/s/${made.ok ? made.value.token : ''}/files/${nameOf(NAMES.length)}`;
    expect((await fetch(address)).status).toBe(404);
    await vault.write('attachments/cut.jpg', taintedJpeg().whole);
    expect((await bytesAt(address)).equals(taintedJpeg().bare)).toBe(true);
    await vault.write('attachments/cut.jpg', CUT);
  });

  test('are published like that, but for one that is cut short', async () => {
    const site = mkdtempSync(join(tmpdir(), 'whetstone-pictures-'));
    expect(await whet(['publish', join(site, 'radar'), '--vault', vault.root, '--show', 'entries'])).toMatchObject({ code: 0 });
    const files = join(site, 'radar/files');
    expect(readdirSync(files).sort()).toEqual(NAMES.map((_, i) => nameOf(i)).sort());
    for (const [i, { bare }] of Object.values(PICTURES).entries()) expect([nameOf(i), readFileSync(join(files, nameOf(i))).equals(bare)]).toEqual([nameOf(i), true]);
    rmSync(site, { recursive: true });
  });
});
