import { isDepth, type Depth } from './depth.ts';

/** Other words that say how deep it went, wherever a depth may stand. */
const OTHER_WORDS: Record<string, Depth> = {
  debugging: 'debugged',
  review: 'reviewed',
  reviewing: 'reviewed',
  discuss: 'discussed',
  discussing: 'discussed',
  met: 'discussed',
  talked: 'discussed',
  talking: 'discussed',
  reading: 'read',
};

/** Words that open a sentence as often as they say a depth (`build pipeline`, `operating system`), and a deep one. */
const IN_COMPANY: Record<string, Depth> = {
  build: 'built',
  building: 'built',
  debug: 'debugged',
  operate: 'operated',
  operating: 'operated',
};

export interface DepthWord {
  depth: Depth;
  /** Counts only where something else of the head stands next to it. */
  inCompany: boolean;
}

/** The depth that a word says, in whatever form a person types it. */
export function readDepthWord(word: string): DepthWord | null {
  const said = word.toLowerCase();
  if (isDepth(said)) return { depth: said, inCompany: false };
  if (Object.hasOwn(OTHER_WORDS, said)) return { depth: OTHER_WORDS[said]!, inCompany: false };
  return Object.hasOwn(IN_COMPANY, said) ? { depth: IN_COMPANY[said]!, inCompany: true } : null;
}
