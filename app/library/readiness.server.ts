import { accessSync, constants } from 'node:fs';
import type { Desk } from './desk.server.ts';

/** Whether what a server needs is there. */
export interface Readiness {
  /** It is in step with the files. */
  index: boolean;
  /** Its folder can be written. */
  vault: boolean;
  /** Index and records answer. */
  database: boolean;
}

export interface Attending {
  readiness(): Promise<Readiness>;
}

/** An answer is good for so long, in ms: whoever asks all the time costs no more than one look in that time. */
const GOOD_FOR_MS = 2000;

export function createAttending(desk: Desk, clock: () => number): Attending {
  let last: { at: number; readiness: Promise<Readiness> } | null = null;
  return {
    readiness() {
      if (last === null || clock() - last.at >= GOOD_FOR_MS) last = { at: clock(), readiness: look(desk) };
      return last.readiness;
    },
  };
}

async function look({ index, root, records }: Desk): Promise<Readiness> {
  return {
    index: await holds(() => index.sync()),
    vault: await holds(() => accessSync(root, constants.R_OK | constants.W_OK)),
    database: await holds(() => {
      const opened = records();
      if (!opened.ok) throw new Error(opened.problem.message);
      opened.value.database.prepare('SELECT 1 FROM Owner').get();
      index.revision();
    }),
  };
}

/** Whatever goes wrong: what is the matter is told elsewhere. */
async function holds(look: () => unknown): Promise<boolean> {
  try {
    await look();
    return true;
  } catch {
    return false;
  }
}
