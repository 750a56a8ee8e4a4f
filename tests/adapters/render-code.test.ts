import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RecentCache } from '#app/adapters/highlight-cache.server.ts';
import { TOKEN_SORTS } from '#app/adapters/highlight-theme.server.ts';
import { highlightCode } from '#app/adapters/highlight.server.ts';
import { renderMarkdown } from '#app/adapters/render.server.ts';

async function html(body: string): Promise<string> {
  return (await renderMarkdown(body, { resolve: () => ({ state: 'missing' }) })).html;
}

/** The text of a piece of HTML that `highlightCode` made. */
function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, '').replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&');
}

describe('a block of code', () => {
  it('is coloured by the sort of its tokens', async () => {
    expect(await html('```ts\nconst a = "b"; // c\n```')).toBe(
      '<pre><code class="language-ts"><span class="tok-keyword">const </span><span class="tok-variable">a </span>' +
        '<span class="tok-punctuation">= </span><span class="tok-string">"b"</span><span class="tok-punctuation">; </span>' +
        '<span class="tok-comment">// c\n</span></code></pre>',
    );
  });

  it.each([
    ['bash', 'for f in *.md; do echo "$f"; done'],
    ['YAML', 'areas: [a, b] # c'],
    ['json', '{"a": [1, true]}'],
    ['py', 'def f(a):\n    return None'],
    ['c', 'static int f(struct xdp_md *ctx) { return XDP_PASS; }'],
    ['diff', '-old\n+new'],
    ['sql', "SELECT a FROM t WHERE b = 'x'"],
    ['dockerfile', 'FROM node:20'],
    ['terraform', 'resource "a" "b" { c = 1 }'],
    ['html', '<a href="x">y & z</a>'],
    ['md', '# a *b*'],
  ])('in %s is coloured and says the same', async (language, code) => {
    const page = await html(`\`\`\`${language}\n${code}\n\`\`\``);
    expect(page).toContain('class="tok-');
    expect(textOf(page)).toBe(`${code}\n`);
  });

  it('keeps its blank lines, spaces and last line end', async () => {
    const code = 'a = 1\n\n\n  b = 2  \n\tc = 3';
    expect(textOf(await html(`\`\`\`py\n${code}\n\`\`\``))).toBe(`${code}\n`);
  });

  it.each(['klingon', '', '__proto__', 'constructor'])('in the unknown language “%s” stays plain', async (language) => {
    expect(await html(`\`\`\`${language}\na < b\n\`\`\``)).not.toContain('tok-');
    expect(await highlightCode('a', language)).toBeNull();
  });

  it('stays plain when it is very long, and the others on the page with it', async () => {
    expect(await highlightCode('a = 1\n'.repeat(4000), 'py')).toBeNull();
    const block = `\`\`\`py\n${'a = 1\n'.repeat(3000)}\`\`\`\n\n`;
    const blocks = (await html(block.repeat(7))).split('<pre').slice(1);
    expect(blocks.map((shown) => shown.includes('tok-'))).toEqual([true, true, true, true, true, false, false]);
  });

  it('can be reached to scroll it where its lines are long', async () => {
    expect(await html(`\`\`\`ts\n${'x'.repeat(60)}\n\`\`\``)).toContain('<pre tabindex="0" role="group" aria-label="Code, TypeScript">');
    expect(await html('```ts\nx\n```')).toContain('<pre><code');
  });

  it('is coloured once: the next time it is at hand', async () => {
    const first = await highlightCode('const once = 1;', 'ts');
    expect(await highlightCode('const once = 1;', 'typescript')).toBe(first);
  });
});

describe('the style sheet of code', () => {
  const css = readFileSync(new URL('../../app/styles/code.css', import.meta.url), 'utf8');

  it.each(TOKEN_SORTS)('has a light and a dark colour for %s', (sort) => {
    expect(css.split(`--tok-${sort}: `)).toHaveLength(3);
    expect(css).toContain(`.tok-${sort} {`);
  });
});

describe('a cache of what was used last', () => {
  it('forgets what has not been used for longest when it is full', () => {
    const cache = new RecentCache<string>(10);
    cache.set('a', 'A', 4);
    cache.set('b', 'B', 4);
    expect(cache.get('a')).toBe('A');
    cache.set('c', 'C', 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
  });

  it('counts a value once, however often it is set', () => {
    const cache = new RecentCache<string>(10);
    for (let again = 0; again < 5; again++) cache.set('a', 'A', 4);
    cache.set('b', 'B', 4);
    expect([cache.get('a'), cache.get('b')]).toEqual(['A', 'B']);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = new RecentCache<string>(10);
    cache.set('a', 'A', 4);
    cache.set('b', 'B', 11);
    expect([cache.get('a'), cache.get('b')]).toEqual(['A', undefined]);
  });
});
