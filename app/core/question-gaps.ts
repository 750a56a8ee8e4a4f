/**
 * What may be missing between an owner and an area. A question of the bank names the gap it helps to
 * close, and counts for more where that gap is open.
 */
export const GAPS = [
  'never-touched',
  'never-operated',
  'never-debugged',
  'gone-stale',
  'verdict-outlived',
  'no-verdict',
  'no-exit-story',
  'no-failure-story',
  'no-cost-story',
  'no-security-story',
] as const;
export type Gap = (typeof GAPS)[number];

export function isGap(text: string): text is Gap {
  return (GAPS as readonly string[]).includes(text);
}

/** What an open gap adds to the score of a question that helps to close it: our judgement, the costliest to be bluffed about first. */
export const WORTH_OF_GAP: Record<Gap, number> = {
  'verdict-outlived': 4,
  'never-operated': 3,
  'no-exit-story': 3,
  'never-touched': 2.5,
  'no-failure-story': 2.5,
  'no-cost-story': 2,
  'no-security-story': 2,
  'gone-stale': 1.5,
  'never-debugged': 1.5,
  'no-verdict': 1,
};

/** Conclusions that hold any of these words tell a story of that sort; word parts, so that `export` finds `exported`. */
export const STORY_WORDS: Partial<Record<Gap, RegExp>> = {
  'no-exit-story': /\b(?:exit|leav(?:e|ing)|export|lock-?in|portab|way out|switch away)/i,
  'no-failure-story': /\b(?:fail|incident|outage|restor|recover|crash|lost|broke|down for)/i,
  'no-cost-story': /\b(?:cost|price|pricing|bill|fee)|[$€£]\s?\d/i,
  'no-security-story': /\b(?:secur|attack|credential|secret|permission|token|encrypt|audit)/i,
};

/** `You have never operated Kubernetes.` */
export function sayGap(gap: Gap, title: string): string {
  switch (gap) {
    case 'never-touched':
      return `You have never had ${title} in your own hands.`;
    case 'never-operated':
      return `You have never operated ${title}.`;
    case 'never-debugged':
      return `You have never had to debug ${title}.`;
    case 'gone-stale':
      return `What you knew of ${title} at first hand has gone stale.`;
    case 'verdict-outlived':
      return `Your verdict on ${title} has outlived its evidence.`;
    case 'no-verdict':
      return `You have not reached a verdict on ${title}.`;
    case 'no-exit-story':
      return `Nothing you concluded about ${title} says how to leave.`;
    case 'no-failure-story':
      return `Nothing you concluded about ${title} says how it fails.`;
    case 'no-cost-story':
      return `Nothing you concluded about ${title} says what it costs.`;
    case 'no-security-story':
      return `Nothing you concluded about ${title} says how it is attacked.`;
  }
}
