import { DEPTH_OF, MINUTES_OF } from '../contacts.ts';
import { DEPTHS } from '../depth.ts';
import { RELATION_WORDS, STATUSES_OF, VERDICTS, type Kind } from '../entry.ts';
import * as fields from '../fields.ts';
import type { Field } from '../front-matter.ts';
import type { SubjectKind } from '../form-view.ts';

/** How a field is typed: one line, a list divided by commas, or areas by lines. */
export type Control = 'text' | 'date' | 'number' | 'choice' | 'names' | 'people' | 'areas';

/** One field of the front matter, as a form asks for it. A dot stands for a map within: `source.year`. */
export interface FieldSpec {
  key: string;
  label: string;
  control: Control;
  choices?: readonly string[];
  help?: string;
  /** Reads what was typed; for lists and areas, what comes of the text. */
  reads?: Field<unknown>;
}

const ENTRY_KEYS: Record<Kind, readonly string[]> = {
  project: ['status', 'verdict', 'repo', 'url', 'tags', 'relations.cites', 'relations.informs', 'visibility'],
  'deep-dive': ['verdict', 'tags', 'relations.cites', 'relations.informs', 'visibility'],
  review: ['status', 'verdict', 'followUp', 'tags', 'relations.supersedes', 'relations.informs', 'visibility'],
  reading: ['status', 'source.type', 'source.authors', 'source.year', 'source.venue', 'source.doi', 'source.url', 'source.citekey', 'verdict', 'tags', 'relations.informs', 'visibility'],
  meeting: ['vendor', 'verdict', 'tags', 'relations.cites', 'visibility'],
  note: ['verdict', 'tags', 'relations.cites', 'visibility'],
};
const ENTRY_HEAD = ['title', 'date', 'areas', 'depth', 'minutes'];
const AREA_KEYS = ['title', 'quadrant', 'aliases', 'vendor', 'parent', 'tags', 'target', 'value', 'notBefore'];
/** Known everywhere, and shown where a file has them already. */
const EVERY_KEY = [...ENTRY_HEAD, ...new Set(Object.values(ENTRY_KEYS).flat()), 'relations.answers'];

/** The fields of one kind, in the order a person fills them in; those of `present` too, which the file has. */
export function fieldsFor(kind: SubjectKind, present: readonly string[], quadrants: readonly string[]): FieldSpec[] {
  if (kind === 'area') return AREA_KEYS.map((key) => specOf(key, kind, quadrants));
  const usual = [...ENTRY_HEAD, ...ENTRY_KEYS[kind]];
  const more = EVERY_KEY.filter((key) => present.includes(key) && !usual.includes(key));
  return [...usual, ...more].map((key) => specOf(key, kind, quadrants));
}

function specOf(key: string, kind: SubjectKind, quadrants: readonly string[]): FieldSpec {
  const { label, control, ...rest } = { ...(SPECS[key] ?? { label: key, control: 'text' }), ...forKind(key, kind, quadrants) };
  return { key, label, control, ...rest };
}

function forKind(key: string, kind: SubjectKind, quadrants: readonly string[]): Partial<FieldSpec> {
  if (key === 'quadrant') return { choices: quadrants };
  if (kind === 'area') return {};
  if (key === 'status') return { choices: STATUSES_OF[kind] ?? [] };
  if (key === 'depth') return { help: `Not said, it counts as ${DEPTH_OF[kind]}.` };
  if (key === 'minutes') return { help: kind === 'project' ? `Of a log line that names none; else ${MINUTES_OF[kind]}.` : `Or 1h30. Not said, ${MINUTES_OF[kind]} are assumed and marked so.` };
  return {};
}

const SPECS: Record<string, Omit<FieldSpec, 'key'>> = {
  title: { label: 'Title', control: 'text', reads: fields.text },
  date: { label: 'Date', control: 'date', reads: fields.day },
  areas: { label: 'Areas', control: 'areas', help: 'One a line; behind it, where they differ, depth, time and verdict: ebpf debugged 60m trial.' },
  depth: { label: 'Depth', control: 'choice', choices: DEPTHS, reads: fields.depth },
  minutes: { label: 'Minutes', control: 'number', reads: fields.minutes },
  verdict: { label: 'Verdict', control: 'choice', choices: VERDICTS, help: 'What you would say today if you were asked.', reads: fields.verdict },
  status: { label: 'Status', control: 'choice', reads: fields.text },
  repo: { label: 'Repository', control: 'text', reads: fields.text },
  url: { label: 'Address', control: 'text', reads: fields.text },
  vendor: { label: 'Vendor', control: 'text', reads: fields.text },
  tags: { label: 'Tags', control: 'names', reads: fields.texts },
  visibility: { label: 'Visibility', control: 'choice', choices: ['private', 'shared'], help: 'Not said, it is private.', reads: fields.visibility },
  'source.type': { label: 'Type of source', control: 'text', reads: fields.text },
  'source.authors': { label: 'Authors', control: 'people', help: 'Several with semicolons between.' },
  'source.year': { label: 'Year', control: 'number', reads: fields.whole(0, 9999) },
  'source.venue': { label: 'Venue', control: 'text', reads: fields.text },
  'source.doi': { label: 'DOI', control: 'text', reads: fields.text },
  'source.url': { label: 'Address of the source', control: 'text', reads: fields.text },
  'source.citekey': { label: 'Citation key', control: 'text', reads: fields.text },
  'relations.cites': { label: RELATION_WORDS.cites, control: 'names', help: 'Ids of entries.' },
  'relations.informs': { label: RELATION_WORDS.informs, control: 'names', help: 'Ids of entries.' },
  'relations.supersedes': { label: RELATION_WORDS.supersedes, control: 'names', help: 'Ids of entries.' },
  'relations.answers': { label: RELATION_WORDS.answers, control: 'names', help: 'Ids of entries.' },
  quadrant: { label: 'Quadrant', control: 'choice', reads: fields.text },
  aliases: { label: 'Other names', control: 'names', help: 'No two areas may share one.', reads: fields.texts },
  parent: { label: 'Wider area', control: 'text', help: 'The id of an area that this one belongs to.', reads: fields.reference },
  target: { label: 'Target', control: 'number', help: 'Freshness to hold, between 0 and 1. Not said, the vault’s own.', reads: fields.fraction },
  value: { label: 'Value', control: 'number', help: '1 as usual, 2 matters twice as much.', reads: fields.value },
  followUp: { label: 'Look again on', control: 'date', help: 'From then on it is due for another look.', reads: fields.day },
  notBefore: { label: 'Not before', control: 'date', help: 'The weekly plan leaves it alone until then.', reads: fields.day },
};
