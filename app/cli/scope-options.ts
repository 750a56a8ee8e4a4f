import type { ScopeAsk } from '#app/core/share/ask-share.ts';
import { severalIn, type OptionName, type Options } from './options.ts';

/** The options that say what is shared. */
export const SCOPE_OPTIONS = ['lens', 'quadrant', 'area', 'tag', 'ring', 'edition', 'show', 'history', 'name', 'notes'] as const satisfies readonly OptionName[];

export function askScopeOf({ lens, quadrant, area, tag, ring, 'as-of': asOf, edition, show, history, name, notes }: Options): ScopeAsk {
  const [quadrants, areas, tags, rings] = [quadrant, area, tag, ring].map(severalIn) as [string[], string[], string[], string[]];
  return { lens, quadrants, areas, tags, rings, asOf, edition, show, history: history !== undefined, title: name, notes };
}
