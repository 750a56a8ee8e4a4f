import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RADAR_FORMATS } from '#app/core/radar-formats.ts';
import type { ShareAsk } from '#app/core/share/share-link.ts';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { ask, post, type Answered, type Asked } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { CANARY, CANARY_VAULT, MINUTES } from '#tests/support/canary-vault.ts';
import { taintedPng } from '#tests/support/pictures.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { plainGit, useOwnConfig } from '../adapters/git-support.ts';

useOwnConfig();

const PICTURES = { 'attachments/zqx-picture.png': taintedPng(6).whole, 'attachments/zqx-picture.svg': '<svg/>', 'attachments/zqx-slides.pdf': 'zqx' };
const EDITION = { recommendation: 'q3', contact: 'q3-contact' } as const;
const TIMES = ['live', 'day', 'edition', 'latest'] as const;

let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  vault = await makeVault({ ...CANARY_VAULT, ...PICTURES });
  plainGit(vault.root, 'init', '-q', '-b', 'zqx-branch');
  plainGit(vault.root, 'add', '--', 'areas', 'notes', 'whetstone.yml');
  plainGit(vault.root, '-c', 'user.name=Zqx', '-c', 'user.email=zqx@zqx.example', 'commit', '-q', '-m', 'Zqx message');
  plainGit(vault.root, 'tag', 'zqx-tag');
  app = await serveVault(vault.root);
});
afterAll(async () => {
  await app?.close();
  await vault?.remove();
});

/** What is said around a canary, for whoever has to find out how it got there. */
const around = (text: string) => new RegExp(`.{0,60}(?:${CANARY.source}).{0,30}`, 'i').exec(text)?.[0];

/** Without nonces, and without the hashes in names of files. */
const withoutLots = (text: string) => text.replace(/nonce(-|\\?=\\?")[\w+/=]+/g, '').replace(/-[\w-]{8}\.(js|css)/g, '.$1').replace(/"etag":"[^}]*?"(?=[,}])/, '');

/** What an answer says. Of a picture its notes, since a pixel may be any three letters; of a link, not the token, which is made by lot. */
function saidIn({ headers, body, bytes }: Answered): string {
  const { date, etag, ...others } = headers;
  expect(typeof date).toBe('string');
  if (String(etag).startsWith('"') && bytes.length > 0) expect(etag).toBe(`"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`);
  const isPng = headers['content-type'] === 'image/png' && bytes.subarray(1, 4).toString() === 'PNG';
  return withoutLots(`${JSON.stringify(others)}\n${isPng ? notesIn(bytes) : body}`).replace(/(\/s\/|whetstone-share=)[\w-]{39,43}/g, '$1…');
}

/** The chunks of a PNG but for its pixels. */
function notesIn(png: Buffer): string {
  const chunks: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const chunk = png.subarray(at + 4, at + 8 + png.readUInt32BE(at)).toString('latin1');
    if (!chunk.startsWith('IDAT')) chunks.push(chunk);
  }
  return chunks.join('\n');
}

function expectNoCanary(what: string, answer: Answered): void {
  const said = saidIn(answer);
  expect([what, around(said)]).toEqual([what, undefined]);
  // Coordinates have many digits.
  const isText = !/css|javascript/.test(String(answer.headers['content-type']));
  if (isText) expect([what, MINUTES.test(said.replace(/"content-length":"\d+"/, '').replace(/[\d.]*\.\d+/g, ''))]).toEqual([what, false]);
}

async function share(wanted: ShareAsk): Promise<string> {
  const made = await app.library.createShare({ recipient: 'Zqx Recipient', quadrants: ['tools', 'platforms'], notes: 'Ours. [[zqx-note]] <!-- zqx -->', ...wanted });
  if (!made.ok) throw new Error(made.problem.message);
  return `/s/${made.value.token}/`;
}

/** What addresses and files a share of this scope has, as the pages of the server themselves draw it. */
const FILES = ['', 'index.html', 'embed', 'embed.html', '404.html', 'radar.json', 'radar.csv', 'feed.xml', 'radar.svg', 'radar.png', 'style.css', 'shared.js', 'areas/kafka.html', 'areas/dns.html', 'areas/old-tool.html', 'entries/open-note.html', 'entries/open-untitled.html', 'entries/open-undated.html', 'files/entry-open-note-1.png', 'files/area-kafka-1.png'];
const DATA = ['_root.data', '.data', 'index.html.data', 'areas/kafka.data', 'areas/kafka.html.data', 'radar.data', '__manifest?p=%2Fentries', '?_data=routes%2Fentry', '?_routes=routes%2Ftoday'];
/** What is not there, though it is in the vault; ids that a reader might guess. */
const GUESSED = ['areas/the-area.html', 'whetstone.yml', 'notes/open-note.md', '../whetstone.yml', '..%2fwhetstone.yml', '.git/HEAD', '.git/COMMIT_EDITMSG', '.whetstone/records.db', 'questions/bank.md', 'editions/q2.md', 'templates/note.md', 'drafts/', 'files/', 'search?q=kafka', 'entries/'];
const WRONG: readonly (readonly [string, Asked])[] = [['', { method: 'POST', headers: { 'content-length': '0' } }], ['', { method: 'DELETE' }], ['', { method: 'OPTIONS' }], ['radar.json', { method: 'PUT', headers: { 'content-length': '0' } }], ['', { method: 'HEAD' }], ['', { headers: { accept: 'application/json' } }], ['', { headers: { 'if-none-match': '*' } }]];

/** Paths of pages that another page of the share leads to. */
const leadsIn = (body: string) => [...body.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, to]) => to!);

/** Every answer of a share: all that is known to be there, all that any page leads to, and what is not there. */
async function everyAnswer(folder: string): Promise<Map<string, Answered>> {
  const answers = new Map<string, Answered>();
  const waiting = [...FILES, ...DATA, ...GUESSED, ...RADAR_FORMATS.flatMap((format) => [`?format=${format}`, `radar.json?format=${format}`, `radar.csv?format=${format}`]), '?format=nonsense'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (answers.has(path)) continue;
    const answer = await ask(app.url, folder + path);
    answers.set(path, answer);
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    for (const lead of leadsIn(answer.body)) {
      const { origin, pathname } = new URL(lead, `${app.url}${folder}${path}`);
      if (origin === app.url && pathname.startsWith(folder)) waiting.push(pathname.slice(folder.length));
    }
  }
  answers.set('without a slash', await ask(app.url, folder.slice(0, -1)));
  for (const [path, asked] of WRONG) answers.set(`${JSON.stringify(asked)} ${path}`, await ask(app.url, folder + path, asked));
  return answers;
}

const wayOf = (lens: 'recommendation' | 'contact', time: (typeof TIMES)[number]): ShareAsk => ({ lens, ...(time === 'day' && { asOf: '2026-10-15' }), ...(time === 'edition' && { edition: EDITION[lens] }), ...(time === 'latest' && { edition: 'latest' }) });
const WAYS = (['recommendation', 'contact'] as const).flatMap((lens) => (['rings', 'freshness', 'entries'] as const).flatMap((show) => TIMES.flatMap((time) => [false, true].map((history) => [`${lens}, ${show}, ${time}${history ? ', with history' : ''}`, { ...wayOf(lens, time), show, history }] as const))));

describe('no answer of a share says anything private', () => {
  test.each(WAYS)('%s', async (_, wanted) => {
    const answers = await everyAnswer(await share(wanted));
    expect(answers.get('')).toMatchObject({ status: 200, body: expect.stringContaining('Kafka') as string });
    for (const [what, answer] of answers) expectNoCanary(what, answer);
    for (const path of GUESSED) expect([path, answers.get(path)!.status]).toEqual([path, 404]);
  });

  test('with a password, before it is told, by a wrong one, and after', async () => {
    const folder = await share({ show: 'entries', history: true, password: 'zqx sesame', title: '' });
    for (const [what, answer] of await everyAnswer(folder)) expectNoCanary(`locked ${what}`, answer);
    const told = [];
    for (const password of ['guess', 'zqx sesame']) told.push(await ask(app.url, folder, post(app.url, { password })));
    expect(told.map(({ status }) => status)).toEqual([403, 303]);
    for (const answer of told) expectNoCanary('told', answer);
    const cookie = String(told[1]!.headers['set-cookie']).split(';')[0]!;
    expectNoCanary('unlocked', await ask(app.url, folder, { headers: { cookie } }));
  });

  test('after it has ended, by a link cut short, and under another name', async () => {
    const folder = await share({ show: 'entries' });
    for (const { id, recipient } of await mine()) if (recipient === 'Zqx Recipient') app.library.revokeShare(id);
    for (const path of [folder, `${folder}radar.json`, folder.slice(0, -4), '/s/', '/s', '/s/.data', '/s/_root.data']) expectNoCanary(path, await ask(app.url, path));
    expectNoCanary('another name', await ask(app.url, folder, { headers: { host: 'evil.example' } }));
  });
});

const mine = async () => {
  const shares = await app.library.shares();
  return shares.ok ? shares.value : [];
};

describe('without a session', () => {
  const assets = readdirSync(join(projectRoot(), 'build/client/assets')).map((name) => `/assets/${name}`);
  const paths = ['/', '/healthz', '/readyz', '/login', '/login.data', '/welcome', '/welcome?key=none', '/__manifest?p=%2Fentries%2Fzqx', '/shares', '/shares.data', '/radar', '/_root.data', '/entries/open-note', '/events', '/names?q=zq', '/s', '/no-such-page', '/%ff', '/whetstone.svg', ...assets];

  test('no answer of the server says anything private', async () => {
    for (const path of paths) {
      for (const accept of ['*/*', 'text/html']) {
        const { status, headers, body } = await ask(app.url, path, { headers: { accept } });
        const said = withoutLots(`${status} ${JSON.stringify(headers)} ${body}`).replaceAll(path, '').replaceAll(encodeURIComponent(path), '');
        expect([path, around(said), /Our radar|Kafka|platform team/.test(said)]).toEqual([path, undefined, false]);
      }
    }
  });
});

describe('what a private entry changes', () => {
  const PRIVATE = ['meetings', 'notes', 'reading', 'reviews'];

  test('is no byte, tag or length of a share that shows rings, as long as they stay the same', async () => {
    const folders = [await share({ show: 'rings', history: true }), await share({ show: 'rings', edition: 'q3', history: true }), await share({ show: 'rings', asOf: '2026-10-15' })];
    const all = async () => {
      const said = [];
      for (const folder of folders) for (const [what, answer] of await everyAnswer(folder)) said.push([folder, what, answer.status, { ...answer.headers, date: '' }, answer.body]);
      return said;
    };
    const before = await all();
    const revision = app.library.revision();
    for (const folder of PRIVATE) await vault.write(`${folder}/zqx-another.md`, `---\ntitle: Zqx another\ndate: 2026-09-20\nareas: [zqx-area]\nminutes: 30\n---\nZqx. [[kafka]] [[open-note]]\n\n## Questions\n\n- [ ] Zqx about [[dns]]?\n`);
    await vault.write('meetings/zqx-of-kafka.md', '---\ntitle: Zqx of Kafka\ndate: 2026-10-20\nareas: [kafka]\nminutes: 5\n---\nZqx.\n');
    await expect.poll(() => app.library.entry('zqx-of-kafka').then(({ ok }) => ok), { timeout: 30_000 }).toBe(true);
    expect(app.library.revision()).toBeGreaterThan(revision);
    expect(await all()).toEqual(before);
  });
});
