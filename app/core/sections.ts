import type { Lesson, Question } from './entry.ts';
import { isUnder, type Outline } from './outline.ts';

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

/** Sections that hold what was learnt or decided, each up to the next heading of its depth or above. */
export function readLessons(text: string, outline: Outline): Lesson[] {
  const found = outline.headings.flatMap((heading, index) =>
    LESSONS.has(heading.text.trim().toLowerCase()) ? [{ heading, index }] : [],
  );
  if (found.length === 0) return [];
  const lines = text.split(/\r\n|\n|\r/);
  return found.map(({ heading, index }) => {
    const next = outline.headings.find((other, i) => i > index && other.depth <= heading.depth);
    return {
      heading: heading.text.trim(),
      text: lines.slice(heading.line, (next?.line ?? lines.length + 1) - 1).join('\n').trim(),
      line: heading.line,
    };
  });
}
