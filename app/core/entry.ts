import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import type { Link } from './outline.ts';

export const KINDS = ['project', 'deep-dive', 'review', 'reading', 'meeting', 'note'] as const;
export type Kind = (typeof KINDS)[number];

/** The folder an entry of each kind lives in. */
export const FOLDER_OF: Record<Kind, string> = {
  project: 'projects',
  'deep-dive': 'deep-dives',
  review: 'reviews',
  reading: 'reading',
  meeting: 'meetings',
  note: 'notes',
};

/** The words for where an entry stands, of the kinds that have any. */
export const STATUSES_OF: Partial<Record<Kind, readonly string[]>> = {
  project: ['active', 'paused', 'done'],
  reading: ['to-read', 'reading', 'read', 'abandoned'],
  review: ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded'],
};

export const VERDICTS = ['adopt', 'trial', 'assess', 'hold'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What an entry says of one area. `ref` is as written: an id, a title or an alias. */
export interface Mention {
  ref: string;
  depth: Depth | null;
  /** Null when the entry's own minutes are to be shared. */
  minutes: number | null;
  verdict: Verdict | null;
  line: number;
}

/** One line of a section headed Log. Nulls fall back to the entry's own. */
export interface LogLine {
  day: Day;
  depth: Depth | null;
  minutes: number | null;
  /** Areas as written; empty means the entry's. */
  refs: string[];
  text: string;
  line: number;
}

export interface Question {
  text: string;
  answered: boolean;
  /** Markdown; '' while there is none. */
  answer: string;
  line: number;
}

/** A section headed Lessons, Trade-offs, Risks, Sharp edges, Decision (Outcome), Consequences or Highlights. */
export interface Lesson {
  heading: string;
  /** Markdown source of the section. */
  text: string;
  line: number;
}

export interface Source {
  type?: string;
  authors: string[];
  year?: number;
  venue?: string;
  doi?: string;
  url?: string;
  citekey?: string;
}

export const RELATIONS = ['informs', 'cites', 'supersedes', 'answers'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What an entry does to another that it names under a relation. */
export const RELATION_WORDS: Record<Relation, string> = { informs: 'Informs', cites: 'Rests on', supersedes: 'Supersedes', answers: 'Answers' };

/** A link in the text of an entry, or a name under `relations:`, whose form is the relation. */
export interface EntryLink extends Omit<Link, 'form'> {
  form: Link['form'] | Relation;
}

export interface Entry {
  id: string;
  /** Path inside the vault, with `/`. */
  path: string;
  kind: Kind;
  title: string;
  day: Day | null;
  mentions: Mention[];
  depth: Depth | null;
  minutes: number | null;
  verdict: Verdict | null;
  visibility: 'private' | 'shared';
  tags: string[];
  status: string | null;
  vendor: string | null;
  repo: string | null;
  url: string | null;
  source: Source | null;
  relations: Record<Relation, string[]>;
  log: LogLine[];
  questions: Question[];
  lessons: Lesson[];
  links: EntryLink[];
}

export interface Area {
  id: string;
  path: string;
  title: string;
  /** Id or title of a quadrant of the vault, as written; empty when not said. */
  quadrant: string;
  aliases: string[];
  vendor: string | null;
  /** Reference to another area, as written. */
  parent: string | null;
  tags: string[];
  /** Freshness the owner wants to hold here, in (0, 1); null: the vault's own target. */
  target: number | null;
  /** How much this area matters, relative to the others; 1 unless said. */
  value: number;
  /** The plan leaves it alone until that day; null: it may be planned at any time. */
  notBefore: Day | null;
  /** Whether its text may be part of what is shared. Its name and ring are wherever it is in the scope of a share. */
  visibility: Entry['visibility'];
  questions: Question[];
  lessons: Lesson[];
  links: Link[];
  /** Lines of what only the whole vault can judge; of the front matter where it is not written. */
  lines: Record<'title' | 'aliases' | 'quadrant' | 'parent', number>;
}

/**
 * A dated meeting of the owner and an area: all that freshness is computed from.
 * `minutes` is this area's part of the time; `estimated` when the owner gave none.
 */
export interface Contact {
  area: string;
  day: Day;
  depth: Depth;
  minutes: number;
  estimated: boolean;
  /** Id of the entry it comes from, its path and the line that says so. */
  entry: string;
  path: string;
  line: number;
}

/** A verdict stated in a dated entry. */
export interface Statement {
  area: string;
  day: Day;
  verdict: Verdict;
  entry: string;
  path: string;
  line: number;
}
