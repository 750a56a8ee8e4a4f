import fc from 'fast-check';

/* Documents for holding the two readers together: well-made ones, and nasty ones. */

const WORDS = ['eBPF', 'queue', 'a', 'snake_case', 'retry', 'Été', 'x*y', '2026', 'don’t', 'R&D', '3 < 4', 'e.g.', '~5', '日本'];

const SPANS = [
  '[[ebpf]]',
  '[[linux-networking|networking]]',
  '[[note#Open questions]]',
  '[[a#B|c d]]',
  '[[C#]]',
  '![[picture]]',
  '\\[[no]]',
  '[[]]',
  '[[ |x]]',
  '[[[x]]]',
  '[[a\\|b]]',
  '[notes](../notes/a%20b.md)',
  '[notes](b.md#Part "title")',
  '[**bold** link](c.md)',
  '[`code`](d.md)',
  '[](e.md)',
  '[x](f(1).md)',
  '[mail](mailto:a@b.c)',
  '[site](https://example.com/a_(b))',
  '[top](#top)',
  '[a [[b]] c](d.md)',
  '[a [b](c.md) d](e.md)',
  '[a][b]',
  '[just brackets]',
  '![alt](a.png)',
  '![alt [[x]]](a.png)',
  '`[[not]]`',
  '``a ` [[b]]``',
  '`open',
  '*stress*',
  '**strong**',
  '**[[x]]**',
  '_low_',
  '~~gone~~',
  '<https://example.com>',
  'https://example.com/x',
  'https://example.com/[[x]]',
  'www.example.com',
  'me@example.com',
  '<b>html</b>',
  '<!-- [[hidden]] -->',
  '&amp;',
  '\\*',
  '\\',
  '!',
  '[',
  ']',
  '](x.md)',
  '|',
  '[^1]',
  '[^1](x.md)',
];

const word = fc.constantFrom(...WORDS);
const span = fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: fc.constantFrom(...SPANS) });

/** One line of running text. */
export const phrase = fc.array(span, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const tightPhrase = fc.array(span, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const textLine = fc.oneof({ weight: 3, arbitrary: phrase }, { weight: 1, arbitrary: tightPhrase });

const lines = (arbitrary: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(arbitrary, { minLength: 1, maxLength }).map((all) => all.join('\n'));

const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), textLine, fc.constantFrom('', ' ##', ' #x')).map(([depth, text, end]) => `${'#'.repeat(depth)} ${text}${end}`);
const fence = fc.constantFrom('```ts\n# no\n[[no]]\n```', '~~~\n- no\n\n```\n~~~', '````\n```\n````');
const quote = lines(textLine, 3).map((text) => text.replace(/^/gm, '> '));
const comment = fc.constantFrom('<!-- one [[x]] -->', '<!--\n# no\n\n[[no]]\n-->', '<!--> [[x]]');
const rule = fc.constantFrom('***', '- - -', '___', '---');
const cell = textLine.map((text) => text.replace(/(?<!\[\[[^\]]*)\|/g, ''));
const table = fc
  .tuple(fc.array(cell, { minLength: 2, maxLength: 2 }), fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 3 }))
  .map(([head, rows]) => [`| ${head.join(' | ')} |`, '|---|:-:|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'));
const footnotes = lines(textLine.map((text) => `[^1]: ${text}`), 2);

const marker = fc.constantFrom('- ', '* ', '1. ', '7) ', '- [ ] ', '- [x] ', '+   ');
const simpleItem = fc
  .tuple(marker, textLine, fc.array(fc.tuple(fc.constantFrom('  ', '    ', '   ', '\n  ', '\n    '), fc.constantFrom('', '- ', '- [ ] ', '1. '), textLine), { maxLength: 3 }))
  .map(([start, text, more]) => `${start}${text}${more.map(([gap, inner, rest]) => `\n${gap}${inner}${rest}`).join('')}`);
const list = fc.tuple(fc.array(simpleItem, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n\n')).map(([items, gap]) => items.join(gap));
const logLines = lines(textLine.map((text) => `- 2026-11-02 built 90m [[remix]] [[prisma]]: ${text}`), 3);

const block = fc.oneof(
  { weight: 3, arbitrary: lines(textLine, 3) },
  { weight: 3, arbitrary: heading },
  { weight: 4, arbitrary: list },
  logLines,
  fence,
  quote,
  comment,
  rule,
  table,
  footnotes,
);

const frontMatter = fc.constantFrom('', '', '---\ntitle: x\nareas: [a]\n---\n', '---\n---\n', '---\n\n# no\n---\n\n');

/** A document made of whole blocks, most of them apart, some run together. */
export const structuredDocument = fc
  .tuple(frontMatter, fc.array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n\n', '\n')), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([front, blocks, newline]) => (front + blocks.map(([text, gap]) => text + gap).join('')).replaceAll('\n', newline));

const SCRAPS = [
  '', '', ' ', '  ', '    ', '\t', '# ', '## a #', '#a', '- ', '-', '* ', '+', '1. ', '2. ', '10) ', '> ', '>', '---', '===', '***', '```', '~~~',
  '| a | b |', '|---|---|', '|-', 'a | b', '- | -', ':-', '<div>', '</div>', '<!--', '-->', '<br/>', '[x]: /u', '[^1]:', '[^1]: a', '[ ] ', '[x] ', '[', ']',
  '](', ')', '[[', ']]', '[[a]]', '[[a|b]]', '(a.md)', '[a](b.md)', '[a]', '`', '``', '\\', '!', '*', '_', '&amp;', '<', '>', 'www.a.b', 'https://a.b', 'a', 'b c',
];

/** Lines of scraps thrown together: what no one would write, and everything that could go wrong. */
export const lineSoup = fc
  .array(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 5 }).map((parts) => parts.join('')), { maxLength: 7 })
  .chain((soup) => fc.constantFrom('\n', '\n', '\r\n').map((newline) => soup.join(newline)));

/** Lists at every depth and with every marker, well indented or not. */
export const nestedLists = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', ' ', '  ', '   ', '    ', '      '),
      fc.constantFrom('- ', '* ', '1. ', '2. ', '10. ', '1) ', '+ ', '-  ', '-', '- [ ] ', '- - ', '> ', '# ', '', ''),
      fc.constantFrom('a', 'b [[x]]', '[p](q.md)', '`c', 'd`', '[', '](e.md)', ''),
    ),
    { maxLength: 8 },
  )
  .map((all) => all.map((parts) => parts.join('')).join('\n'));
