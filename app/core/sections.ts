import type { Lesson, Question } from './entry.ts';
import { isUnder, type Heading, type Outline } from './outline.ts';

const QUESTIONS = new Set(['questions', 'open questions']);
const LESSONS = new Set(['lessons', 'trade-offs', 'risks', 'sharp edges', 'decision', 'consequences']);

/** What a file calls itself: its title, else its first heading, else its name. */
export function titleOf(path: string, stated: string | null, outline: Outline): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return stated || outline.headings.find((heading) => heading.text.trim() !== '')?.text.trim() || name;
}

/** Task items under Questions or Open questions; what is nested under one is its answer. */
export function readQuestions(outline: Outline): Question[] {
  return outline.items
    .filter((item) => item.checked !== null && isUnder(outline, item.heading, QUESTIONS))
    .map((item) => ({ text: item.text, answered: item.checked === true, answer: item.nested, line: item.line }));
}

/** Sections that hold what was learnt or decided, each up to the next of them or of its depth or above. */
export function readLessons(text: string, outline: Outline): Lesson[] {
  const found = outline.headings.map((heading) => ({ heading, isLesson: LESSONS.has(heading.text.trim().toLowerCase()) }));
  if (!found.some(({ isLesson }) => isLesson)) return [];
  const lines = text.split(/\r\n|\n|\r/);
  return found.flatMap(({ heading, isLesson }, index): Lesson[] => {
    if (!isLesson) return [];
    const next = found.find((other, i) => i > index && (other.isLesson || other.heading.depth <= heading.depth));
    const section = lines.slice(lastLineOf(heading, lines), (next?.heading.line ?? lines.length + 1) - 1);
    return [{ heading: heading.text.trim(), text: section.join('\n').trim(), line: heading.line }];
  });
}

/** A heading without #s is underlined on the line below it. */
function lastLineOf({ line }: Heading, lines: readonly string[]): number {
  const isUnderlined = !/^\s*#/.test(lines[line - 1] ?? '') && /^\s*(?:=+|-+)\s*$/.test(lines[line] ?? '');
  return isUnderlined ? line + 1 : line;
}
