import { posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import { openLibrary, type Library } from '#app/library.server.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawSite, type Site, type SiteOptions } from '#app/ui/shared/draw-site.tsx';
import { contentOf } from '#tests/support/shared-radar.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let library: Library;
let content: ShareContent;
let pages: Map<string, string>;

const draw = (of: ShareContent, options: Partial<SiteOptions> = {}) => drawSite(of, { assets: readSiteAssets(), png: library.png, ...options });

async function textsOf(site: Site): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [path, file] of site) texts.set(path, Buffer.from((await file.draw()) ?? '').toString('latin1'));
  return texts;
}

beforeAll(async () => {
  vault = await copyExample();
  const opened = await openLibrary({ root: vault.root });
  if (!opened.ok) throw new Error(opened.problem.message);
  library = opened.value;
  content = await contentOf(library);
  pages = await textsOf(draw(content));
});

afterAll(async () => {
  await library.close();
  await vault.remove();
});

const htmlPages = () => [...pages].filter(([path]) => path.endsWith('.html'));
const addressesIn = (text: string) => [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address!.replaceAll('&amp;', '&'));

describe('a shared site', () => {
  it('has a page for the radar, each day, each area and each entry, and files for other programs', () => {
    const { radar } = content;
    const days = radar.history.filter(({ asOf }) => asOf !== radar.asOf).map(({ asOf }) => `at/${formatDay(asOf)}.html`);
    const expected = ['index.html', ...days, ...radar.blips.map(({ area }) => `areas/${area}.html`), 'entries/shared-words.html', 'embed.html', '404.html', 'radar.json', 'feed.xml', 'radar.svg', 'radar.png', 'style.css', 'shared.js', 'files/1.png'];
    expect([...pages.keys()].sort()).toEqual(expected.sort());
  });

  it('leads by relative addresses to its own files alone, so that it works under any path and from a disk', () => {
    const astray = htmlPages().flatMap(([path, text]) =>
      addressesIn(text)
        .filter((address) => !address.startsWith('#') && !address.startsWith('data:image/svg+xml,') && !address.startsWith('https://example.com/'))
        .filter((address) => /^[a-z]+:|^\//.test(address) || !pages.has(posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(address)))))
        .map((address) => `${path} → ${address}`),
    );
    expect(astray).toEqual([]);
    expect(htmlPages().length).toBeGreaterThan(content.radar.blips.length);
  });

  it('follows no page elsewhere, and tells none where its reader came from', () => {
    const outward = htmlPages().flatMap(([, text]) => [...text.matchAll(/<a [^>]*href="https:[^>]*>/g)].map(([link]) => link));
    expect(outward).toHaveLength(1);
    expect(outward[0]).toContain('rel="noopener noreferrer nofollow"');
  });

  it('comes out the same to the byte each time', async () => {
    expect([...(await textsOf(draw(await contentOf(library))))]).toEqual([...pages]);
  });

  it('says everything without script: names, rings, movement, freshness, notes', () => {
    const index = pages.get('index.html')!;
    for (const { title } of content.radar.blips) expect(index).toContain(escaped(title));
    expect(index).toContain('A <strong>note</strong>');
    expect(index).toMatch(/<title>[^<]+: adopt, (not moved|moved in|new), (fresh|fading|cold)<\/title>/);
    expect(index).not.toMatch(/<script(?! src="shared.js" defer="")/);
    expect(index).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('shows no freshness where it is not shared', async () => {
    const site = await textsOf(draw(await contentOf(library, { show: 'rings' })));
    for (const [path, text] of site) if (/html|json|xml|svg$/.test(path)) expect(text, path).not.toMatch(/fading|\bstale\b|\bcold\b/i);
    expect(site.get('index.html')).toMatch(/<title>[^<]+: adopt, (not moved|moved in|new)<\/title>/);
  });

  it('has no time, no feed and no history where the reader may not go back', async () => {
    const site = await textsOf(draw(await contentOf(library, { steps: 0 })));
    expect([...site.keys()].filter((path) => path.startsWith('at/') || path === 'feed.xml')).toEqual([]);
    expect(site.get('index.html')).not.toContain('aria-label="Time"');
    expect(JSON.parse(site.get('radar.json')!)).not.toHaveProperty('history');
  });

  it('escapes what people wrote, in pages, the feed and the picture', async () => {
    const hostile = '</title><script>alert(1)</script>" onload="x" & \u0000 ]]>';
    const radar = { ...content.radar, title: hostile, owner: hostile, blips: content.radar.blips.map((blip) => ({ ...blip, title: hostile })), history: content.radar.history.map((step) => ({ ...step, edition: hostile })) };
    const site = await textsOf(draw({ ...content, radar }));
    for (const [path, text] of site) if (/html|xml|svg$/.test(path)) expect(text, path).not.toMatch(/<script>|\sonload="|\u0000/);
  });

  it('asks search engines to stay away unless the owner lets them in', async () => {
    expect(pages.get('index.html')).toContain('<meta name="robots" content="noindex"/>');
    expect((await textsOf(draw(content, { isIndexed: true }))).get('index.html')).not.toContain('noindex');
  });

  it('names the picture for chats by its whole address where that is known', async () => {
    const index = await draw(content, { base: 'https://radar.example/team/' }).get('index.html')!.draw();
    expect(index).toContain('property="og:image" content="https://radar.example/team/radar.png"');
    expect(pages.get('radar.png')!.slice(1, 4)).toBe('PNG');
  });

  it('is a radar for other programs, as JSON of a stable shape', () => {
    const json = JSON.parse(pages.get('radar.json')!) as { format: string; version: number; blips: Record<string, unknown>[] };
    expect(json).toMatchObject({ format: 'whetstone-radar', version: 1, asOf: formatDay(content.radar.asOf) });
    expect(Object.keys(json.blips[0]!)).toEqual(['number', 'id', 'title', 'quadrant', 'ring', 'movement', 'freshness', 'text', 'entries', 'page']);
  });

  it('tells what changed in a feed, whose days and names stay as they are', () => {
    const feed = pages.get('feed.xml')!;
    expect(feed).toContain('<id>urn:whetstone:radar:');
    expect(feed).toMatch(/<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/);
    expect(feed).toMatch(/moved (in|out), from/);
    expect(feed).not.toContain(`:${formatDay(content.radar.asOf)}<`);
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');
}
