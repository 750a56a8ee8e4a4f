import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#app/core/markdown/parse.ts';
import type { Lead, Surroundings } from '#app/core/share/sweep-links.ts';
import { sweepText } from '#app/core/share/sweep-text.ts';
import { DISGUISES, VAULT_TEXTS } from './edit-vault-texts.ts';

const PAGES: Record<string, Lead> = {
  kafka: { href: '../areas/kafka.html', title: 'Kafka' },
  '../areas/kafka.md': { href: '../areas/kafka.html', title: 'Kafka' },
};

const around: Surroundings = {
  ownHosts: ['radar.example.org'],
  gave: (url) => ['../areas/kafka.html', '../files/entry-1.png'].includes(url),
  follow: ({ target }) => PAGES[target] ?? { href: null, names: [target, 'acme-talks', 'Talks with Acme'] },
  picture: (target) => (target === '../attachments/plan.png' ? '../files/entry-1.png' : null),
};
const sweep = (text: string) => sweepText(text, around);

describe('the text of a shared file', () => {
  test.each([
    'https://radar.example.org/entries/acme',
    'https://RADAR.example.org./entries/acme',
    'http://radar.example.org:80/entries/acme',
    'https://radar.example.org:443/entries/acme',
    'http://radar.example.org:443/entries/acme',
    'https://radar.example.org:8443/entries/acme',
    'http://nas.home.arpa/acme',
    'http://nas.home.arpa./acme',
    'http://localhost.localdomain:3000/acme',
    'http://pi.lan/acme',
    'http://pi.local./acme',
    'http://pi/acme',
    'http://100.64.0.7/acme',
    'http://203.0.113.9:3000/acme',
  ])('loses an address of the owner’s own pages or network: %s', (url) => {
    expect(sweep(`See [it](${url}) and ${url} there.`)).toBe('See it and a private page there.');
  });

  test.each([
    ['a wikilink to a shared page', 'See [[kafka]].', 'See [Kafka](../areas/kafka.html).'],
    ['one with a label', 'See [[kafka|the log]].', 'See [the log](../areas/kafka.html).'],
    ['a relative link', '[it](../areas/kafka.md#Tuning "Kafka")', '[it](../areas/kafka.html)'],
    ['a reference', '[it][k]\n\n[k]: ../areas/kafka.md "Kafka"', '[it](../areas/kafka.html)'],
    ['an embedded page', '![[kafka]]', '[Kafka](../areas/kafka.html)'],
    ['a wikilink in a table', '| a |\n| - |\n| [[kafka\\|x]] |', '| a |\n| - |\n| [x](../areas/kafka.html) |'],
    ['two signs in code', '`a %% b` and\n\n```\nc %% d\n```', '`a %% b` and\n\n```\nc %% d\n```'],
    ['a link outside', '[it](https://example.org "T") <https://example.org/a> www.example.org', '[it](https://example.org) <https://example.org/a> www.example.org'],
    ['a wikilink in the words of a link', '[see [[kafka]]](https://example.org)', '[see Kafka](https://example.org)'],
  ])('keeps %s', (_, text, swept) => expect(sweep(text)).toBe(swept));

  test.each([
    ['a wikilink', 'See [[acme-talks]].', 'See a private page.'],
    ['its heading', 'See [[acme-talks#Price]] and [[#Price]].', 'See a private page and a private page.'],
    ['one with a label', 'See [[acme-talks|our talks]].', 'See our talks.'],
    ['one whose label is its title', 'See [[acme-talks|Talks with ACME]].', 'See a private page.'],
    ['one whose label has its title in it', 'See [the Talks with Acme of May](../meetings/acme-talks.md).', 'See a private page.'],
    ['one that leads nowhere', 'See [[acme]].', 'See a private page.'],
    ['one in a table', '| a |\n| - |\n| [[acme-talks\\|x]] [[acme-talks]] |', '| a |\n| - |\n| x a private page |'],
    ['a relative link with a title', '[*our* talks](../meetings/acme-talks.md "Talks with Acme")', '*our* talks'],
    ['a link without words', '[](../meetings/acme-talks.md)', 'a private page'],
    ['a reference', 'See [acme-talks], [them][acme-talks].\n\n[acme-talks]: ../meetings/acme-talks.md "Talks with Acme"', 'See a private page, them.'],
    ['an unused definition', 'Text.\n\n[x]: ../meetings/acme-talks.md', 'Text.'],
    ['an address of the vault', '<file:///home/me/vault/acme-talks.md> <obsidian://open?file=acme-talks>', 'a private page a private page'],
    ['an address of the own app', '[x](http://127.0.0.1:3000/entries/acme-talks) http://localhost:3000/entries/acme-talks <https://radar.example.org/entries/acme-talks>', 'x a private page a private page'],
    ['an embedded page', '![[acme-talks]]', 'a private page'],
    ['a picture that is not shared', '![A plan](../x.svg "acme-talks") ![acme-talks](../meetings/acme-talks.svg)', 'A plan'],
    ['a picture of elsewhere', '![A plan](https://example.org/x.png "t")', '[A plan](https://example.org/x.png)'],
    ['HTML', 'a <a href="../meetings/acme-talks.md">b</a><br>c\n\n<div title="acme-talks">acme-talks</div>\n\n<!-- acme-talks -->', 'a b<br>c'],
    ['an unfinished comment', 'a\n\n<!-- acme-talks\n\nmore', 'a'],
    ['an aside of Obsidian', 'a %%acme-talks%% b\n\n%%\nacme-talks\n\n- acme-talks\n%%\n\nc', 'a  b\n\n\n\nc'],
    ['an unfinished aside', 'a 5 % b\n\n%% acme-talks\n\nmore', 'a 5 % b'],
  ])('keeps no way to what is private: %s', (_, text, swept) => expect(sweep(text)).toBe(swept));

  test('has its pictures under names of the share', () => {
    expect(sweep('![The plan](../attachments/plan.png "plan") ![plan](../attachments/plan.png)')).toBe('![The plan](../files/entry-1.png) ![](../files/entry-1.png)');
  });

  test('has no front matter, however its lines end', () => {
    const text = '---\ntitle: acme-talks\n---\n\n# Notes\n\nText.\n';
    for (const disguise of DISGUISES) expect(sweep(disguise(text))).toBe('# Notes\n\nText.');
  });

  test('has no log and no questions, at whatever depth, and what is below them only where it is another section', () => {
    const text = '## Log\n\n- 2026-01-01 read: x\n\n### More\n\nx\n\n## Open questions:\n\n- [ ] x\n\n## Lessons\n\nKept.\n\n> ## Questions\n>\n> x\n\nAlso kept.\n\nLog\n---\n\nx\n\n# End\n\nKept too.';
    const swept = sweep(text);
    expect(swept).not.toMatch(/\bx\b/);
    expect(swept).toMatch(/^## Lessons\n\nKept\.[^]*Also kept\.[^]*# End\n\nKept too\.$/);
  });

  test('has the footnotes that what is left refers to, and no other', () => {
    expect(sweep('A[^1].\n\n## Log\n\n- x[^2]\n\n## End\n\n[^1]: One, and [^3].\n[^2]: Two.\n[^3]: Three.\n[^4]: Four.')).toBe('A[^1].\n\n\n\n## End\n\n[^1]: One, and [^3].\n\n[^3]: Three.');
  });

  test('is nothing where it is too tangled to be understood', () => {
    expect(sweep(`[[acme-talks]] ${'['.repeat(20_000)}`)).toBe('');
  });

  test('leaves nothing to sweep', () => {
    for (const { text } of VAULT_TEXTS.filter((_, i) => i % 6 === 0)) {
      const swept = sweep(text);
      expect(sweep(swept)).toBe(swept);
    }
  });

  test('leads to what is shared and to what is outside, and to nothing else, whatever marks stand around', () => {
    const part = fc.constantFrom(
      ...['[[acme-talks]]', '![[acme-talks|Talks with Acme]]', '[a](../acme-talks.md "acme-talks")', '[acme-talks]', '\n\n[acme-talks]: acme-talks.md\n\n', '<acme-talks:x>'],
      ...['<b acme-talks>', '<!-- acme-talks -->', '![](acme-talks.png)', '\n## Log\n\nacme-talks\n\n# End\n\n', '[x](https://example.org "t")', '(http://localhost/acme-talks', '[^1]', '\n\n[^1]: '],
      ...['[', ']', '(', ')', '!', '`', '*', '|', '\n', '\n> ', '\n- ', '\n\n', 'word', '[[kafka]]', '\\'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('', ' '), (parts, between) => {
        visit(parseMarkdown(`\n${sweep(parts.join(between))}`), (node) => {
          expect(['html', 'definition', 'wikiLink', 'linkReference', 'imageReference', 'yaml']).not.toContain(node.type);
          if (node.type === 'link' || node.type === 'image') expect([node.title ?? null, node.url]).toEqual([null, expect.stringMatching(/^(?:\.\.\/areas\/kafka\.html|https:\/\/example\.org)$/)]);
        });
      }),
      { numRuns: 200 },
    );
  });
});
