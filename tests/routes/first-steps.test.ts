import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** What a page says and leads to, inside its `main`, comments of the renderer apart. */
async function mainOf(app: RunningApp, path: string): Promise<string> {
  const html = await (await app.get(path)).text();
  return (/<main[^]*<\/main>/.exec(html)?.[0] ?? '').replace(/<!-- -->/g, '').replace(/\s+/g, ' ');
}

const linkTo = (href: string, text: string) => expect.stringMatching(new RegExp(`<a [^>]*href="${href.replace(/[?.]/g, '\\$&')}"[^>]*>(?:<[^>]+>)*${text}`)) as string;

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
