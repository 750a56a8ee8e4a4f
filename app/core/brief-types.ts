import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import type { Lesson, Question, Verdict } from './entry.ts';
import type { Freshness } from './freshness.ts';
import type { EntryHead } from './heads.ts';
import type { BankQuestion } from './question-bank.ts';
import type { Gap } from './question-gaps.ts';
import type { Basis } from './radar.ts';
import type { VerdictStanding } from './standing.ts';
import type { Vault } from './vault.ts';

/** Where a line of a brief comes from: an entry or an area by its id, and the line of its file. */
export interface BriefEvidence {
  entry: string;
  line: number;
}

/** An entry a brief draws on: about one of its areas (0), or one link away from such a one (1). */
export interface ScopedEntry {
  head: EntryHead;
  distance: 0 | 1;
}

/** What only the text of an entry says, for those few where it matters. */
export interface EntryDetail {
  minutes: number | null;
  supersedes: string[];
}

/** What a brief is prepared from. */
export interface BriefPieces {
  vault: Vault;
  bank: readonly BankQuestion[];
  scope: readonly ScopedEntry[];
  lessons: readonly (Lesson & { file: string })[];
  questions: readonly (Question & { file: string })[];
  /** By path: reviews, and sources not read yet. */
  details: ReadonlyMap<string, EntryDetail>;
  /** Words of text, by path. */
  words: ReadonlyMap<string, number>;
}

export interface BriefAsk {
  /** Ids. */
  areas: readonly string[];
  vendor: string | null;
  /** Time to prepare. */
  minutes: number;
  asOf: Day;
  /** Id of the meeting it is for; null where there is none yet. */
  meeting: string | null;
}

export interface LastContact extends BriefEvidence {
  day: Day;
  depth: Depth;
  title: string;
}

export interface BriefStanding {
  area: string;
  title: string;
  freshness: Freshness & { basis: Basis };
  firstHand: LastContact | null;
  secondHand: LastContact | null;
  verdict: (VerdictStanding & { title: string }) | null;
  gaps: Gap[];
  /** All of it in sentences. */
  sentences: string[];
  evidence: BriefEvidence[];
}

export interface Conclusion {
  heading: string;
  text: string;
  entry: string;
  title: string;
  day: Day | null;
  firstHand: boolean;
  distance: 0 | 1;
  superseded: boolean;
  evidence: BriefEvidence[];
}

export interface Contradiction {
  kind: 'verdicts' | 'superseded';
  text: string;
  evidence: BriefEvidence[];
}

export interface RefreshItem {
  entry: string;
  title: string;
  kind: 'read' | 'unread' | 'touch';
  minutes: number;
  estimated: boolean;
  value: number;
  why: string;
  evidence: BriefEvidence[];
}

export type Spring = 'notes' | 'bank' | 'gap';

export interface BriefQuestion {
  text: string;
  theme: string;
  why: string;
  /** Empty, as the dodge is, for a question of one's own that nothing is known of. */
  goodAnswer: string;
  dodge: string;
  source: Spring;
  /** The open gap it helps to close. */
  gap: Gap | null;
  score: number;
  /** What the score is the sum of. */
  parts: { points: number; because: string }[];
  /** Where it was asked and answered before, near enough in its words. */
  previously?: { answer: string; verdict?: Verdict; day: Day | null; entry: string; title: string; line: number };
  /** The open question of the vault that it is; null for one of the bank or of a gap. */
  open: { path: string; line: number; entry: string } | null;
  evidence: BriefEvidence[];
}

export interface BlindSpot {
  area: string;
  title: string;
  F: number;
  basis: Basis;
  text: string;
  evidence: BriefEvidence[];
}

export interface Brief {
  asOf: Day;
  vendor: string | null;
  minutes: number;
  areas: { id: string; title: string }[];
  standing: BriefStanding[];
  conclusions: Conclusion[];
  contradictions: Contradiction[];
  refresh: RefreshItem[];
  questions: BriefQuestion[];
  blindSpots: BlindSpot[];
  /** Questions in the bank of the vault; 0 where it has none. */
  bankSize: number;
}
