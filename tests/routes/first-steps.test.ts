import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { fill } from './library-support.ts';

/** What a page says and leads to, inside its `main`, comments of the renderer apart. */
async function mainOf(app: RunningApp, path: string): Promise<string> {
  const html = await (await app.get(path)).text();
  return (/<main[^]*<\/main>/.exec(html)?.[0] ?? '').replace(/<!-- -->/g, '').replace(/\s+/g, ' ');
}

const linkTo = (href: string, text: string) => expect.stringMatching(new RegExp(`<a [^>]*href="${href.replace(/[?.]/g, '\\$&')}"[^>]*>(?:<[^>]+>)*${text}`)) as string;

describe('a new vault', () => {
  let vault: TempVault;
  let app: RunningApp;
  beforeAll(async () => {
    vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-22\n' });
    app = await serveVault(vault.root);
  });
  afterAll(async () => {
    await app?.close();
    await vault?.remove();
  });

  test.each(['/', '/plan', '/radar', '/freshness', '/freshness?view=calendar', '/freshness?view=forecast', '/areas', '/review'])('says on %s that there is no area, and leads to the first one', async (path) => {
    const page = await mainOf(app, path);
    expect(page).toContain('There is no area yet. An area is a technology you want to stay current in');
    expect(page).toEqual(linkTo('/new/area', 'Name your first area'));
    expect(page).not.toMatch(/makes it one|areas\/name\.md|fits this filter|stands on what you know|fresh enough to go stale|Nothing is stale/);
  });

  test('has no entry either, and says so whatever is looked for', async () => {
    for (const path of ['/entries', '/entries?q=qdisc', '/entries?kind=note']) {
      const page = await mainOf(app, path);
      expect(page).toContain('There is no entry yet.');
      expect(page).toEqual(linkTo('/new', 'Write your first entry'));
      expect(page).not.toContain('No entry fits');
    }
  });

  test('with a note alone still leads to its first area, then to an entry that names it, and then is silent', async () => {
    await app.library.capture({ text: 'the second page' });
    expect(await mainOf(app, '/')).toEqual(linkTo('/new/area', 'Name your first area'));
    await vault.write('areas/htmx.md', '---\ntitle: htmx\nquadrant: tools\n---\n');
    await app.library.reindex();
    for (const path of ['/', '/radar', '/freshness', '/review']) {
      const page = await mainOf(app, path);
      expect(page, path).toContain('No entry counts for an area yet.');
      expect(page, path).toEqual(linkTo('/new', 'Write an entry'));
    }
    expect(await mainOf(app, '/review')).toContain('You have stated no verdict yet.');
    await app.library.capture({ text: 'built htmx 1h the third page' });
    for (const path of ['/', '/plan', '/radar', '/freshness', '/areas', '/review']) expect(await mainOf(app, path), path).not.toMatch(/Name your first area|Write an entry/);
    const before = await mainOf(app, '/radar?asOf=2026-01-01');
    expect(before).toContain('Nothing had been logged by 1 January 2026.');
    expect(before).not.toContain('No area fits');
  });
});

describe('what wants mending', () => {
  let vault: TempVault;
  let app: RunningApp;
  beforeAll(async () => {
    vault = await makeVault({
      'whetstone.yml': 'frozen: 2026-11-22\n',
      'notes/first-page.md': '---\ntitle: first page\ndate: 2026-11-22\nareas: [htmx]\ndepth: built\nminutes: 120\n---\n',
    });
    app = await serveVault(vault.root);
  });
  afterAll(async () => {
    await app?.close();
    await vault?.remove();
  });

  test('leads from its file to the page that edits it, and from an area that is not there to a new one of its name', async () => {
    const page = await mainOf(app, '/problems');
    expect(page).toEqual(linkTo('/entries/first-page/edit', 'notes/first-page.md:4'));
    expect(page).toEqual(linkTo('/new/area?title=htmx', 'Make “htmx” an area'));
    expect(page).toContain('1 place in the vault wants a look.');
  });

  test('does so on the page of the entry too', async () => {
    const page = await mainOf(app, '/entries/first-page');
    expect(page).toEqual(linkTo('/entries/first-page/edit', 'Line 4'));
    expect(page).toEqual(linkTo('/new/area?title=htmx', 'Make “htmx” an area'));
  });

  test('has no way to edit a file that no page edits, or that shares its id', async () => {
    const other = await makeVault({
      'whetstone.yml': 'weeklyMinutes: many\n',
      'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
      'notes/twice.md': 'One.\n',
      'reading/twice.md': 'Another.\n',
      'notes/dns.md': '[[nowhere]]\n',
    });
    const another = await serveVault(other.root);
    const edits = Object.fromEntries((await another.library.problems()).map(({ file, edit }) => [file, edit]));
    expect(edits).toEqual({ 'whetstone.yml': null, 'areas/dns.md': '/areas/dns/edit', 'notes/dns.md': '/entries/dns/edit', 'notes/twice.md': null, 'reading/twice.md': null });
    await another.close();
    await other.remove();
  });
});

describe('a contact with an area that is not there yet', () => {
  test('is kept, previewed as it is kept, and counts as soon as the area is made', async () => {
    const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-22\n', 'projects/vpn.md': '---\ntitle: VPN\n---\n## Log\n' });
    const app = await serveVault(vault.root);
    const { library } = app;
    for (const text of ['built Tailwind CSS 2h first page', '[[vpn]] built Tailwind CSS 30m a status page']) {
      const { capture } = await library.understand(text, text.length);
      expect(capture).toMatchObject({ depth: 'built', areas: [{ title: 'Tailwind CSS', isMissing: true }], notes: ['There is no area “Tailwind CSS” yet: this counts as soon as there is one.'] });
      expect(await library.capture({ text })).toMatchObject({ ok: true, value: { contacts: [], missing: ['Tailwind CSS'], near: [] } });
    }
    expect(await mainOf(app, '/entries/first-page')).toEqual(linkTo('/new/area?title=Tailwind%20CSS', 'Make “Tailwind CSS” an area'));
    const form = await library.newForm({ kind: 'area', title: 'Tailwind CSS' });
    if (!form.ok) throw new Error(form.problem.message);
    expect(await library.save(fill(form.value))).toMatchObject({ ok: true, value: { id: 'tailwind-css' } });
    const evidence = await library.evidence({});
    expect(evidence.ok && evidence.value.rows.map(({ area, contacts }) => [area, contacts.map(({ depth, minutes }) => `${depth} ${minutes}`)])).toEqual([['tailwind-css', ['built 120', 'built 30']]]);
    expect((await library.check()).filter(({ code }) => code === 'unknown-area')).toEqual([]);
    await app.close();
    await vault.remove();
  });
});
