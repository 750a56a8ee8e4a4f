import { describe, expect, test } from 'vitest';
import { areaOf } from './read-vault.ts';

const area = (body: string) => areaOf('areas/a.md', `---\nquadrant: tools\n---\n${body}`).area;

describe('questions', () => {
  test('are task items under Questions or Open questions, what is nested being the answer', () => {
    expect(area('## Open questions\n- [ ] What does it cost?\n- [x] Who runs it?\n  We do.\n\n  - On Fridays.\n- not a question\n').questions).toEqual([
      { text: 'What does it cost?', answered: false, answer: '', line: 5 },
      { text: 'Who runs it?', answered: true, answer: 'We do.\n\n- On Fridays.', line: 6 },
    ]);
  });

  test('end with the first of their lines that ends in a question mark; without one the whole paragraph asks', () => {
    expect(area('## Questions\n- [ ] Which one,\n  and *why?*\n  Perhaps the first. Or not?\n- [ ] Read the chapter\n  on counters\n').questions).toMatchObject([
      { text: 'Which one, and *why?*', answer: 'Perhaps the first. Or not?' },
      { text: 'Read the chapter on counters', answer: '' },
    ]);
  });

  test('may stand under headings of their own, in any case', () => {
    expect(area('# QUESTIONS\n### Money\n- [ ] a\n# Else\n- [ ] b\n').questions.map((q) => q.text)).toEqual(['a']);
  });

  test('are nowhere else', () => {
    expect(area('## To do\n- [ ] a\n## Questions for later\n- [ ] b\n').questions).toEqual([]);
  });
});

describe('lessons', () => {
  const lessons = (body: string) => area(body).lessons.map(({ heading, text, line }) => [heading, text, line]);

  test.each(['Lessons', 'Trade-offs', 'Risks', 'Sharp edges', 'Decision', 'Decision Outcome', 'Consequences', 'Highlights', 'LESSONS', '*Risks*'])('stand under %s', (heading) => {
    expect(area(`## ${heading}\nText.\n`).lessons).toMatchObject([{ text: 'Text.', line: 4 }]);
  });

  test('go up to the next heading of their depth or above', () => {
    expect(lessons('## Lessons\nOne.\n\n### More\nTwo.\n\n## Else\nThree.\n')).toEqual([['Lessons', 'One.\n\n### More\nTwo.', 4]]);
    expect(lessons('### Lessons\nOne.\n# Else\nThree.\n')).toEqual([['Lessons', 'One.', 4]]);
    expect(lessons('## Sharp edges\n\n## Lessons\n')).toEqual([]);
  });

  test('within lessons stand once, by themselves', () => {
    expect(lessons('## Decision\nYes.\n### Consequences\nGood.\n### Notes\nN.\n')).toEqual([
      ['Decision', 'Yes.', 4],
      ['Consequences', 'Good.', 6],
    ]);
  });

  test('may have an underlined heading', () => {
    expect(lessons('Lessons\n-------\nOne.\n\nRisks\n=====\n\nTwo.\n')).toEqual([
      ['Lessons', 'One.', 4],
      ['Risks', 'Two.', 8],
    ]);
    expect(lessons('## Lessons\n---\nOne.')).toEqual([['Lessons', '---\nOne.', 4]]);
  });

  test('keep their Markdown, with any line ends', () => {
    expect(lessons('## Lessons\r\n- a\r\n\r\n  `b`\r\n')).toEqual([['Lessons', '- a\n\n  `b`', 4]]);
  });
});
