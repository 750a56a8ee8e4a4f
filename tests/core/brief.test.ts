import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBrief } from '#app/core/brief-markdown.ts';
import { packMinutes } from '#app/core/knapsack.ts';
import { overlapOf, wordsOf } from '#app/core/similar.ts';
import { bankOf, briefOf } from './brief-builder.ts';

const area = (title: string, more = '') => `---\ntitle: ${title}\nquadrant: tools\n${more}---\n`;
const entry = (head: string, body = '') => `---\n${head}\n---\n${body}`;
const words = (n: number) => Array.from({ length: n }, (_, i) => `word${i}`).join(' ');

const FILES = {
  'areas/kafka.md': area('Kafka', 'tags: [messaging]\n'),
  'areas/pg.md': area('Postgres'),
  'areas/zoo.md': area('ZooKeeper'),
  'deep-dives/lag.md': entry('title: Consumer lag\ndate: 2025-01-10\nareas: [kafka]\ndepth: debugged\nminutes: 200\nverdict: trial', '## Lessons\nRebalancing stops everybody.\n\n## Questions\n- [x] What does a full replay of one day cost, in money?\n  About 60 dollars.\n- [ ] Who notices when lag grows?\n'),
  'reviews/bus.md': entry('title: An event bus\ndate: 2026-09-01\nareas: [kafka, zoo]\nverdict: hold', '## Decision\nNot now. Leaving it would touch every service.\n'),
  'reviews/bus-again.md': entry('title: The bus again\ndate: 2026-10-01\nareas: [kafka]\nrelations: { supersedes: [bus] }', '## Decision\nA queue is enough.\n'),
  'notes/near.md': entry('title: Near\ndate: 2026-10-02\nareas: [pg]', 'See [[lag]].\n\n## Risks\nPolling wakes the disk.\n'),
  'reading/spec.md': entry('title: The protocol\nareas: [kafka]\nstatus: to-read\nminutes: 12'),
};

const BANK = bankOf(
  'questions/all.md',
  [
    '# Operations and on-call',
    ...['## Who is woken at night?', '- applies: any', '- gap: never-operated', '- why: w.', '- good answer: g.', '- dodge: d.'],
    ...['## What does the replay of a full day cost?', '- applies: messaging', '- why: w.', '- good answer: g.', '- dodge: d.'],
    ...['## Which model wakes you?', '- applies: ai', '- why: w.', '- good answer: g.', '- dodge: d.'],
  ].join('\n'),
).questions;

describe('a brief', () => {
  const brief = briefOf(FILES, { areas: ['kafka'] }, BANK);

  test('says where one stands: freshness with its band, both kinds of contact, the verdict and whether it still holds', () => {
    const [kafka] = brief.standing;
    expect(kafka).toMatchObject({ area: 'kafka', firstHand: { entry: 'lag', depth: 'debugged' }, secondHand: { entry: 'bus-again' }, verdict: { standing: 'thin', statement: { verdict: 'hold' } } });
    expect(kafka!.sentences.join(' ')).toContain('You said hold on 1 September 2026 (An event bus), on evidence that was stale even then.');
    expect(kafka!.gaps).toEqual(expect.arrayContaining(['never-operated', 'gone-stale']));
    expect(kafka!.gaps).not.toContain('no-exit-story');
  });

  test('tells what was concluded, at first hand first and superseded last, one link away too', () => {
    expect(brief.conclusions.map(({ entry: id, firstHand, distance, superseded }) => [id, firstHand, distance, superseded])).toEqual([
      ['lag', true, 0, false],
      ['bus-again', false, 0, false],
      ['near', false, 1, false],
      ['bus', false, 0, true],
    ]);
  });

  test('takes what a source says as second-hand, after what one concluded oneself, and closes no gap with it', () => {
    const quoted = entry('title: A book\ndate: 2026-10-20\nareas: { kafka: { depth: built, minutes: 30 } }', '## Highlights\n<!-- Their words. -->\n\n> A consumer that\n> stops is an incident away. (p. 12)\n\n> More. (p. 13)\n');
    const read = briefOf({ ...FILES, 'reading/book.md': quoted, 'reading/bare.md': entry('title: Bare\ndate: 2026-10-21\nareas: [kafka]', '## Highlights\n<!-- Their words. -->\n') }, { areas: ['kafka'] });
    expect(read.conclusions.map(({ entry: id }) => id)).toEqual(['lag', 'bus-again', 'near', 'book', 'bus']);
    expect(read.conclusions[3]).toMatchObject({ heading: 'Highlights', text: 'A consumer that stops is an incident away. (p. 12)', firstHand: false });
    expect(read.standing[0]!.gaps).toContain('no-failure-story');
  });

  test('flags verdicts that differ and decisions that were replaced', () => {
    expect(brief.contradictions.map(({ kind }) => kind)).toEqual(['verdicts', 'superseded']);
    expect(brief.contradictions[0]!.text).toBe('Kafka: you said trial on 10 January 2025 (Consumer lag), then hold on 1 September 2026 (An event bus). The later one holds.');
    expect(brief.contradictions[1]!.text).toBe('“An event bus” was superseded by “The bus again”.');
  });

  test('asks out of one’s own notes, out of the bank where it fits, and where evidence is missing', () => {
    const texts = brief.questions.map(({ text, source }) => [text, source]);
    expect(texts).toContainEqual(['Who notices when lag grows?', 'notes']);
    expect(texts).toContainEqual(['Who is woken at night?', 'gap']);
    expect(texts.map(([text]) => text)).not.toContain('Which model wakes you?');
    expect(brief.questions.find(({ text }) => text === 'Who is woken at night?')!.why).toBe('You have never operated Kafka. w.');
  });

  test('says where the same was asked and answered before, and asks it later', () => {
    const known = brief.questions.find(({ previously }) => previously);
    expect(known).toMatchObject({ text: 'What does the replay of a full day cost?', previously: { answer: 'About 60 dollars.', entry: 'lag' } });
    const asked = briefOf({ ...FILES, 'deep-dives/lag.md': FILES['deep-dives/lag.md'].replace('[x]', '[ ]') }, { areas: ['kafka'] }, BANK);
    expect(known!.score).toBeLessThan(asked.questions.find(({ text }) => text.includes('replay'))!.score);
  });

  test('names what comes up with it and cannot be judged', () => {
    expect(brief.blindSpots).toMatchObject([{ area: 'zoo', basis: 'cold' }]);
    expect(brief.blindSpots[0]!.text).toContain('never first-hand, reviewed');
  });

  test('counts words at 220 a minute and takes unread sources along', () => {
    const long = briefOf({ ...FILES, 'deep-dives/lag.md': `${FILES['deep-dives/lag.md']}\n${words(441)}` }, { areas: ['kafka'], minutes: 40 }, BANK);
    expect(long.refresh.find(({ entry: id }) => id === 'lag')!.minutes).toBe(3);
    expect(long.refresh.find(({ entry: id }) => id === 'spec')).toMatchObject({ kind: 'unread', minutes: 12, estimated: false });
  });

  test('never asks for more minutes than there are', () => {
    for (const minutes of [1, 2, 5, 13, 20, 60]) {
      const { refresh } = briefOf(FILES, { areas: ['kafka', 'pg'], minutes });
      expect(refresh.reduce((sum, item) => sum + item.minutes, 0)).toBeLessThanOrEqual(minutes);
    }
  });

  test('names as Markdown whom one meets, once', () => {
    const met = briefOf(FILES, { areas: ['kafka'], vendor: 'Relayhill' });
    expect(writeBrief(met, 'What a replay costs')).toContain('As of 1 November 2026. With Relayhill. Areas:');
    expect(writeBrief(met, 'Vendor: Relayhill').match(/Relayhill/g)).toHaveLength(1);
  });

  test('gives evidence for every line', () => {
    const lines = [...brief.standing, ...brief.conclusions, ...brief.contradictions, ...brief.refresh, ...brief.blindSpots, ...brief.questions.filter(({ source }) => source !== 'bank')];
    for (const { evidence } of lines) expect(evidence.length).toBeGreaterThan(0);
  });

  test('knows nothing of what was written after its day', () => {
    const before = briefOf(FILES, { areas: ['kafka'], asOf: '2026-09-15' }, BANK);
    expect(before.conclusions.map(({ entry: id }) => id)).not.toContain('bus-again');
    expect(JSON.stringify(before)).not.toContain('bus-again');
  });

  test('tells of no day after its own, where an entry was gone on with', () => {
    const files = { 'areas/a.md': '---\ntitle: A\n---\n', 'projects/p.md': '---\ntitle: P\ndate: 2026-01-10\nareas: [a]\n---\n## Log\n- 2026-10-20 built 30m: later\n\n## Questions\n- [ ] Why so?\n' };
    const [asked] = briefOf(files, { areas: ['a'], asOf: '2026-02-01' }).questions.filter(({ source }) => source === 'notes');
    expect(asked!.why).toBe('You left it open in “P” on 10 January 2026.');
  });

  test('is the same whatever order the files come in', () => {
    const turned = Object.fromEntries(Object.entries(FILES).reverse());
    expect(briefOf(turned, { areas: ['kafka', 'pg'] }, [...BANK].reverse())).toEqual(briefOf(FILES, { areas: ['kafka', 'pg'] }, BANK));
  });

  test('fits two pages, however much the vault says', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`notes/n${i}.md`, entry(`title: Note ${i}\ndate: 2026-0${1 + (i % 9)}-10\nareas: [kafka]`, `## Lessons\n${words(300)}\n\n## Questions\n- [ ] ${words(20 + i)}?\n`)]));
    const page = writeBrief(briefOf({ ...FILES, ...many }, { areas: ['kafka', 'pg', 'zoo'], minutes: 240 }, BANK));
    expect(page.length).toBeLessThan(16_000);
  });
});

describe('the questions of a brief', () => {
  const open = (lines: string[], date = '2026-10-01') => entry(`date: ${date}\nareas: [kafka]`, `## Questions\n${lines.map((line) => `- [ ] ${line}`).join('\n')}\n`);

  test('are at most twelve, and each only once', () => {
    const { questions } = briefOf({ ...FILES, 'notes/q.md': open(Array.from({ length: 30 }, (_, i) => `Unlike ${i} thing${i} matter${i}?`)) }, { areas: ['kafka'] }, BANK);
    expect(questions).toHaveLength(12);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(12);
  });

  test('that ask the same in other words become one with the evidence of both', () => {
    const { questions } = briefOf({ ...FILES, 'notes/a.md': open(['Who is being woken at night?']), 'notes/b.md': open(['At night, who wakes? Who is woken?']) }, { areas: ['kafka'] }, BANK);
    const woken = questions.filter(({ text }) => /woken/i.test(text));
    expect(woken).toHaveLength(1);
    expect(woken[0]).toMatchObject({ source: 'notes', goodAnswer: 'g.', dodge: 'd.' });
    expect(woken[0]!.evidence.map(({ entry: id }) => id)).toEqual(expect.arrayContaining(['a', 'lag']));
  });

  test('of one theme stand together', () => {
    const themes = briefOf(FILES, { areas: ['kafka', 'pg'] }, BANK).questions.map(({ theme }) => theme);
    expect(themes.filter((theme, i) => theme !== themes[i - 1])).toEqual([...new Set(themes)]);
  });

  test('score what their parts add up to', () => {
    for (const { score, parts } of briefOf(FILES, { areas: ['kafka'] }, BANK).questions) expect(score).toBeCloseTo(parts.reduce((sum, { points }) => sum + points, 0), 1);
  });

  test('count for more the newer they are, and most when written for this very meeting', () => {
    const { questions } = briefOf(
      { ...FILES, 'notes/old.md': open(['Old thing alone?'], '2023-01-01'), 'notes/new.md': open(['New matter only?']), 'meetings/m.md': entry('date: 2026-11-20\nareas: [kafka]', '## Questions\n- [ ] This here first?\n') },
      { areas: ['kafka'], meeting: 'm' },
    );
    const score = (text: string) => questions.find((question) => question.text === text)!.score;
    expect(score('This here first?')).toBeGreaterThan(score('New matter only?'));
    expect(score('New matter only?')).toBeGreaterThan(score('Old thing alone?'));
  });

  test('of one’s own say what a good answer holds where the bank or the theme knows, and nothing where neither does', () => {
    const own = entry('title: Own\ndate: 2026-10-01\nareas: [kafka]', '## Questions\n- [ ] Do we need it at all?\n- [ ] Who is woken at night?\n- [ ] What does a seat cost?\n');
    const brief = briefOf({ 'areas/kafka.md': area('Kafka'), 'notes/own.md': own }, { areas: ['kafka'] }, BANK);
    const told = Object.fromEntries(brief.questions.filter(({ source }) => source === 'notes').map((question) => [question.text, question]));
    expect(told['Do we need it at all?']).toMatchObject({ theme: 'Your own open questions', goodAnswer: '', dodge: '' });
    expect(told['Who is woken at night?']).toMatchObject({ goodAnswer: 'g.', dodge: 'd.' });
    expect(told['What does a seat cost?']).toMatchObject({ theme: 'Cost and pricing mechanics', goodAnswer: expect.stringContaining('figure') as string });
    const lines = writeBrief(brief).split('\n');
    expect(lines[lines.findIndex((line) => line.includes('Do we need it at all?')) + 1]).toBe('  You left it open in “Own” on 1 October 2026.');
  });

  test('come of gaps alone where a vault has no bank', () => {
    const { questions, bankSize } = briefOf(FILES, { areas: ['kafka'] });
    expect(bankSize).toBe(0);
    expect(questions.some(({ source, text }) => source === 'gap' && text.includes('bad week'))).toBe(true);
  });
});

describe('overlap of questions', () => {
  test('is symmetric, between 0 and 1, and 1 for the same words in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('export', 'credential', 'night', 'cost', 'the', 'who', 'region'), { minLength: 1 }), fc.string(), (some, other) => {
        const [a, b] = [wordsOf(some.join(' ')), wordsOf(other)];
        expect(overlapOf(a, b)).toBe(overlapOf(b, a));
        expect(overlapOf(a, b)).toBeGreaterThanOrEqual(0);
        expect(overlapOf(a, b)).toBeLessThanOrEqual(1);
        if (a.size > 0) expect(overlapOf(a, wordsOf([...some].reverse().join(', ')))).toBe(1);
      }),
    );
  });

  test('does not care for endings, case and little words', () => {
    expect(overlapOf(wordsOf('Show us the exported credentials'), wordsOf('exports of a credential'))).toBe(1);
  });
});

describe('packing minutes', () => {
  const parcels = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 12 }), value: fc.integer({ min: 0, max: 20 }) }), { maxLength: 9 });

  test('finds what is worth most of all that fits', () => {
    fc.assert(
      fc.property(parcels, fc.integer({ min: 0, max: 40 }), (all, minutes) => {
        const packed = packMinutes(all, minutes);
        const sum = (some: typeof all, part: 'minutes' | 'value') => some.reduce((total, item) => total + item[part], 0);
        expect(sum(packed, 'minutes')).toBeLessThanOrEqual(minutes);
        let best = 0;
        for (let mask = 0; mask < 2 ** all.length; mask++) {
          const some = all.filter((_, i) => mask & (1 << i));
          if (sum(some, 'minutes') <= minutes) best = Math.max(best, sum(some, 'value'));
        }
        expect(sum(packed, 'value')).toBe(best);
      }),
      { numRuns: 60 },
    );
  });
});
