import { isMapping } from '#app/core/edit/write-yaml.ts';
import { TYPE_OF } from './bibtex-types.ts';
import { DATE_FIELDS, NAME_FIELDS, textOf, type CslDate, type CslItem, type CslName } from './csl.ts';
import { writeDate } from './csl-dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX's names of CSL fields, in the order they are written in. */
const FIELDS: readonly (readonly [csl: string, bibtex: string])[] = [
  ...([['author', 'author'], ['editor', 'editor'], ['translator', 'translator'], ['title', 'title'], ['title-short', 'shorttitle']] as const),
  ...([['container-title', 'journal'], ['container-title-short', 'shortjournal'], ['collection-title', 'series'], ['volume', 'volume'], ['issue', 'number']] as const),
  ...([['collection-number', 'number'], ['number', 'number'], ['page', 'pages'], ['edition', 'edition'], ['genre', 'type'], ['publisher', 'publisher']] as const),
  ...([['publisher-place', 'address'], ['event-title', 'eventtitle'], ['event-place', 'venue'], ['event-date', 'eventdate'], ['issued', 'year'], ['DOI', 'doi']] as const),
  ...([['ISBN', 'isbn'], ['ISSN', 'issn'], ['URL', 'url'], ['accessed', 'urldate'], ['language', 'language'], ['keyword', 'keywords'], ['version', 'version']] as const),
  ...([['number-of-pages', 'pagetotal'], ['number-of-volumes', 'volumes'], ['chapter-number', 'chapter'], ['PMID', 'pmid'], ['PMCID', 'pmcid']] as const),
  ...([['abstract', 'abstract'], ['note', 'note'], ['annote', 'annote']] as const),
];
const VERBATIM = new Set(['doi', 'url', 'file', 'eprint', 'pdf', 'pmid', 'pmcid', 'urldate', 'eventdate', 'year', 'date', 'origdate']);
const JOURNALS = /^(?:article|document|webpage|dataset|post|software|report)/;

/** Sources as a BibTeX file, in UTF-8. */
export function writeBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n');
}

function writeEntry(item: CslItem): string {
  const own = isMapping(item['bibtex']) ? item['bibtex'] : {};
  const { entrytype, ...kept } = own;
  const type = typeof entrytype === 'string' ? entrytype : (TYPE_OF[item.type] ?? 'misc');
  const lines = new Map<string, string>();
  for (const [csl, bibtex] of FIELDS) {
    const value = item[csl];
    if (value === undefined) continue;
    if (csl === 'issued') writeIssued(value as CslDate).forEach((written, field) => lines.set(field, written));
    else {
      const field = fieldIn(bibtex, csl, item.type, type);
      const written = writeValue(csl, field, value);
      if (written !== null && !lines.has(field)) lines.set(field, written);
    }
  }
  // These are as they were read: what TeX means by them has never been taken out.
  for (const [field, value] of Object.entries(kept)) if (!lines.has(field) && isBalanced(String(value))) lines.set(field, `{${String(value)}}`);
  const longest = Math.max(0, ...[...lines.keys()].map((field) => field.length));
  const body = [...lines].map(([field, value]) => `  ${field.padEnd(longest)} = ${value},\n`).join('');
  return `@${type}{${textOf(item, 'citation-key') || item.id},\n${body}}\n`;
}

function fieldIn(bibtex: string, csl: string, cslType: string, type: string): string {
  if (csl === 'container-title') return JOURNALS.test(cslType) ? 'journal' : 'booktitle';
  if (csl === 'publisher' && /thesis$/.test(type)) return 'school';
  if (csl === 'publisher' && /report$/.test(type)) return 'institution';
  return bibtex;
}

function writeValue(csl: string, field: string, value: unknown): string | null {
  if (NAME_FIELDS.has(csl)) return Array.isArray(value) ? `{${(value as CslName[]).map(writePerson).join(' and ')}}` : null;
  if (DATE_FIELDS.has(csl)) {
    const date = isMapping(value) ? writeDate(value) : null;
    return date === null ? null : `{${date}}`;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  if (VERBATIM.has(field)) return `{${isBalanced(text) ? text : text.replaceAll('{', '%7B').replaceAll('}', '%7D')}}`;
  if (field === 'pages') return `{${writeTex(text).replace(/(?<=\d)-(?=\d)/g, '--')}}`;
  return `{${/title|series|journal/.test(field) ? protectCapitals(text) : writeTex(text)}}`;
}

function writeIssued(date: CslDate): Map<string, string> {
  const [[year, month, day] = [], until] = date['date-parts'] ?? [];
  const lines = new Map<string, string>();
  const ends = [date['date-parts']?.[0], until].map((parts) => parts && writeDate({ 'date-parts': [parts] }));
  if (until && ends[0] && ends[1]) lines.set('date', `{${ends.join('/')}}`);
  else if (year !== undefined) {
    lines.set('year', `{${year}}`);
    if (month !== undefined && MONTHS[month - 1] !== undefined) lines.set('month', MONTHS[month - 1]!);
    if (day !== undefined && month !== undefined) lines.set('day', `{${day}}`);
  } else if (typeof date['literal'] === 'string' || typeof date['raw'] === 'string') lines.set('year', `{${writeTex(String(date['literal'] ?? date['raw']))}}`);
  return lines;
}

function writePerson({ family = '', given = '', suffix = '', literal, ...rest }: CslName): string {
  if (literal !== undefined) return literal === 'others' ? literal : `{${writeTex(literal)}}`;
  const particle = [rest['dropping-particle'], rest['non-dropping-particle']].filter(Boolean).join(' ');
  const last = /^\p{Ll}|[\s,]|^and$/u.test(family) && !/^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(family) ? `{${writeTex(family)}}` : writeTex(family);
  const guarded = (text: string) => (/[,{}]|(?:^| )and(?: |$)/.test(text) ? `{${writeTex(text)}}` : writeTex(text));
  return [[writeTex(particle), last].filter(Boolean).join(' '), ...(suffix === '' ? [] : [guarded(suffix)]), ...(given === '' ? [] : [guarded(given)])].join(', ');
}

/** Words with capitals inside keep them, whatever a style does to titles. */
function protectCapitals(text: string): string {
  return text.split(/(\s+)/).map((word) => (/^\S.*\p{Lu}/u.test(word) && !word.includes('<') ? `{${writeTex(word)}}` : writeTex(word))).join('');
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  '_': '\\_', '$': '\\$', '&': '\\&', '%': '\\%', '#': '\\#',
};
const TAGS: Readonly<Record<string, string>> = { i: 'textit', b: 'textbf', sub: 'textsubscript', sup: 'textsuperscript' };

/** Text in TeX's spelling; letters stay as they are, for every engine of today reads UTF-8. */
function writeTex(text: string): string {
  return text
    .replace(/[\\{}~^_$&%#]/g, (char) => SPECIAL[char]!)
    .replace(/-(?=-)|`(?=`)|'(?=')/g, '$&{}')
    .replace(/<(i|b|sub|sup)>/g, (_, tag: string) => `\\${TAGS[tag]!}{`)
    .replace(/<\/(?:i|b|sub|sup)>/g, '}')
    .replace(/\n\n+/g, '\n\n');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) if (char === '{') depth++;
  else if (char === '}' && --depth < 0) return false;
  return depth === 0;
}
