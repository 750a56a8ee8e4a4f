/** What `whetstone.yml` settles for a whole vault. Every field has a default. */
export interface Config {
  title: string;
  /** How the owner is named on the radar; '' shows nothing. */
  owner: string;
  /** 2 to 8, clockwise from the top right of the picture. */
  quadrants: Quadrant[];
  rings: Record<Lens, [string, string, string, string]>;
  thresholds: {
    /** A from which an area is hands-on, current, conversant. */
    contact: [number, number, number];
    /** F from which a blip is solid, and from which it is half. */
    basis: [number, number];
  };
  /** Minutes a week the owner means to spend on staying current. */
  weeklyMinutes: number;
  /** Freshness wanted where an area names none, in (0, 1). */
  target: number;
  /** Days between the two sides of a movement, where nothing else is asked. */
  comparisonDays: number;
  /** IANA zone that decides what day it is; null: the machine's. */
  timezone: string | null;
  /** Default as-of day of a vault that is not lived in, such as the example. */
  frozen: number | null;
  /** True in the example vault: the pages say so. */
  example: boolean;
}

export interface Quadrant {
  id: string;
  title: string;
}

export const LENSES = ['recommendation', 'contact'] as const;
export type Lens = (typeof LENSES)[number];

export const DEFAULT_CONFIG: Config = {
  title: 'Tech radar',
  owner: '',
  quadrants: [
    { id: 'techniques', title: 'Techniques' },
    { id: 'platforms', title: 'Platforms' },
    { id: 'tools', title: 'Tools' },
    { id: 'languages-frameworks', title: 'Languages & Frameworks' },
  ],
  rings: {
    recommendation: ['Adopt', 'Trial', 'Assess', 'Hold'],
    contact: ['Hands-on', 'Current', 'Conversant', 'Cold'],
  },
  thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] },
  weeklyMinutes: 90,
  target: 0.5,
  comparisonDays: 90,
  timezone: null,
  frozen: null,
  example: false,
};
