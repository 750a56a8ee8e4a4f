/** A source as CSL-JSON has it: what every reader gives and every writer takes. */
export interface CslItem {
  id: string;
  type: string;
  title?: string;
  author?: CslName[];
  issued?: CslDate;
  [field: string]: unknown;
}

export interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  /** An organization, or a name that is not to be taken apart. */
  literal?: string;
  [part: string]: unknown;
}

export interface CslDate {
  /** One day, month or year, or the two ends of a range. */
  'date-parts'?: number[][];
  [part: string]: unknown;
}

/** What a file of sources holds, each with the line it starts on, and what of it could not be read. */
export interface ReadSources {
  sources: { item: CslItem; line: number }[];
  problems: SourceProblem[];
}

/** Called before each source of a file is read, with how many were. */
export type OnSource = (done: number, total: number) => void;

export interface SourceProblem {
  line: number;
  message: string;
}

export const NAME_FIELDS: ReadonlySet<string> = new Set([
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director', 'editor'],
  ...['editorial-director', 'editor-translator', 'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer'],
  ...['original-author', 'performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator', 'translator'],
]);

export const DATE_FIELDS: ReadonlySet<string> = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);

/** The text of a field; '' where there is none. */
export function textOf(item: CslItem, field: string): string {
  const value = item[field];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The year it came out; null where none is told. */
export function yearOf(item: CslItem): number | null {
  return item.issued?.['date-parts']?.[0]?.[0] ?? null;
}

/** The DOI alone, in lower case, however it was written; '' for anything else. */
export function doiKey(text: string): string {
  return /10\.\d{4,9}\/\S+/.exec(text.trim().toLowerCase())?.[0].replace(/[.,;]+$/, '') ?? '';
}

/** Text without the few tags that CSL allows in it, on one line. */
export function plainText(rich: string): string {
  return rich.replace(/<\/?(?:i|b|sub|sup|sc|span)\b[^<>]*>/gi, '').replace(/\s+/g, ' ').trim();
}

export function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]));
}
