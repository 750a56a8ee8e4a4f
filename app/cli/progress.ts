import { count } from '#app/core/words.ts';
import type { Screen } from './screen.ts';

/** Milliseconds of work that need no word in a log. */
const LOG_PATIENCE = 5000;
const BETWEEN = 100;

export interface Progress {
  step(done: number, total: number): void;
  /** Leaves no trace on a terminal. */
  end(): void;
}

/** How a long piece of work tells of itself. */
export interface ProgressWords {
  /** Milliseconds of work that need no word on a terminal. */
  patience: number;
  /** On a terminal, each over the one before. */
  step(done: number, total: number): string;
  /** Where there is no terminal, once; null: nothing. */
  log: ((total: number) => string) | null;
}

const INDEXING: ProgressWords = {
  patience: 400,
  step: (done, total) => `Reading file ${done} of ${total} …`,
  log: (total) => `whet: Reading ${count(total, 'file')} for the index.`,
};

/** Says how far the work is, once that takes noticeably long. */
export function showProgress(err: Screen, words: ProgressWords = INDEXING): Progress {
  const started = performance.now();
  let shownAt = -Infinity;
  return {
    step(done, total) {
      const now = performance.now();
      if (now - started < (err.isTerminal ? words.patience : LOG_PATIENCE)) return;
      if (err.isTerminal && now - shownAt > BETWEEN) {
        err.write(`\r${words.step(done, total)}\u001b[K`);
        shownAt = now;
      }
      if (!err.isTerminal && shownAt < 0) {
        if (words.log) err.say(words.log(total));
        shownAt = now;
      }
    },
    end() {
      if (err.isTerminal && shownAt > 0) err.write('\r\u001b[K');
    },
  };
}
