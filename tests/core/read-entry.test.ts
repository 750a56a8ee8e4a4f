import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { FOLDER_OF, KINDS } from '#app/core/entry.ts';
import { idOf, kindOfFolder } from '#app/core/read-entry.ts';
import { codesOf, entryOf, placesOf } from './read-vault.ts';

const front = (yaml: string, path = 'notes/x.md') => entryOf(path, `---\n${yaml}\n---\n`);
const field = (yaml: string, path?: string) => {
  const { entry, diagnostics } = front(yaml, path);
  expect(diagnostics).toEqual([]);
  return entry;
};

describe('an entry', () => {
  test('says all that its front matter may say', () => {
    const entry = field(
      [
        'title: Tracing packet drops with eBPF',
        'date: 2026-09-14',
        'areas: [ebpf, linux-networking]',
        'depth: debugged',
        'minutes: 120',
        'verdict: trial',
        'visibility: shared',
        'tags: [observability]',
        'status: active',
        'vendor: Example',
        'repo: https://example.org/repo',
        'url: https://example.org',
        'source: { type: article, authors: [A, B], year: 2016, venue: V, doi: 10.1000/1.10, url: u, citekey: a2016 }',
        'relations: { informs: [one], cites: ["[[two]]"], answers: three }',
      ].join('\n'),
      'deep-dives/drops.md',
    );
    expect(entry).toMatchObject({
      id: 'drops',
      path: 'deep-dives/drops.md',
      kind: 'deep-dive',
      title: 'Tracing packet drops with eBPF',
      depth: 'debugged',
      minutes: 120,
      verdict: 'trial',
      visibility: 'shared',
      tags: ['observability'],
      status: 'active',
      vendor: 'Example',
      repo: 'https://example.org/repo',
      url: 'https://example.org',
      source: { type: 'article', authors: ['A', 'B'], year: 2016, venue: 'V', doi: '10.1000/1.10', url: 'u', citekey: 'a2016' },
      relations: { informs: ['one'], cites: ['two'], supersedes: [], answers: ['three'] },
    });
    expect(formatDay(entry.day!)).toBe('2026-09-14');
    expect(entry.mentions.map((m) => m.ref)).toEqual(['ebpf', 'linux-networking']);
  });

  test('may say nothing at all', () => {
    const { entry, diagnostics } = entryOf('notes/x.md', '');
    expect(diagnostics).toEqual([]);
    expect(entry).toMatchObject({ title: 'x', day: null, mentions: [], depth: null, minutes: null, verdict: null, visibility: 'private', source: null });
  });

  test('with every field left empty says nothing at all', () => {
    const keys = ['title', 'date', 'areas', 'depth', 'minutes', 'verdict', 'visibility', 'tags', 'status', 'vendor', 'repo', 'url', 'source', 'relations', 'kind'];
    for (const value of ['', ' ~', ' null', ' # to do']) {
      const entry = field(keys.map((key) => `${key}:${value}`).join('\n'));
      expect(entry).toMatchObject({ title: 'x', day: null, mentions: [], depth: null, visibility: 'private', kind: 'note', tags: [] });
    }
    expect(field('source: { type: , authors: , year: , doi: }\nrelations: { informs: , cites: [] }\ntags: [~]\nareas:\n  -\n  - ~').source).toEqual({ authors: [] });
  });

  test('keeps keys that are not ours to itself', () => {
    expect(field('cssclass: wide\naliases: [y]\nrating: 4\n__proto__: { visibility: shared }\nconstructor: x').visibility).toBe('private');
  });

  test('takes its id from its file name', () => {
    expect(idOf('notes/2026/Some note.md')).toBe('Some note');
    expect(idOf('notes/v1.2.MD')).toBe('v1.2');
  });
});

describe('its title', () => {
  test.each([
    ['42', '42'],
    ['1.10', '1.10'],
    ['007', '007'],
    ['true', 'true'],
    ['2026-09-14', '2026-09-14'],
    ['12345678901234567890', '12345678901234567890'],
    ['"  two\\n lines "', 'two lines'],
    ['|\n  two\n  lines', 'two lines'],
  ])('is %s, as written', (written, title) => {
    expect(field(`title: ${written}`).title).toBe(title);
  });

  test('falls back to the first heading with text, then to the file name', () => {
    expect(entryOf('notes/x.md', '---\ntitle:\n---\n#\n## Second *thoughts*\n').entry.title).toBe('Second thoughts');
    expect(entryOf('notes/x.md', 'Text.').entry.title).toBe('x');
    expect(front('title: [a]').entry.title).toBe('x');
  });
});

describe('its kind', () => {
  test('is that of its folder, however deep the file lies in it', () => {
    for (const kind of KINDS) expect(entryOf(`${FOLDER_OF[kind]}/2026/x.md`, '').entry.kind).toBe(kind);
    expect(kindOfFolder('elsewhere/projects/x.md')).toBeNull();
    expect(kindOfFolder('projects.md')).toBeNull();
  });

  test('is what front matter says, whatever the folder', () => {
    expect(field('kind: deep-dive', 'projects/x.md').kind).toBe('deep-dive');
    expect(field('kind: Deep dive', 'inbox/x.md').kind).toBe('deep-dive');
  });

  test('is a note where neither says, and a word is said about it', () => {
    const { entry, diagnostics } = entryOf('inbox/x.md', '');
    expect(entry.kind).toBe('note');
    expect(placesOf(diagnostics)).toEqual(['1 no-kind']);
  });
});

describe('its areas', () => {
  const refs = (yaml: string) => field(`date: 2026-01-01\n${yaml}`).mentions.map((m) => m.ref);

  test.each([
    ['areas: ebpf'],
    ['areas: [ebpf]'],
    ['areas:\n  - ebpf'],
    ['areas: "[[ebpf]]"'],
    ['areas: [[ebpf]]'],
    ['areas: ["[[ebpf]]"]'],
    ['areas: [[[ebpf]]]'],
    ['areas:\n  - [[ebpf]]'],
    ['areas:\n  - "[[ebpf|the filter]]"'],
    ['areas:\n  - [[ebpf|the filter]]'],
    ['areas: "[[ebpf#Maps]]"'],
    ['areas: { ebpf: }'],
    ['areas: { ebpf: {} }'],
    ['areas:\n  "[[ebpf]]": {}'],
    ['areas:\n  [[ebpf]]: {}'],
    ['areas:\n  [[ebpf|the filter]]:'],
    ['areas: [ebpf, ~, ""]'],
    ['areas: [ebpf, eBPF, "[[EBPF]]"]'],
  ])('may be written %j', (yaml) => {
    expect(refs(yaml)).toEqual(['ebpf']);
  });

  test('may have names of any kind', () => {
    expect(refs('areas: [C#, .NET, 802.1, 3.10, true, constructor, __proto__, "a, b", Überblick, 日本語]')).toEqual([
      'C#', '.NET', '802.1', '3.10', 'true', 'constructor', '__proto__', 'a, b', 'Überblick', '日本語',
    ]);
    expect(refs('areas:\n  __proto__: { depth: read }\n  constructor:\n  toString: {}')).toEqual(['__proto__', 'constructor', 'toString']);
  });

  test('have their lines', () => {
    const lines = (yaml: string) => field(`date: 2026-01-01\n${yaml}`).mentions.map((m) => m.line);
    expect(lines('areas: [one, two]')).toEqual([3, 3]);
    expect(lines('areas:\n  - one\n  -\n  - two')).toEqual([4, 6]);
    expect(lines('areas:\n  one:\n    depth: read\n  two:')).toEqual([4, 6]);
  });

  test('may say depth, minutes and verdict each', () => {
    const { mentions } = field('date: 2026-01-01\nareas:\n  ebpf: { depth: debugged, minutes: 90, verdict: caution }\n  tc: { minutes: 1h }\n  xdp: { depth: , minutes: ~ }');
    expect(mentions).toMatchObject([
      { ref: 'ebpf', depth: 'debugged', minutes: 90, verdict: 'hold' },
      { ref: 'tc', depth: null, minutes: 60, verdict: null },
      { ref: 'xdp', depth: null, minutes: null, verdict: null },
    ]);
  });

  test('keep what can be read beside what cannot, and each says so at its own line', () => {
    const { entry, diagnostics } = front(
      'date: 2026-01-01\nareas:\n  ebpf:\n    depth: built\n    minutes: many\n    verdict: adpot\n    note: x\n  tc:\n    depth: biult\n  xdp: built\n  qdisc: { minutes: 30 }',
      'projects/x.md',
    );
    expect(entry.mentions).toMatchObject([
      { ref: 'ebpf', depth: 'built', minutes: null, verdict: null },
      { ref: 'tc', depth: 'read' },
      { ref: 'xdp', depth: 'read' },
      { ref: 'qdisc', minutes: 30 },
    ]);
    expect(placesOf(diagnostics)).toEqual(['8 unknown-field', '6 bad-field', '7 bad-field', '10 bad-field', '11 bad-field']);
  });

  test.each(['[[a, b]]', '[{ ebpf: { depth: read } }]', '[[a], [b, c]]'])('may not be %s', (written) => {
    const { entry, diagnostics } = front(`date: 2026-01-01\nareas: ${written}`);
    expect(entry.mentions).toEqual([]);
    expect(placesOf(diagnostics)).toEqual(['3 bad-field']);
  });

  test('that hold themselves are no trouble', () => {
    expect(codesOf(front('date: 2026-01-01\nareas: &a [*a]').diagnostics)).toEqual(['bad-field']);
    expect(codesOf(front('date: 2026-01-01\nareas: &a { x: *a }').diagnostics)).toContain('unknown-field');
    expect(codesOf(front('relations: &a { informs: *a }').diagnostics)).toEqual(['bad-field']);
  });
});

describe('front matter that cannot be read', () => {
  test('is one diagnostic, and the rest of the file is kept', () => {
    const { entry, diagnostics } = entryOf(
      'projects/x.md',
      '---\ndate: 2026-01-01\ntitle: Queues: a second look\nareas: [queues]\n---\n# Queues\n\n## Log\n- 2026-11-02 built 90m [[queues]]: x\n- 2026-11-03: y\n',
    );
    expect(placesOf(diagnostics)).toEqual(['3 bad-front-matter']);
    expect(entry).toMatchObject({ title: 'Queues', kind: 'project', day: null, mentions: [] });
    expect(entry.log).toHaveLength(2);
  });

  test.each(['- a\n- b', 'text', 'a: 1\n...\nb: 2', '*x', '[a, b]'])('is none when it is %j', (yaml) => {
    expect(codesOf(front(yaml).diagnostics)).toEqual(['bad-front-matter']);
  });
});

describe('what counts for nothing because something is missing', () => {
  test.each([
    ['areas without a date', 'title: x\nareas: [a]', '3 no-date'],
    ['areas with an empty date', 'areas: [a]\ndate:', '2 no-date'],
    ['a verdict without an area', 'date: 2026-01-01\nverdict: trial', '3 verdict-without-area'],
  ])('%s is said', (_, yaml, place) => {
    expect(placesOf(front(yaml).diagnostics)).toEqual([place]);
  });

  test('a verdict without a date is said at its line', () => {
    expect(placesOf(front('title: x\nareas: [a]\nverdict: trial').diagnostics)).toEqual(['3 no-date', '4 undated-verdict']);
    expect(placesOf(front('title: x\nareas:\n  a:\n  b: { verdict: trial }').diagnostics)).toEqual(['4 no-date', '5 undated-verdict']);
  });

  test('log lines without an area are said one by one', () => {
    const { diagnostics } = entryOf('projects/x.md', '## Log\n- 2026-11-02: a\n- 2026-11-03 [[b]]: b\n- 2026-11-04: c\n');
    expect(placesOf(diagnostics)).toEqual(['2 log-without-area', '4 log-without-area']);
  });

  test('a source on the list to be read needs no date', () => {
    field('areas: [a]\nstatus: to-read', 'reading/x.md');
  });

  test('a date that cannot be read is said once, not twice', () => {
    expect(codesOf(front('areas: [a]\nverdict: trial\ndate: soon').diagnostics)).toEqual(['bad-field']);
  });
});
