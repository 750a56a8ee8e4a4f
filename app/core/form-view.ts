import type { FileDiff } from './edit/diff.ts';
import type { Form } from './edit/form.ts';
import type { Hunk } from './edit/merge.ts';
import type { Kind } from './entry.ts';

/** What can be written: an entry of some kind, or an area. */
export type SubjectKind = Kind | 'area';

/** A form for something new or something there is. */
export interface FormPage {
  kind: SubjectKind;
  /** Null while there is no file yet. */
  path: string | null;
  /** Where the page of it is; null while there is none. */
  href: string | null;
  title: string;
  /** Null where the front matter cannot be read: the whole file is then edited as text, and `why` says what is wrong. */
  form: Form | null;
  why: string | null;
  /** The text below the front matter, or the whole file where there is no form; lines end with LF. */
  body: string;
  /** The text the form started with, as it has to come back: base64 of its UTF-8. */
  base: string;
  drafts: DraftOffer[];
}

/** A draft of before, with what it would change. */
export interface DraftOffer {
  id: string;
  /** In ms since the epoch. */
  at: number;
  values: Record<string, string>;
  diff: FileDiff;
}

/** What came of saving a form. */
export type SaveOutcome =
  /** `merged`: what was written holds changes made elsewhere since the form was opened, too. */
  | { state: 'saved'; id: string; path: string; href: string; changed: boolean; merged: boolean }
  /** Some fields cannot be read; nothing was written. */
  | { state: 'unreadable'; problems: { key: string; message: string }[] }
  /** The file changed underneath, on the same lines; nothing was written. `token` is what it says now, as a form can send it back. */
  | { state: 'clash'; path: string; title: string; hunks: Hunk[]; token: string };

/** How what is in a form will read. */
export interface FormReading {
  html: string;
  /** Lines count from 1 in the text below the front matter; 0 is the front matter. */
  problems: { line: number; severity: 'error' | 'warning' | 'info'; message: string; hint: string }[];
}
