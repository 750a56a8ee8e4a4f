import type { SharedRadar } from './shared-radar.ts';

/** The titles of all that a share makes visible, on the day it shows and on those that a reader may go back to. */
export interface Visible {
  areas: string[];
  entries: string[];
}

export function visibleIn({ blips, history, entries }: Pick<SharedRadar, 'blips' | 'history' | 'entries'>): Visible {
  const areas = new Set([...blips, ...history.flatMap((step) => step.blips)].map(({ title }) => title));
  return { areas: [...areas], entries: entries.map(({ title }) => title) };
}
