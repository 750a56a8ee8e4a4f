import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { openLibrary, type Library } from '#app/library.server.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawSite } from '#app/ui/shared/draw-site.tsx';
import { everyWay } from '#tests/core/share-builder.ts';
import { CANARY, CANARY_VAULT, MINUTES } from '#tests/support/canary-vault.ts';
import { taintedPng } from '#tests/support/pictures.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { valueOf } from './library-support.ts';

let vault: TempVault;
let library: Library;
beforeAll(async () => {
  const pictures = { 'attachments/zqx-picture.png': taintedPng(6).whole, 'attachments/zqx-picture.svg': '<svg/>', 'attachments/zqx-slides.pdf': 'zqx' };
  vault = await makeVault({ ...CANARY_VAULT, ...pictures });
  library = valueOf(await openLibrary({ root: vault.root }));
});
afterAll(async () => {
  await library.close();
  await vault.remove();
});

/** Every file of the site that a share becomes, its path and its bytes as text. */
async function filesOf(scope: ShareScope, isWhole: boolean): Promise<Map<string, string>> {
  const content = valueOf(await library.shareContent({ ...scope, quadrants: ['tools', 'platforms'], notes: 'Ours. [[zqx-note]] <!-- zqx -->' }));
  const site = drawSite(content, { assets: readSiteAssets(), ...(isWhole && { png: library.png }), base: 'https://radar.example.org/' });
  const files = new Map<string, string>();
  for (const [path, file] of site) files.set(path, Buffer.from((await file.draw()) ?? '').toString(/\.png$/.test(path) ? 'latin1' : 'utf8'));
  return files;
}

/** What is said around a canary, for whoever has to find out how it got there. */
const around = (text: string) => new RegExp(`.{0,60}(?:${CANARY.source}).{0,30}`, 'i').exec(text)?.[0];

describe('no file of a shared site holds anything private', () => {
  const ways = everyWay().filter(({ history }) => history);

  test.each(ways.map((scope) => [`${scope.lens}, ${scope.show}, ${scope.time.kind}`, scope] as const))('%s', async (_, scope) => {
    const files = await filesOf(scope, scope === ways[0]);
    expect(files.get('index.html')).toContain('Kafka');
    for (const [path, text] of files) {
      expect([path, around(path + text)]).toEqual([path, undefined]);
      if (!/\.(css|js)$/.test(path)) expect([path, MINUTES.test(text.replace(/[\d.]*\.\d+/g, ''))]).toEqual([path, false]);
    }
  });

  test('and the pages of what is shared are there', async () => {
    const files = await filesOf({ ...everyWay().at(-1)!, show: 'entries', time: { kind: 'live' } }, false);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['areas/kafka.html', 'areas/dns.html', 'entries/open-note.html', 'entries/open-undated.html', 'files/entry-open-note-1.png']));
    expect(files.get('entries/open-note.html')).toContain('The words to share.');
  });
});

describe('what the owner alone may ask', () => {
  test('says what is visible before there is a link, without a word of what is not', async () => {
    const { visible } = valueOf(await library.previewShare({ show: 'entries', history: true, quadrants: ['tools', 'platforms'] }));
    expect(visible).toEqual({ areas: ['Kafka', 'DNS', 'Old tool'], entries: ['What we learnt of Kafka', 'open-untitled', 'Undated words'], texts: ['Kafka'], pictures: [{ title: 'Kafka', count: 1 }, { title: 'What we learnt of Kafka', count: 1 }] });
  });
});
