/**
 * `error`: something the vault says is not counted or not reachable until it is mended.
 * `warning`: it is read, but probably not as meant. `info`: worth knowing, nothing is lost.
 */
export type Severity = 'error' | 'warning' | 'info';

/** One thing in the vault that wants mending. `line` counts from 1 in the whole file. */
export interface Diagnostic {
  /** Path inside the vault, with `/`. */
  file: string;
  line: number;
  severity: Severity;
  /** Kebab-case and stable: scripts may rely on it. */
  code: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** How to mend it, in one sentence. */
  hint: string;
  /** What is named and is not there: the name. */
  name?: string;
}

/** A diagnostic of one file, whose path its reader need not know. */
export type Report = Omit<Diagnostic, 'file'>;

/** Errors first, then by file and line: the order every door shows. */
export function byUrgency(a: Diagnostic, b: Diagnostic): number {
  const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  return (
    order[a.severity] - order[b.severity] ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
