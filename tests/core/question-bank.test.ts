import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GAPS } from '#app/core/question-gaps.ts';
import { reportTwins, reportUnfit } from '#app/core/check-bank.ts';
import { isCategory } from '#app/core/area-categories.ts';
import { bankOf } from './brief-builder.ts';
import { placesOf, vaultOf } from './read-vault.ts';

const QUESTION = ['# Exit', '', 'Words for people.', '', '## What is *not* in the export?', '- applies: saas, [[identity]]', '- gap: No exit story', '- why: It stays behind.', '- **A good answer**: a list.', '- dodge: all of it.', ''];

describe('a file of the question bank', () => {
  test('names its theme in the first heading and asks in each heading below', () => {
    const { questions, diagnostics } = bankOf('questions/exit.md', QUESTION.join('\n').replace('[[identity]]', 'identity'));
    expect(diagnostics).toEqual([]);
    expect(questions).toEqual([
      { text: 'What is not in the export?', theme: 'Exit', applies: ['saas', 'identity'], appliesLine: 6, gap: 'no-exit-story', why: 'It stays behind.', goodAnswer: 'a list.', dodge: 'all of it.', path: 'questions/exit.md', line: 5 },
    ]);
  });

  test('without a first heading is called after its file, and a question without areas fits any', () => {
    const { questions } = bankOf('questions/data-and-exit.md', '## Why?\n- why: a\n- good answer: b\n- dodge: c\n');
    expect(questions).toMatchObject([{ theme: 'Data and exit', applies: ['any'], gap: null }]);
  });

  test('says of each slip where it is and keeps the rest', () => {
    const { questions, diagnostics } = bankOf('questions/x.md', ['# X', '- stray', '## One?', '- applies: any', '- gap: no-such', '- why: w', '- wy: typo', '- why: again', ''].join('\n'));
    expect(questions).toMatchObject([{ text: 'One?', gap: null, why: 'w' }]);
    expect(placesOf(diagnostics)).toEqual(['7 bank-unknown-part', '8 bank-twice', '3 bank-incomplete', '5 bank-unknown-gap', '2 bank-stray']);
    for (const { message, hint } of diagnostics) expect(`${message} ${hint}`).toMatch(/^.+\. .+\.$/s);
  });

  test('that asks nothing is reported', () => {
    expect(placesOf(bankOf('questions/x.md', 'Nothing yet.\n').diagnostics)).toEqual(['1 bank-empty']);
  });

  test('that asks what another asks is reported where it does so', () => {
    const first = bankOf('questions/a.md', QUESTION.join('\n')).questions;
    const second = bankOf('questions/b.md', QUESTION.join('\n').replace('What is *not* in the export?', 'What is not in your exports?')).questions;
    expect(reportTwins([...first, ...second])).toMatchObject([{ file: 'questions/b.md', line: 5, code: 'bank-twin' }]);
  });
});

describe('names that a question applies to', () => {
  const vault = vaultOf({ 'areas/pg.md': '---\ntitle: Postgres\naliases: [PG 17]\ntags: [storage]\nquadrant: tools\n---\n' });
  const unfit = (applies: string) => reportUnfit(bankOf('questions/x.md', `# X\n\n## Why?\n- why: a\n- applies: ${applies}\n- good answer: b\n- dodge: c\n`).questions, vault);

  test('are areas by any of their names, tags, quadrants, categories, or any', () => {
    expect(unfit('pg, postgres, pg 17, Storage, languages-frameworks, Tools, network, Any')).toEqual([]);
  });

  test('are reported where they fit nothing, and as a warning where the question is never asked for it', () => {
    expect(unfit('kuberntes')).toMatchObject([{ file: 'questions/x.md', line: 5, severity: 'warning', code: 'bank-unknown-area', message: expect.stringContaining('“kuberntes” is no area, tag, quadrant or category of this vault, so no brief ever asks this.') as string }]);
    expect(unfit('kuberntes, pg')).toMatchObject([{ severity: 'info' }]);
  });
});

describe('the bank that new vaults get', () => {
  const files = readdirSync('content/questions').map((name) => `questions/${name}`);
  const readings = files.map((path) => bankOf(path, readFileSync(`content/${path}`, 'utf8')));
  const all = readings.flatMap(({ questions }) => questions);

  test('has at least 120 questions in 18 themes, all of them complete and no two alike', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(({ theme }) => theme)).size).toBe(18);
    expect(readings.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(reportTwins(all)).toEqual([]);
  });

  test('applies to categories that are known, and has something for every gap', () => {
    for (const { applies } of all) for (const name of applies) expect(name === 'any' || isCategory(name), name).toBe(true);
    for (const gap of GAPS) expect(all.filter((question) => question.gap === gap).length, gap).toBeGreaterThan(0);
  });

  test('asks in questions and answers in sentences', () => {
    for (const { text, why, goodAnswer } of all) {
      expect(text).toMatch(/[?.]$/);
      expect(why).toMatch(/\.$/);
      expect(goodAnswer).toMatch(/\.$/);
    }
  });
});
