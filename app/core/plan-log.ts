import type { Step } from './plan-step.ts';
import type { PlanPick } from './plan-view.ts';

/**
 * The line that logs a pick once it is done, as the capture field and `whet log` read it: depth,
 * area, minutes, the entry whose log it belongs in, and words that may stay as they are.
 */
export function logLineFor({ area, depth, minutes, step: { kind, say, at } }: Pick<PlanPick, 'area' | 'depth' | 'minutes'> & { step: Step }): string {
  const head = `${depth} [[${area}]] ${minutes}m`;
  if (!at) return `${head}: a first small try`;
  const link = `[[${at.id}]]`;
  const isInLog = at.isProject && (kind === 'project' || kind === 'question');
  const words = {
    question: `looked into: ${say.replace(/^Answer: /, '').replace(/[[\]]/g, '')}`,
    project: 'went on with it',
    reading: `tried what ${link} says`,
    draft: `finished the draft of ${link}`,
    entry: `went on from ${link}`,
    start: '',
  }[kind];
  return isInLog ? `${head} ${link}: ${words}` : `${head}: ${words}`;
}

/** One argument for a POSIX shell. */
export function quoteForShell(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
}
