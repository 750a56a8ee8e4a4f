import { count } from '#app/core/words.ts';
import type { Screen } from './screen.ts';

/** Milliseconds of work that need no word; for a terminal, and for a log. */
const PATIENCE = { terminal: 400, log: 5000 };
const BETWEEN = 100;

export interface Progress {
  step(done: number, total: number): void;
  /** Leaves no trace on a terminal. */
  end(): void;
}

/** Says how far the index is, once that takes noticeably long. */
export function showProgress(err: Screen): Progress {
  const started = performance.now();
  let shownAt = -Infinity;
  return {
    step(done, total) {
      const now = performance.now();
      if (now - started < (err.isTerminal ? PATIENCE.terminal : PATIENCE.log)) return;
      if (err.isTerminal && now - shownAt > BETWEEN) err.write(`\rReading file ${done} of ${total} …`);
      if (!err.isTerminal && shownAt < 0) err.say(`whet: Reading ${count(total, 'file')} for the index.`);
      shownAt = now;
    },
    end() {
      if (err.isTerminal && shownAt > 0) err.write('\r\u001b[K');
    },
  };
}
