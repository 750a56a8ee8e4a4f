/**
 * A vault in which whatever is private holds the word that `CANARY` finds, and the odd number
 * of minutes that `MINUTES` finds; what is shared holds neither.
 */
export const CANARY = /zqx/i;
export const MINUTES = /1379/;

/** Whatever a private file may say, each time with the word. */
const SECRETS = `tags: [zqx-tag]
vendor: Zqx Ltd
repo: https://zqx.example/repo
url: https://zqx.example/url
status: active
verdict: hold
source: { type: zqx, authors: [Zqx Author], year: 2024, venue: Zqx Venue, doi: 10.1000/zqx, url: https://zqx.example/source, citekey: zqx2024 }
relations: { informs: [zqx-note], cites: [zqx-reading], supersedes: [zqx-review], answers: [zqx-note] }
zqx: zqx # zqx`;

const BODY = `
# Zqx heading

Zqx body about [[open-note]] and [[kafka|zqx label]].

<!-- zqx comment -->

\`\`\`zqx
zqx code
\`\`\`

![Zqx alt](../attachments/zqx-picture.png "zqx title")

## Log

- 2026-10-01 built 1379m [[kafka]]: zqx log line

## Questions

- [ ] Zqx open question?
- [x] Zqx answered question?
  Zqx answer.

## Lessons

Zqx lesson.
`;

const privateEntry = (kind: string) => `---\ntitle: Zqx ${kind}\ndate: 2026-09-01\nareas: [zqx-area, dns]\ndepth: built\nminutes: 1379\n${SECRETS}\n---\n${BODY}`;

/** Every way in which Markdown of a shared file may lead to a private one, or hold what is not shown. */
const LEADS = `
Wikilinks: [[zqx-note]], [[Zqx note|zqx-note]], [[zqx-note#Zqx heading]], [[zqx-note|as I said]], [[zqx-area]], [[zqx-alias]], [[Nothing of the name zqx]], ![[zqx-note]], [[kafka#Zqx heading]].

| table | of links |
| ----- | -------- |
| [[zqx-note\\|a cell]] | [[zqx-note]] |

Relative: [it](../notes/zqx-note.md), [Zqx note](../notes/zqx-note.md), [part](../notes/zqx-note.md#zqx-heading), [titled](../notes/zqx-note.md "Zqx note"), [slides](../attachments/zqx-slides.pdf), [](../notes/zqx-note.md), [top](/notes/zqx-note.md), [here](#zqx-heading).

Outside, with a title: [site](https://example.org/ "zqx title"), [own](http://localhost:3000/entries/zqx-note), http://127.0.0.1:3000/entries/zqx-note, (http://nas.local/zqx-note), <file:///vault/notes/zqx-note.md>, <obsidian://open?file=zqx-note>.

References: [one][zqx-note], [zqx-note], [zqx-note][], ![two][zqx picture].

Pictures: ![zqx-picture](../attachments/zqx-picture.svg), ![A plan](../attachments/zqx-picture.png "zqx title"), [![zqx-picture](../attachments/zqx-picture.svg)](../notes/zqx-note.md).

HTML: <a href="../notes/zqx-note.md" title="zqx">words</a> <span data-zqx="zqx">more</span> <!-- zqx --> %%zqx [[zqx-note]]%%

<div class="zqx">zqx <img src="../attachments/zqx-picture.png"></div>

<!-- zqx

zqx -->

- [nested [[zqx-note]]](../notes/zqx-note.md)
  > [quoted](../notes/zqx-note.md) [[zqx-note]]

A footnote[^1] and another[^note].

## Log

- 2026-10-02 built 1379m [[zqx-area]]: zqx log line with a footnote[^hidden]

### Zqx below the log

Zqx.

## Open questions

- [x] Zqx question?
  Zqx answer.

[^1]: It leads to [[zqx-note]] and [there](../notes/zqx-note.md).
[^note]: Fine.
[^hidden]: Zqx of the log.
[^unused]: Zqx of nothing.

[zqx-note]: ../notes/zqx-note.md "zqx title"
[zqx picture]: ../attachments/zqx-picture.svg "zqx title"
[unused]: ../notes/zqx-note.md 'zqx'
`;

const edition = (title: string, lens: string, asOf: string, published: string | null, notes: string, rows: string[]) =>
  `---\ntitle: ${title}\nasOf: ${asOf}\nlens: ${lens}\n${published ? `published: ${published}\n` : ''}---\n${notes}\n\n## Blips\n\n| Area | Id | Quadrant | Ring | Movement | Freshness |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;

const rows = (adopt: string, trial: string) => [`| Kafka | kafka | tools | ${adopt} | in | 0.71 fresh |`, `| Zqx area | zqx-area | zqx-quadrant | ${trial} | new | 0.33 fading |`, `| Old tool | old-tool | tools | ${trial} | same | 0.21 fading |`];
const RECOMMENDED = rows('adopt', 'trial');
const MET = rows('hands-on', 'current');

export const CANARY_VAULT: Readonly<Record<string, string>> = {
  'whetstone.yml': `title: Our radar
owner: The platform team
frozen: 2026-11-01
# zqx comment
weeklyMinutes: 137
quadrants:
  - { id: tools, title: Tools }
  - { id: platforms, title: Platforms }
  - { id: zqx-quadrant, title: Zqx quadrant }
`,
  'areas/kafka.md': `---\ntitle: Kafka\nquadrant: tools\nvisibility: shared\naliases: [zqx-kafka]\nvendor: Zqx Ltd\ntags: [shown, zqx-tag]\nparent: zqx-area\n---\n# Kafka\n\nA log. See [[dns]] and [[open-note]].\n${LEADS}`,
  'areas/dns.md': `---\ntitle: DNS\nquadrant: platforms\naliases: [zqx-names]\nvendor: Zqx Ltd\ntags: [shown, zqx-tag]\n---\n${BODY}`,
  'areas/zqx-area.md': `---\ntitle: Zqx area\nquadrant: zqx-quadrant\naliases: [zqx-alias]\nvisibility: shared\n---\n${BODY}`,
  'areas/zqx-untouched.md': `---\ntitle: Zqx untouched\nquadrant: tools\nvisibility: shared\n---\n${BODY}`,
  'notes/zqx-note.md': privateEntry('note'),
  'projects/zqx-project.md': privateEntry('project'),
  'deep-dives/zqx-dive.md': privateEntry('dive'),
  'reviews/zqx-review.md': privateEntry('review'),
  'reading/zqx-reading.md': privateEntry('reading'),
  'meetings/zqx-meeting.md': privateEntry('meeting'),
  'notes/zqx-misspelt.md': privateEntry('misspelt').replace('depth: built', 'depth: built\nvisibility: public'),
  'notes/open-note.md': `---\ntitle: What we learnt of Kafka\ndate: 2026-08-01\nareas: { kafka: { depth: built, minutes: 1379, verdict: adopt }, zqx-area: { minutes: 1379 } }\nvisibility: shared\n${SECRETS}\n---\nThe words to share. See [[kafka]], [[dns|names]], [that](../areas/kafka.md#Tuning) and [[open-untitled]].\n${LEADS}`,
  'notes/open-untitled.md': `---\ndate: 2026-07-01\nareas: [kafka]\nminutes: 1379\nvisibility: shared\n---\n## Log\n\n## On [[zqx-note]]\n\nWords to share.\n`,
  'deep-dives/open-undated.md': `---\ntitle: Undated words\nareas: [dns]\nvisibility: shared\n---\nWords without a day.\n`,
  'notes/zqx-elsewhere.md': `---\ntitle: Zqx elsewhere\ndate: 2026-08-01\nareas: [zqx-area]\nvisibility: shared\n---\nZqx. [[kafka]]\n\n## Log\n\n- 2026-08-02 built 1379m [[kafka]]: zqx\n`,
  'notes/zqx-later.md': `---\ntitle: Zqx later\ndate: 2027-01-01\nareas: [kafka]\nvisibility: shared\n---\nZqx.\n`,
  'templates/note.md': 'Zqx template.\n',
  'questions/bank.md': '## Kafka\n\n- [ ] Zqx question of the bank?\n',
  'editions/q3.md': edition('Q3 2026', 'recommendation', '2026-09-30', '2026-10-01', `What changed in Q3. [[kafka]]\n${LEADS}`, RECOMMENDED),
  'editions/q3-contact.md': edition('Q3 2026, contact', 'contact', '2026-09-30', '2026-10-01', 'What changed in Q3.', MET),
  'editions/q2.md': edition('Q2 2026', 'recommendation', '2026-06-30', '2026-07-01', 'Zqx notes of another edition.', RECOMMENDED),
  'editions/zqx-draft.md': edition('Zqx draft', 'recommendation', '2026-08-31', null, 'Zqx notes.', RECOMMENDED),
  'editions/zqx-scheduled.md': edition('Zqx scheduled', 'contact', '2026-08-30', '2027-01-01', 'Zqx notes.', MET),
  'drafts/zqx.md': '---\ntitle: Zqx draft\n---\nZqx.\n',
  '.whetstone/drafts/zqx.md': 'Zqx.\n',
  'README.md': 'Zqx readme.\n',
};
