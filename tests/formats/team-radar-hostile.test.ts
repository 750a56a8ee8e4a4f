import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RADAR_FORMATS } from '#app/core/radar-formats.ts';
import { readCsv, writeCsv } from '#app/formats/csv-text.ts';
import { guardMarkdown, markdownOfHtml } from '#app/formats/html-markdown.ts';
import { readJson } from '#app/formats/json-text.ts';
import { readTeamRadar } from '#app/formats/read-team-radar.ts';
import { USUAL_RINGS, type TeamRadar } from '#app/formats/team-radar.ts';
import { writeTeamRadar } from '#app/formats/write-team-radar.ts';
import { keptOf, read, sample } from './radar-files.ts';

const file = (name: string, text: string) => new Map([[name, text]]);
const csv = (...rows: string[]) => read(file('r.csv', rows.join('\r\n')), 'byor-csv');

describe('a BYOR sheet', () => {
  it('is read with a byte order mark, either line end, newlines in quotes, and any of three separators', () => {
    const { radar, rejected } = csv('\uFEFFname,ring,quadrant,isNew,description', '"A, b",Adopt,Tools,TRUE,"one\r\ntwo ""three"""', 'C,caution,Tools,FALSE,');
    expect(rejected).toEqual([]);
    expect(keptOf(radar)).toEqual([{ name: 'A, b', quadrant: 'Tools', ring: 'adopt', movement: 'new', description: 'one\ntwo "three"' }, { name: 'C', quadrant: 'Tools', ring: 'hold', movement: 'same', description: '' }]);
    expect(keptOf(csv('name;ring;quadrant;status', 'A;Trial;Tools;moved out').radar)).toMatchObject([{ name: 'A', ring: 'trial', movement: 'out' }]);
  });

  it('tells of each row that is left out, with its line', () => {
    const { radar, rejected } = csv('name,ring,quadrant,isNew', '"two\nlines",Adopt,Tools,TRUE', 'B,Sometimes,Tools,TRUE', ',Adopt,Tools,TRUE', 'two lines,Hold,Tools,TRUE', 'D,Adopt,,TRUE');
    expect(radar.editions[0]!.blips.map(({ name }) => name)).toEqual(['two lines']);
    expect(rejected.map(({ line, message }) => [line, message])).toEqual([
      [4, '“B” is left out: “Sometimes” is no ring of this radar (Adopt, Trial, Assess, Hold).'],
      [5, 'It has no name, so it was left out.'],
      [6, '“two lines” stands here a second time in one edition; the first one stays.'],
      [7, '“D” is left out: “” is no quadrant of this radar (Tools).'],
    ]);
  });

  it('tells of columns it does not keep, of HTML it turned into Markdown, and of words it does not know', () => {
    const { radar, lossy } = csv('name,ring,quadrant,isNew,status,description,relatedBlips', 'A,Adopt,Tools,TRUE,risen,"<p>Use <a href=""https://x.test"">it</a> &amp; <b>more</b>.</p><script>alert(1)</script>",7');
    expect(radar.editions[0]!.blips[0]).toMatchObject({ movement: 'new', description: 'Use [it](https://x.test) & **more**.' });
    expect(lossy.map(({ line, message }) => `${line}: ${message}`)).toEqual(['1: The column relatedBlips was not kept.', expect.stringContaining('was HTML') as string, expect.stringContaining('“risen” is no status') as string]);
  });

  it('without the columns there must be, or with a quote that is not closed, says so', () => {
    expect(csv('name,ring', 'A,Adopt').rejected).toMatchObject([{ line: 1, message: expect.stringContaining('no column quadrant') as string }]);
    expect(csv('name,ring,quadrant,isNew', 'A,Adopt,Tools,TRUE', '"B,Adopt,Tools,TRUE', 'C,Adopt,Tools,TRUE')).toMatchObject({ rejected: [{ line: 3 }], radar: { editions: [{ blips: [{ name: 'A' }] }] } });
  });

  it('takes values that are no text for what they say, and tells of those that say nothing', () => {
    const { radar, lossy } = read(file('r.json', '[\n {"name": 7, "ring": "adopt", "quadrant": "Tools", "isNew": true},\n {"name": "B", "ring": "adopt", "quadrant": "Tools", "isNew": "FALSE", "description": {"a": 1}}\n]'));
    expect(radar.editions[0]!.blips.map(({ name, movement }) => [name, movement])).toEqual([['7', 'new'], ['B', 'same']]);
    expect(lossy).toMatchObject([{ line: 3, message: expect.stringContaining('no text') as string }]);
  });

  it('of a JSON list is kept where another item is no blip at all, which is told with its place', () => {
    const { radar, rejected } = read(file('r.json', '[\n {"name": "A", "ring": "adopt", "quadrant": "Tools", "isNew": true},\n 5,\n [1],\n {"name": "B", "ring": "adopt", "quadrant": "Tools", "isNew": true}\n]'));
    expect(radar.editions[0]!.blips.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(rejected).toMatchObject([{ message: 'Item 2 of the list is no blip, so it was left out.' }, { line: 4, message: 'Item 3 of the list is no blip, so it was left out.' }]);
    expect(read(file('r.json', '[5]'), 'byor-json')).toMatchObject({ rejected: [{ message: expect.stringContaining('no list of blips') as string }] });
  });
});

describe('a cell', () => {
  it('that is a formula to a spreadsheet is none when written, and what it was when read', () => {
    for (const cell of ['=1+1', '+1', '-1', '@a', '\tx', "'=1", "''+1", '＝1+1', '＋1', '－1', '＠a', "'＝1"]) {
      const text = writeCsv([[cell, 'x']]);
      expect(text.replace(/^"/, '')[0]).toBe("'");
      expect(readCsv(text).rows[0]!.cells[0]).toBe(cell);
    }
  });

  it('survives whatever it holds', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/\uFEFF/g, '')), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const width = rows[0]!.length;
      const wanted = rows.filter((cells) => cells.length === width && cells.some((cell) => cell.trim() !== ''));
      expect(readCsv(writeCsv([['a', 'b', 'c'], ...wanted])).rows.slice(1).map(({ cells }) => cells)).toEqual(wanted);
    }));
  });
});

describe('JSON', () => {
  it('is read as JSON.parse reads it, with lines', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const found = readJson(text);
      expect('value' in found && found.value).toEqual(JSON.parse(text));
    }));
    const found = readJson('{\n "a": [\n  {},\n\n  {}]}');
    const { a } = ('value' in found ? found.value : {}) as { a: object[] };
    expect('lineOf' in found && a.map((one) => found.lineOf(one))).toEqual([3, 5]);
  });

  it('that is none is refused with a line, as JSON.parse refuses it', () => {
    fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\n', '\\', '1', 'e'), (text, at, put) => {
      const broken = text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1);
      let isSound = true;
      try {
        JSON.parse(broken);
      } catch {
        isSound = false;
      }
      expect('value' in readJson(broken)).toBe(isSound);
    }));
  });

  it('never reaches a prototype, nor the end of the stack', () => {
    const found = readJson('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect('value' in found && Object.keys(found.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(readJson('['.repeat(1_000_000))).toMatchObject({ line: 1, message: expect.stringContaining('too deeply') as string });
    expect(readJson(`{"a": "${'x\\n'.repeat(3_000_000)}"}`)).toHaveProperty('value');
  });
});

describe('HTML in a description', () => {
  test.each([
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['<h2>Why</h2><p>Because<br/>so</p>', '## Why\n\nBecause  \nso'],
    ['<a href="javascript:alert(1)">go</a>', 'go'],
    ['<p>1 &lt; 2 &lt;script&gt;</p>', '1 \\< 2 \\<script>'],
    ['<!-- a --><b>x</b><style>p{}</style>', '**x**'],
    ['<img src=x onerror=alert(1) alt="a cat">', 'a cat'],
    ['<pre>a\n  b</pre>', '```\na\n  b\n```'],
  ])('%s is %j', (html, markdown) => expect(markdownOfHtml(html)).toEqual({ text: markdown, isHtml: true }));

  it('is none in Markdown that was written to be read again', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('<', '>', '&', 'lt;', 'amp;', 'p', 'b', '/', '#60;', ' ', '\n', '<script>')).map((parts) => parts.join(''))), (text) => {
      expect(markdownOfHtml(guardMarkdown(text)).text).toBe(text);
    }));
  });

  it('does not take long, whatever it is', () => {
    for (const part of ['<!--', '<script>', '<p ', '<a href="', '&#', '<p', '`']) expect(markdownOfHtml(`<p>${part.repeat(40_000)}`)).toBeDefined();
  });
});

describe('a hostile file', () => {
  test.each(RADAR_FORMATS)('is told of and never a crash: %s', (format) => {
    const texts = ['', '\0', '{', '[', '[]', '{}', 'null', '"x"', '[null]', '{"entries":[null,7,{}]}', '{"quadrants":[],"rings":[],"entries":[{"timeline":[{}]}]}', '---\nring: [a\n---\n', '---\na: &a [1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c]\ntags: [*d,*d,*d]\nring: adopt\n---\n', 'name,ring,quadrant\n"', '[['.repeat(5000), '---\n__proto__: { a: b }\nconstructor: x\ntitle: __proto__\nring: adopt\nquadrant: toString\n---\n', '\uFEFF\uFEFF'];
    for (const text of texts) {
      const found = readTeamRadar(new Map([['2024-01-01/x.md', text], ['r.json', text], ['r.csv', text]]), { title: 'R', rings: USUAL_RINGS, format });
      if (found.ok) expect(found.value.rejected.length + found.value.radar.editions.length + found.value.lossy.length).toBeGreaterThanOrEqual(0);
      else expect(found.problem.hint).not.toBe('');
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      readTeamRadar(new Map([['2024-01-01/x.md', text]]), { title: 'R', rings: USUAL_RINGS, format });
    }));
  });

  it('with aliases that open into far too much is one problem, and the rest arrives', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'b c d e f g h i'.split(' ').map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}\ntitle: T\n---\n`;
    const found = read(new Map([['radar/2024-01-01/bomb.md', bomb], ['radar/2024-01-01/ok.md', '---\ntitle: Fine\nring: adopt\nquadrant: tools\n---\n']]), 'aoe');
    expect(found.rejected).toMatchObject([{ file: 'radar/2024-01-01/bomb.md', message: expect.stringContaining('alias') as string }]);
    expect(found.radar.editions[0]!.blips.map(({ name }) => name)).toEqual(['Fine']);
  });

  it('of too many bytes is refused before it is parsed', () => {
    expect(readTeamRadar(file('r.csv', `name,ring,quadrant,isNew\n"${'x'.repeat(20_000_001)}`), { title: 'R', rings: USUAL_RINGS })).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  });

  it('that is no radar of any kind is told so', () => {
    expect(readTeamRadar(file('x.txt', 'hello'), { title: 'R', rings: USUAL_RINGS })).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Nothing in it looks like a radar') as string } });
  });

  it('of AOE with a ring that is none, a file without a ring, and a file outside of any release, is told of with each', () => {
    const item = (front: string) => `---\n${front}\n---\n`;
    const { rejected, lossy } = read(new Map([['radar/2024-01-01/a.md', item('title: A\nring: maybe\nquadrant: tools')], ['radar/2024-01-01/b.md', item('title: B\nquadrant: tools')], ['radar/2024-02-01/a.md', item('tags: [x]\ninfo: y')], ['radar/next/c.md', item('ring: adopt\nquadrant: tools')]]), 'aoe');
    expect(rejected.map(({ file: name, message }) => `${name}: ${message}`)).toEqual([expect.stringContaining('b.md: “B” is left out: the first file of an item needs ring.'), expect.stringContaining('a.md: “A” is left out: “maybe” is no ring'), expect.stringContaining('2024-02-01/a.md: “A” is left out')]);
    expect(lossy.map(({ file: name }) => name)).toEqual(['radar/next/c.md', 'radar/2024-02-01/a.md']);
  });
});

describe('a radar that another program cannot hold', () => {
  const six: TeamRadar = { ...read(sample('aoe')).radar, quadrants: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, title: id })), editions: [] };
  it.each(['byor-csv', 'byor-json', 'zalando', 'aoe'] as const)('of six quadrants is refused by %s, with a way out', (format) => {
    expect(writeTeamRadar(six, format)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('this radar has 6') as string } });
  });

  it('is written with what it loses told', () => {
    const { radar } = read(sample('porsche'));
    const lossy = (format: (typeof RADAR_FORMATS)[number]) => {
      const done = writeTeamRadar(radar, format);
      return done.ok ? done.value.lossy.join('\n') : done.problem.message;
    };
    expect(lossy('zalando')).toMatch(/one edition: 2025-07-01 was written, 3 earlier ones were not[^]*no place for links: .*[^]*tags[^]*teams/);
    expect(lossy('byor-json')).toMatch(/no place for a date, so 2025-07-01/);
    expect(lossy('backstage')).toMatch(/teams.*[^]*hidden: Deno/);
  });
});
