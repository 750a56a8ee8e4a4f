/** What became of a file that was brought in, or, where it was only tried, what would. */
export interface ImportReport {
  created: ImportedEntry[];
  /** Those that had something to add to what was there; only what was empty has been filled. */
  updated: ImportedEntry[];
  /** Those that were there already, and had nothing to add. */
  skipped: ImportedEntry[];
  /** What looks like an entry that is there, and may be another: not written before somebody says which. */
  near: NearEntry[];
  problems: ImportProblem[];
}

export interface ImportedEntry {
  id: string;
  file: string;
  title: string;
}

export interface NearEntry {
  /** Line of the file that was brought in. */
  line: number;
  title: string;
  year: number | null;
  like: ImportedEntry;
  /** All that is known of it, as CSL-JSON: what to import once somebody has said what it is. */
  source: string;
}

export interface ImportProblem {
  file: string;
  line: number;
  message: string;
}

export const SOURCE_FORMATS = ['bib', 'ris', 'csl'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** What to do with a source that is perhaps there already. */
export const NEAR_CHOICES = ['ask', 'add', 'merge'] as const;
export type NearChoice = (typeof NEAR_CHOICES)[number];

/** What became of a radar that was brought in. */
export interface RadarImportReport extends ImportReport {
  /** What was taken, and is not wholly what it was. */
  lossy: ImportProblem[];
  /** What the owner should know of it, in sentences. */
  notes: string[];
}
