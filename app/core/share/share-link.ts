import type { Lens, Quadrant } from '../config.ts';
import type { Day } from '../day.ts';
import type { ScopeAsk } from './ask-share.ts';
import type { ShareScope } from './shared-radar.ts';
import type { Visible } from './visible-in.ts';

/** A new share as a door receives it. */
export interface ShareAsk extends ScopeAsk {
  /** Whom it is for; only the owner sees it. */
  recipient?: string | null;
  /** How long it lasts, in days. */
  days?: string | null;
  /** Asked for before anything is shown. */
  password?: string | null;
  /** Sites that may show it inside their pages. */
  embed?: readonly string[];
}

export type ShareState = 'open' | 'expired' | 'revoked';

/** A share link as the owner sees it. Times are ms since the epoch. */
export interface ShareLine {
  id: string;
  state: ShareState;
  /** Null for one that another version made and this one does not understand: it shows nothing. */
  scope: ShareScope | null;
  recipient: string;
  hasPassword: boolean;
  /** Origins of the sites that may show it inside their pages. */
  embed: string[];
  createdAt: number;
  expiresAt: number;
  views: number;
  lastViewDay: Day | null;
}

/** A share among the others, held against the vault as it is. */
export interface ListedShare extends ShareLine {
  /** Areas that it names and that there are not any more: it shows nothing of them. None for one that is revoked. */
  lacking: string[];
}

/** A link that is known only now: of its token, nothing but a hash is kept. */
export interface MadeShare extends ShareLine {
  token: string;
  visible: Visible;
}

/** What a new share may be narrowed to. */
export interface ShareChoices {
  quadrants: Quadrant[];
  rings: Record<Lens, { id: string; title: string }[]>;
  areas: { id: string; title: string }[];
  tags: string[];
  editions: { name: string; title: string; lens: Lens }[];
}
