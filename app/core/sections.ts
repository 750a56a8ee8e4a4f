import type { Lesson, Question } from './entry.ts';
import { isUnder, type Heading, type Outline } from './outline.ts';

const QUESTIONS = new Set(['questions', 'open questions']);
const HIGHLIGHTS = 'highlights';
const LESSONS = new Set([HIGHLIGHTS, 'lessons', 'trade-offs', 'risks', 'sharp edges', 'decision', 'decision outcome', 'consequences']);

/** What a file calls itself: its title, else its first heading, else its name. */
export function titleOf(path: string, stated: string | null, outline: Outline): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return stated || outline.headings.find((heading) => heading.text.trim() !== '')?.text.trim() || name;
}

/**
 * Task items under Questions or Open questions. What is nested under one is its answer; so are the
 * lines below one that ends in a question mark, although to Markdown they go on with its paragraph.
 */
export function readQuestions(text: string, outline: Outline): Question[] {
  const items = outline.items.filter((item) => item.checked !== null && isUnder(outline, item.heading, QUESTIONS));
  if (items.length === 0) return [];
  const lines = text.split(/\r\n|\n|\r/);
  return items.map((item) => {
    const question = lineThatAsks(item, lines);
    const answer = [item.text.slice(question.length).trim(), item.nested].filter(Boolean).join('\n\n');
    return { text: question, answered: item.checked === true, answer, line: item.line };
  });
}

/** The text of an item up to the first of its lines that ends in a question mark; all of it where none does. */
function lineThatAsks({ text, line }: Outline['items'][number], lines: readonly string[]): string {
  let asked = '';
  for (let at = line - 1; at < lines.length && asked.length < text.length; at++) {
    const part = lines[at]!.replace(/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s+/, '').trim();
    asked = asked === '' ? part : `${asked} ${part}`;
    if (!text.startsWith(asked)) return text;
    if (/\?[)*_”"’]*$/.test(asked)) return asked;
  }
  return text;
}

const FOLLOW_UPS = new Set(['follow-ups']);

/** Task items under Follow-ups: what somebody promised. */
export function readFollowUps(outline: Outline): { text: string; isDone: boolean; line: number }[] {
  return outline.items.flatMap(({ text, checked, heading, line }) => (checked !== null && isUnder(outline, heading, FOLLOW_UPS) ? [{ text, isDone: checked, line }] : []));
}

/** Sections that hold what was learnt, decided or marked in a source, each up to the next of them or of its depth or above; one that a template left empty holds nothing. */
export function readLessons(whole: string, outline: Outline): Lesson[] {
  const found = outline.headings.map((heading) => ({ heading, isLesson: LESSONS.has(heading.text.trim().toLowerCase()) }));
  if (!found.some(({ isLesson }) => isLesson)) return [];
  const lines = whole.split(/\r\n|\n|\r/);
  return found.flatMap(({ heading, isLesson }, index): Lesson[] => {
    if (!isLesson) return [];
    const next = found.find((other, i) => i > index && (other.isLesson || other.heading.depth <= heading.depth));
    const section = lines.slice(lastLineOf(heading, lines), (next?.heading.line ?? lines.length + 1) - 1);
    const text = section.join('\n').trim();
    return text === '' ? [] : [{ heading: heading.text.trim(), text, line: heading.line }];
  });
}

/** Whether a section by this heading quotes a source, and is not what the owner concluded. */
export function isQuoted(heading: string): boolean {
  return heading.toLowerCase() === HIGHLIGHTS;
}

/** A heading without #s is underlined on the line below it. */
function lastLineOf({ line }: Heading, lines: readonly string[]): number {
  const isUnderlined = !/^\s*#/.test(lines[line - 1] ?? '') && /^\s*(?:=+|-+)\s*$/.test(lines[line] ?? '');
  return isUnderlined ? line + 1 : line;
}
