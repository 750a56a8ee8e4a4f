import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** Each sets `hit` where it runs. */
const SCRIPTS = [
  '<script>hit=1</script>',
  '<img src=x onerror=hit=1>',
  '"><svg onload=hit=1>',
  "' onfocus='hit=1' autofocus='",
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<svg><foreignObject><body onload=hit=1></body></foreignObject></svg>',
  '</title></script></style></textarea><script>hit=1</script>',
  '<details open ontoggle=hit=1><math href="javascript:hit=1">x</math></details>',
  '[a](javascript:hit=1) ![b](javascript:hit=1) <javascript:hit=1> [c](data:text/html,<script>hit=1</script>)',
  '[[dns|<img src=x onerror=hit=1>]] [^"onclick="hit=1]',
];
const ALL = SCRIPTS.join('\n\n');
const quoted = (text: string) => JSON.stringify(text);
const LINE = SCRIPTS.slice(0, 7).join(' ');
const FORMULAS = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1'];
const bombOf = (letters: string) => letters.split('').map((key, i) => `${key}: &${key} [${Array(9).fill(i === 0 ? 'x' : `*${letters[i - 1]}`).join(',')}]`).join('\n');
const DEEP = `deep: ${'['.repeat(50_000)}`;

const entry = (extra: string) => `---\ntitle: ${quoted(`Entry ${LINE}`)}\ndate: 2026-10-01\nareas: [dns]\ntags: [${quoted(SCRIPTS[1]!)}]\nvendor: ${quoted(LINE)}\nurl: ${quoted('javascript:hit=1')}\nrepo: ${quoted('javascript:hit=1')}\nsource: { title: ${quoted(LINE)}, authors: [${quoted(LINE)}], url: ${quoted('javascript:hit=1')}, doi: ${quoted('x"><script>hit=1</script>')} }\nverdict: trial\nvisibility: shared\n${extra}---\n# ${LINE}\n\n${ALL}\n\n\`\`\`html"><script>hit=1</script>\n${ALL}\n\`\`\`\n\n![a](../attachments/evil.svg)\n\n## Log\n\n- 2026-10-02 built 30m [[dns]]: ${LINE}\n\n## Questions\n\n- [ ] ${LINE}?\n\n## Lessons\n\n${ALL}\n`;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="hit=1"><script>hit=1</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:hit=1"/></foreignObject></svg>`;

let outside: TempVault;
let vault: TempVault;
let app: RunningApp;
let browser: Browser;
let link = '';
beforeAll(async () => {
  browser = await launchBrowser();
  outside = await makeVault({ 'areas/elsewhere.md': '---\ntitle: Outside\nquadrant: tools\nvisibility: shared\n---\nAn outside secret.\n', 'notes/far.md': '---\ntitle: Far\ndate: 2026-10-01\nareas: [dns]\nvisibility: shared\n---\nAn outside secret.\n', 'secret.txt': 'An outside secret.', 'q3.md': '---\ntitle: An outside secret\nasOf: 2026-09-30\nlens: recommendation\npublished: 2026-10-01\n---\nAn outside secret.\n' });
  vault = await makeVault({
    'whetstone.yml': `title: ${quoted(`Radar ${LINE}`)}\nowner: ${quoted(LINE)}\nfrozen: 2026-11-01\nquadrants:\n  - { id: tools, title: ${quoted(LINE)} }\n  - { id: platforms, title: Platforms }\n`,
    'areas/dns.md': `---\ntitle: ${quoted(`DNS ${LINE}`)}\nquadrant: tools\naliases: [${quoted(LINE)}]\nvendor: ${quoted(LINE)}\nvisibility: shared\n---\n${ALL}\n`,
    ...Object.fromEntries(FORMULAS.map((title, n) => [`areas/cell-${n}.md`, `---\ntitle: ${quoted(title)}\nquadrant: platforms\nvisibility: shared\n---\n${title}\n`])),
    'notes/evil.md': entry(''),
    'reading/evil-reading.md': entry('status: to-read\n'),
    'meetings/evil-meeting.md': entry(''),
    'notes/cells.md': `---\ntitle: Cells\ndate: 2026-10-01\nareas: [cell-0, cell-1, cell-2, cell-3, cell-4]\nverdict: trial\n---\n`,
    'notes/flood.md': `---\ntitle: Flood\n${bombOf('abcdefghij')}\n---\nWords.\n`,
    'notes/deep.md': `---\ntitle: Deep\n${DEEP}\n---\nWords.\n`,
    'editions/q3.md': `---\ntitle: ${quoted(`Edition ${LINE}`)}\nasOf: 2026-09-30\nlens: recommendation\npublished: 2026-10-01\n---\n${ALL}\n\n## Blips\n\n| Area | Id | Quadrant | Ring | Movement | Freshness |\n| --- | --- | --- | --- | --- | --- |\n| ${SCRIPTS[1]} | dns | tools | adopt | in | 0.71 fresh |\n`,
    'editions/flood.md': `---\n${bombOf('abcdefghij')}\n${DEEP}\n---\n`,
    'questions/bank.md': `## DNS\n\n- [ ] ${LINE}?\n`,
    'attachments/evil.svg': SVG,
  });
  for (const folder of ['templates', 'reviews']) mkdirSync(join(vault.root, folder));
  for (const [from, to] of [['notes/link.md', 'notes/far.md'], ['areas/link.md', 'areas/elsewhere.md'], ['editions/link.md', 'q3.md'], ['templates/note.md', 'secret.txt'], ['questions/link.md', 'secret.txt'], ['attachments/link.png', 'secret.txt'], ['attachments/folder', ''], ['reviews/folder', 'notes']]) symlinkSync(join(outside.root, to!), join(vault.root, from!));
  writeFileSync(join(vault.root, 'notes/shows.md'), '---\ntitle: Shows\ndate: 2026-10-01\nareas: [dns]\nvisibility: shared\n---\n![x](../attachments/link.png) ![y](../attachments/folder/secret.txt) ![z](../attachments/evil.svg) ![w](../../secret.txt)\n');
  app = await serveVault(vault.root);
  const made = await app.library.createShare({ show: 'entries', history: true, title: `Shared ${LINE}`, notes: ALL, recipient: LINE });
  if (!made.ok) throw new Error(made.problem.message);
  link = `/s/${made.value.token}/`;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
  await outside?.remove();
});

const OWN = ['/', '/radar', '/radar.svg', '/radar.html', '/freshness', '/plan', '/review', '/areas', '/areas/dns', '/areas/dns/edit', '/entries', '/entries?q=script', '/entries/evil', '/entries/evil/edit', '/entries/evil-reading', '/entries/evil-meeting', '/meetings/evil-meeting', '/reading', '/reviews', '/editions', '/editions/q3', '/shares', '/shares/new', '/problems', '/meetings/new?area=dns', '/new/note', '/log'];
const SHARED = ['', 'areas/dns.html', 'areas/cell-0.html', 'entries/evil.html', 'entries/evil-reading.html', 'entries/shows.html', 'at/2026-09-30.html', 'embed', 'radar.svg', 'feed.xml'];
const every = async () => {
  const shares = await app.library.shares();
  const own = [...OWN, `/shares/${shares.ok ? shares.value[0]!.id : ''}`];
  const paths = [...own, ...SHARED.map((path) => link + path)];
  const answers = [];
  for (const path of paths) answers.push([path, await ask(app.url, path, { headers: { cookie: app.cookie, accept: 'text/html' } })] as const);
  return answers;
};

const TAG = /<([a-z][\w:-]*)((?:\s+[^\s=>"'/]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)=(?:"([^"]*)"|'([^']*)')/g;

describe('script in every corner of a vault', () => {
  test('is no tag, attribute or address of any page, of the owner’s or of a share', async () => {
    const answers = await every();
    expect(answers.filter(([, { status }]) => status !== 200).map(([path]) => path)).toEqual([]);
    for (const [path, { body }] of answers) {
      const plain = body.replace(/<script nonce="[\w+/=]+"[^>]*>[\s\S]*?<\/script>/g, '').replace(/<script src="[\w./-]*shared\.js" (?:defer|type="module")[^>]*><\/script>/g, '');
      for (const [tag, name = '', attributes = ''] of plain.matchAll(TAG)) {
        expect([path, tag, /^(script|iframe|object|embed|foreignObject|base|math|animate|set)$/i.test(name)]).toEqual([path, tag, false]);
        for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
          expect([path, tag, /^(on|srcdoc|formaction|xlink:href)/i.test(key)]).toEqual([path, tag, false]);
          if (/^(href|src|action)$/i.test(key)) expect([path, tag, /^\s*(javascript|vbscript|data:text)/i.test((double ?? single)!)]).toEqual([path, tag, false]);
        }
      }
      // Without its tags, nothing is left that a browser could take for one.
      expect([path, /.{0,40}<[a-z].{0,40}/i.exec(plain.replace(/<style[\s\S]*?<\/style>/g, '').replace(TAG, ''))?.[0]]).toEqual([path, undefined]);
    }
  });

  test('runs in no browser, even one that heeds no policy', async () => {
    const { page } = await openPage(browser, { bypassCSP: true });
    for (const path of [...OWN.filter((path) => !/\.svg|\.html/.test(path)), ...SHARED.filter((path) => !/\.xml/.test(path)).map((path) => link + path)]) {
      await page.goto(app.url + path);
      expect([path, await page.evaluate(() => 'hit' in window)]).toEqual([path, false]);
    }
    await page.context().close();
  });

  test('of an SVG is cut off where it is opened by itself, and is no part of a share', async () => {
    const { headers } = await ask(app.url, '/files/attachments/evil.svg', { headers: { cookie: app.cookie } });
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'unsafe-inline'; sandbox$/);
    for (const path of ['files/evil.svg', 'files/entry-shows-1.svg', 'files/area-dns-1.svg', 'files/entry-evil-1.svg']) expect([path, (await ask(app.url, link + path)).status]).toEqual([path, 404]);
  });
});

test('no cell of a share is a formula to a spreadsheet', async () => {
  const { status, body } = await ask(app.url, `${link}radar.csv`);
  expect([status, body.includes('HYPERLINK')]).toEqual([200, true]);
  expect(/(?:^|,)"?[=+\-@\t\r]/m.exec(body.replace(/\r\n/g, '\n'))?.[0]).toBeUndefined();
});

test('links of the file system are followed into no page, file or share', async () => {
  const files = ['/files/attachments/link.png', '/files/attachments/folder/secret.txt', '/entries/link', '/entries/far', '/areas/link', '/areas/elsewhere', '/editions/link'];
  for (const path of files) expect([path, (await ask(app.url, path, { headers: { cookie: app.cookie, accept: 'text/html' } })).status]).toEqual([path, 404]);
  for (const [path, { body }] of await every()) expect([path, body.includes('outside secret')]).toEqual([path, false]);
});

test('YAML that opens into a flood or nests without end is told, and all else is served', async () => {
  const { body } = await ask(app.url, '/problems', { headers: { cookie: app.cookie, accept: 'text/html' } });
  for (const file of ['notes/flood.md', 'notes/deep.md']) expect(body).toContain(file);
  expect((await ask(app.url, '/areas/dns/rename', { headers: { cookie: app.cookie, accept: 'text/html' } })).status).toBe(200);
  expect((await app.library.check()).map(({ file }) => file)).toEqual(expect.arrayContaining(['notes/flood.md', 'notes/deep.md', 'notes/link.md', 'areas/link.md']));
});

test.each([['a flood of aliases', bombOf('abcdefghij')], ['nesting without end', DEEP], ['a link', null]])('settings that are %s leave the usual ones in place, and are told', async (_, text) => {
  const one = await makeVault({ 'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n', ...(text !== null && { 'whetstone.yml': `title: Bomb\n${text}\n` }) });
  if (text === null) symlinkSync(join(outside.root, 'secret.txt'), join(one.root, 'whetstone.yml'));
  const other = await serveVault(one.root);
  try {
    const { status, body } = await ask(other.url, '/problems', { headers: { cookie: other.cookie, accept: 'text/html' } });
    expect([status, body.includes('whetstone.yml'), body.includes('outside secret')]).toEqual([200, true, false]);
  } finally {
    await other.close();
    rmSync(one.root, { recursive: true });
  }
});
