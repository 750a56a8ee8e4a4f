import type { Capture } from './capture.ts';
import type { Candidate } from './capture-complete.ts';
import type { Near } from './capture-near.ts';
import type { Contact } from './entry.ts';

/** One line as understood while it is typed, with what the word at the caret could become. */
export interface Understanding {
  capture: Capture;
  candidates: Candidate[];
}

/** A captured line once its bytes are durable. */
export interface Captured {
  /** Id of the entry that holds it. */
  entry: string;
  title: string;
  href: string;
  /** Path inside the vault, and the line in it. */
  file: string;
  line: number;
  /** What it counts as: one for each area; none where no area was named. */
  contacts: Contact[];
  /** Areas it names that are not there yet: it counts for them as soon as they are. */
  missing: string[];
  /** Names that were not understood, and what they may have been meant to be. */
  near: Near[];
  /** It had been written already, so nothing was written again. */
  already: boolean;
}
