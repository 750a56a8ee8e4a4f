import { describe, expect, it } from 'vitest';
import { renderMarkdown, type LinkTarget, type RenderOptions } from '#app/adapters/render.server.ts';

const PAGES: Record<string, LinkTarget> = {
  ebpf: { state: 'found', href: '/areas/ebpf', title: 'eBPF' },
  'ebpf#Maps': { state: 'found', href: '/areas/ebpf#maps', title: 'eBPF' },
  '#Maps': { state: 'found', href: '/entries/self#maps', title: 'Self' },
  '../notes/a b.md': { state: 'found', href: '/entries/a-b', title: 'A b' },
  two: { state: 'ambiguous' },
};

const resolve: RenderOptions['resolve'] = ({ target, fragment }) => PAGES[fragment === null ? target : `${target}#${fragment}`] ?? { state: 'missing' };

function render(body: string, options: Partial<RenderOptions> = {}) {
  return renderMarkdown(body, { resolve, ...options });
}

async function html(body: string, options: Partial<RenderOptions> = {}): Promise<string> {
  return (await render(body, options)).html;
}

describe('a wikilink', () => {
  it('leads to its page, under its label or the title of the page', async () => {
    expect(await html('[[ebpf]] [[ebpf|maps]]')).toBe(
      '<p><a class="wikilink" href="/areas/ebpf">eBPF</a> <a class="wikilink" href="/areas/ebpf" title="eBPF">maps</a></p>',
    );
  });

  it('leads to a heading of another page, or of its own', async () => {
    expect(await html('[[ebpf#Maps]]')).toBe('<p><a class="wikilink" href="/areas/ebpf#maps">eBPF, Maps</a></p>');
    expect(await html('[[#Maps]]')).toBe('<p><a class="wikilink" href="/entries/self#maps">Maps</a></p>');
  });

  it('that leads nowhere, or to more than one page, is no link and says why', async () => {
    expect(await html('[[gone]]')).toBe('<p><span class="wikilink missing" title="Nothing in this vault goes by the name “gone”">gone</span></p>');
    expect(await html('[[two|x]]')).toBe('<p><span class="wikilink ambiguous" title="“two” could mean more than one page of this vault">x</span></p>');
  });

  it('keeps its pipe in a table', async () => {
    expect(await html('| a |\n|---|\n| [[ebpf|maps]] |')).toContain('<td><a class="wikilink" href="/areas/ebpf" title="eBPF">maps</a></td>');
  });

  it('in the text of another link is text', async () => {
    expect(await html('[see [[ebpf]] there](https://a.b)')).toBe('<p><a href="https://a.b" rel="noopener noreferrer">see <span>ebpf</span> there</a></p>');
  });
});

describe('an ordinary link', () => {
  it('to a page of the vault leads to it', async () => {
    expect(await html('[notes](../notes/a%20b.md)')).toBe('<p><a href="/entries/a-b" class="wikilink">notes</a></p>');
  });

  it('to a page that is missing is no link and says why', async () => {
    expect(await html('[x](gone.md)', { assetBase: '/files/notes/' })).toContain('<span class="wikilink missing"');
  });

  it('to another file of the vault leads to where it is served, if files are', async () => {
    expect(await html('[x](../data/a.csv)', { assetBase: '/files/notes/' })).toBe('<p><a href="/files/data/a.csv">x</a></p>');
    expect(await html('[x](../data/a.csv)')).toContain('<span class="wikilink missing"');
  });

  it('out of the vault tells the other side nothing', async () => {
    expect(await html('https://a.b <mailto:me@a.b>')).toBe(
      '<p><a href="https://a.b" rel="noopener noreferrer">https://a.b</a> <a href="mailto:me@a.b" rel="noopener noreferrer">mailto:me@a.b</a></p>',
    );
  });

  it('within the page stays', async () => {
    expect(await html('[up](#top)')).toBe('<p><a href="#top">up</a></p>');
  });
});

describe('an image', () => {
  it('comes from beside the file, or over https', async () => {
    expect(await html('![a](../i/a.png)', { assetBase: '/files/notes/' })).toBe('<p><img src="/files/i/a.png" alt="a" loading="lazy" decoding="async"></p>');
    expect(await html('![a](https://a.b/c.png "t")')).toBe('<p><img src="https://a.b/c.png" alt="a" title="t" loading="lazy" decoding="async"></p>');
  });

  it('from anywhere else is its description', async () => {
    expect(await html('![a](http://a.b/c.png) ![b](b.png)')).toBe('<p>a b</p>');
    expect(await html('![a](../../radar) ![b](/radar)', { assetBase: '/files/notes/' })).toBe('<p>a b</p>');
  });
});

describe('headings', () => {
  it('have ids made of their words, told apart by numbers, and are listed as shown', async () => {
    const page = await render('## What I did\n## What I did\n### On [[ebpf]] & `code`\n## What I did 2\n## ???\n## Été');
    expect(page.headings).toEqual([
      { id: 'what-i-did', text: 'What I did', depth: 2 },
      { id: 'what-i-did-2', text: 'What I did', depth: 2 },
      { id: 'on-ebpf-code', text: 'On eBPF & code', depth: 3 },
      { id: 'what-i-did-2-2', text: 'What I did 2', depth: 2 },
      { id: 'section', text: '???', depth: 2 },
      { id: 'ete', text: 'Été', depth: 2 },
    ]);
    for (const { id } of page.headings) expect(page.html.split(`id="${id}"`)).toHaveLength(2);
  });

  it('never take the id of the page’s own parts', async () => {
    expect((await render('## Main')).headings[0]?.id).toBe('main-2');
  });

  it('can be told apart from those of other texts on the page', async () => {
    const page = await render('## A[^1]\n\n[^1]: x', { idPrefix: 'q3-' });
    expect(page.headings[0]?.id).toBe('q3-a1');
    expect(page.html.match(/ id="[^"]*"/g)?.every((id) => id.startsWith(' id="q3-'))).toBe(true);
  });

  it('in quotes are not listed', async () => {
    expect((await render('> ## a')).headings).toEqual([]);
  });

  it('leave out the title of the page, where the text begins with it', async () => {
    expect(await html('<!-- x -->\n# The  *Title*\n\ntext', { dropTitle: 'the title' })).toBe('<p>text</p>');
    expect(await html('# Another\n\n## Sub', { dropTitle: 'The title' })).toBe('<h2 id="another">Another</h2>\n<h3 id="sub">Sub</h3>');
    expect(await html('text\n\n# The title', { dropTitle: 'The title' })).toContain('The title</h2>');
  });

  it('leave the first level to the page', async () => {
    expect((await render('# A\n###### B')).headings.map(({ depth }) => depth)).toEqual([2, 6]);
    expect((await render('## A\n### B')).headings.map(({ depth }) => depth)).toEqual([2, 3]);
  });
});

describe('footnotes', () => {
  it('lead there and back', async () => {
    const page = await html('a[^1] b[^1] c[^Long-Name]\n\n[^1]: One [[ebpf]].\n[^Long-Name]: Two.');
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => `#${id ?? ''}`));
    const targets = Array.from(page.matchAll(/ href="(#[^"]*)"/g), ([, href]) => href);
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(ids).toContain(target);
    expect(page).toContain('aria-label="Back to reference 1"');
    expect(page).toContain('aria-describedby="footnote-label"');
    expect(page).toContain('<h2 class="hidden-visually" id="footnote-label">Footnotes</h2>');
  });
});

describe('task items', () => {
  it('are boxes that cannot be ticked, named by what they say', async () => {
    const page = await html('- [ ] Does **it** scale?\n  - [x] under load\n');
    expect(page).toContain('<input type="checkbox" disabled aria-label="Does it scale?">');
    expect(page).toContain('<input type="checkbox" checked disabled aria-label="under load">');
  });

  it('are named in loose lists too', async () => {
    expect(await html('- [x] a\n\n  more\n\n- [ ] b\n')).toContain('<input type="checkbox" checked disabled aria-label="a more">');
  });
});

describe('a table', () => {
  it('scrolls by itself, and can be reached and told by its heading', async () => {
    expect(await html('## Costs\n\n| a | b |\n|:-:|---|\n| 1 | 2 |')).toContain(
      '<div class="table-scroll" role="region" aria-label="Table 1: Costs" tabindex="0"><table>',
    );
  });
});

describe('the text itself', () => {
  it('is GFM: struck out, broken and ruled', async () => {
    expect(await html('~~a~~ b<br>c\n\n***')).toBe('<p><del>a</del> b<br>c</p>\n<hr>');
  });

  it('may begin with a rule, which is no front matter', async () => {
    expect(await html('---\na\n\n---\n')).toBe('<hr>\n<p>a</p>\n<hr>');
  });

  it('that is very long is shown as it is written', async () => {
    expect(await html(`# a\n${'b '.repeat(300_000)}`)).toMatch(/^<pre tabindex="0" role="group" aria-label="Code"><code># a\n/);
  });

  it('has no style and no script for a strict policy to stop', async () => {
    expect(await html('| a |\n|:-:|\n| b |\n\n```ts\nconst a = 1;\n```')).not.toMatch(/ style=|<script| on[a-z]+=/);
  });
});
