import type { FrontValue, Said } from '#app/core/edit/write-yaml.ts';
import { isList, isMapping } from '#app/core/edit/write-yaml.ts';
import { DATE_FIELDS, isSameJson, NAME_FIELDS, plainText, textOf, yearOf, type CslDate, type CslItem, type CslName } from './csl.ts';
import { readDate, writeDate } from './csl-dates.ts';
import { readName, writeName } from './csl-names.ts';

/** `source:` of the front matter: our own short names where the vault has them, CSL-JSON's for all else. */
export type SourceMap = Record<string, FrontValue>;

/** Our names, in the order they are written in, and CSL-JSON's for them. */
const OWN_NAMES = { venue: 'container-title', doi: 'DOI', url: 'URL' } as const;
const FIRST = ['volume', 'issue', 'page', 'publisher'];
/** Said by other names or elsewhere: the title is the entry's own. */
const ELSEWHERE = new Set(['id', 'citation-key', 'type', 'title', 'author', 'issued', ...Object.values(OWN_NAMES), ...FIRST]);

/** The front matter that says what a source is. */
export function sourceOf(item: CslItem): SourceMap {
  const source: SourceMap = { type: item.type };
  const authors = (item.author ?? []).map(writeName);
  source['authors'] = authors.map((written, i) => written ?? sayParts(item.author![i]!));
  if (authors.includes(null)) source['author'] = frontValue(item.author);
  Object.assign(source, sayIssued(item));
  for (const field of ['container-title', ...FIRST]) if (textOf(item, field) !== '') source[field === 'container-title' ? 'venue' : field] = textOf(item, field);
  if (textOf(item, 'DOI') !== '') source['doi'] = textOf(item, 'DOI');
  if (textOf(item, 'URL') !== '') source['url'] = textOf(item, 'URL');
  source['citekey'] = textOf(item, 'citation-key') || textOf(item, 'id');
  if (item.title !== undefined && item.title !== plainText(item.title)) source['title'] = item.title;
  for (const [field, value] of Object.entries(item)) {
    if (ELSEWHERE.has(field) || value === undefined || value === null || value === '') continue;
    source[field] = sayField(field, value);
  }
  if (source['citekey'] === '') delete source['citekey'];
  return source;
}

/** The source that front matter tells of; `said` is its `source:`, every scalar as text. */
export function itemOf(id: string, title: string, said: Readonly<Record<string, Said>>): CslItem {
  const { type, authors, author, year, issued, citekey, title: rich, venue, doi, url, ...rest } = said;
  const item: CslItem = { id: text(citekey) || id, type: text(type) || 'document', title: text(rich) !== '' && plainText(text(rich)) === title ? text(rich) : title };
  if (text(citekey) !== '') item['citation-key'] = text(citekey);
  const names = listOf(authors).filter((name) => name !== '').map(readName);
  const parts = isList<Said>(author) ? author.filter(isMapping) as CslName[] : [];
  // Names in parts hold as long as the list that people edit says the same.
  if (parts.length > 0 && isSameJson(parts.map((part) => writeName(part) ?? sayParts(part)), listOf(authors))) item.author = parts;
  else if (names.length > 0) item.author = names;
  const date = issuedOf(year, issued);
  if (date) item.issued = date;
  for (const [own, field] of Object.entries(OWN_NAMES)) {
    const value = text({ venue, doi, url }[own as keyof typeof OWN_NAMES]);
    if (value !== '') item[field] = value;
  }
  for (const [field, value] of Object.entries(rest)) if (value !== null && value !== '') item[field] = fieldOf(field, value);
  return item;
}

/** What a source has to add to what is said of it already: only what is not there, or empty. */
export function fillIn(said: Readonly<Record<string, Said>>, item: CslItem): SourceMap | null {
  const wanted = sourceOf(item);
  const year = text(said['year']);
  if (year !== '' && Number(year) !== yearOf(item)) delete wanted['issued'];
  if (isFilled(said['authors'])) delete wanted['author'];
  const added = Object.entries(wanted).filter(([key, value]) => !isFilled(said[key]) && isFilled(value));
  return added.length === 0 ? null : { ...said, ...Object.fromEntries(added) };
}

function sayIssued({ issued, ...item }: CslItem): SourceMap {
  if (!issued) return {};
  const year = yearOf({ ...item, issued });
  const written = writeDate(issued);
  const isYear = written !== null && written === String(year);
  return { ...(year !== null && { year }), ...(!isYear && { issued: written ?? frontValue(issued) }) };
}

/** The year that people edit goes before a date that says another. */
function issuedOf(year: Said | undefined, issued: Said | undefined): CslDate | null {
  const date = typeof issued === 'string' ? readDate(issued) : isMapping(issued) ? numbered(issued) : null;
  const said = Number(text(year) || NaN);
  if (date && (Number.isNaN(said) || yearOf({ id: '', type: '', issued: date }) === said)) return date;
  return Number.isInteger(said) ? { 'date-parts': [[said]] } : null;
}

function sayField(field: string, value: unknown): FrontValue {
  if (NAME_FIELDS.has(field) && Array.isArray(value)) {
    const written = (value as CslName[]).map(writeName);
    return written.includes(null) ? frontValue(value) : written;
  }
  if (DATE_FIELDS.has(field) && isMapping(value)) return writeDate(value) ?? frontValue(value);
  return frontValue(value);
}

function fieldOf(field: string, value: Said): unknown {
  if (NAME_FIELDS.has(field) && isList<Said>(value)) return value.map((name) => (typeof name === 'string' ? readName(name) : name));
  if (DATE_FIELDS.has(field)) return typeof value === 'string' ? readDate(value) : isMapping(value) ? numbered(value) : value;
  return value;
}

/** In front matter every scalar is text; the parts of a date are numbers. */
function numbered(date: Record<string, unknown>): CslDate {
  const parts = date['date-parts'];
  return { ...date, ...(isList<unknown>(parts) && { 'date-parts': parts.map((part) => (isList<unknown>(part) ? part.map(Number) : [])) }) };
}

function sayParts(name: CslName): string {
  return name.literal ?? [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix].filter(Boolean).join(' ');
}

function frontValue(value: unknown): FrontValue {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(frontValue);
  if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, frontValue(inner)]));
  return typeof value === 'boolean' ? String(value) : null;
}

function isFilled(value: unknown): boolean {
  return isList<unknown>(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

function text(value: Said | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function listOf(value: Said | undefined): string[] {
  return isList<Said>(value) ? value.map((item) => text(item)) : text(value) === '' ? [] : [text(value)];
}
