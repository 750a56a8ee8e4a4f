import { formatDay } from './day.ts';
import { splitBody } from './edit/body.ts';
import { sayItem } from './edit/form-areas.ts';
import { editFrontMatter, sayingsOf } from './edit/front-matter.ts';
import { commonEnd } from './edit/lines.ts';
import { isList, isMapping, type FrontValue, type Said } from './edit/write-yaml.ts';
import type { Verdict } from './entry.ts';
import { sayF } from './hundredths.ts';
import { succeed, type Result } from './result.ts';
import type { ReviewedArea, ReviewView } from './review-view.ts';
import { sayDay, sayStale } from './words.ts';

/** What the owner says at the end of a review. */
export interface ReviewWords {
  decided: string;
  next: string;
  /** By area id; stated in the note, on its day. */
  verdicts: Readonly<Record<string, Verdict>>;
}

/**
 * The file of a review with what was said in it. One that is there already keeps every word: what is
 * new comes at its end, and a verdict beside those it states.
 */
export function writeReview(view: ReviewView, words: ReviewWords, existing: string | null): Result<string> {
  return stateVerdicts(existing === null ? begin(view, words) : goOn(existing, view, words), words.verdicts);
}

function begin({ note, asOf, staleNow, staleBefore, verdicts }: ReviewView, { decided, next }: ReviewWords): string {
  const stale = [...staleNow.map((row) => sayArea(row, asOf)), ...(staleBefore.length > 0 ? [`- and ${staleBefore.length} that were stale before`] : [])];
  const weak = verdicts.map(({ statement, standing }) => `- [[${statement.area}]]: ${statement.verdict} since ${sayDay(statement.day)}, ${standing === 'outlived' ? 'on evidence that has gone stale' : 'on evidence that was stale even then'}`);
  return [
    ...['---', `title: ${note.title}`, `date: ${formatDay(asOf)}`, 'tags: [review]', '---'],
    ...section('What went stale', stale.join('\n') || 'Nothing.'),
    ...(weak.length > 0 ? section('Verdicts to look at again', weak.join('\n')) : []),
    ...(tidy(decided) ? section('What I decided', tidy(decided)) : []),
    ...(tidy(next) ? section('What I do next', tidy(next)) : []),
    '',
  ].join('\n');
}

function goOn(text: string, { asOf }: ReviewView, { decided, next }: ReviewWords): string {
  const added = [
    ...(tidy(decided) ? section(`What I decided on ${sayDay(asOf)}`, tidy(decided)) : []),
    ...(tidy(next) ? section(`What I do next, from ${sayDay(asOf)}`, tidy(next)) : []),
  ];
  if (added.length === 0) return text;
  const end = commonEnd(text);
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  return `${text}${isOpen ? end : ''}${[...added, ''].join('\n').replaceAll('\n', end)}`;
}

function section(heading: string, text: string): string[] {
  return ['', `## ${heading}`, text];
}

function sayArea(row: ReviewedArea, asOf: number): string {
  return `- [[${row.area}]]: freshness ${sayF(row.F)}. ${sayStale(row, asOf)}`;
}

/** Verdicts go with the areas that the file names; what it says of them already stays. */
function stateVerdicts(text: string, verdicts: ReviewWords['verdicts']): Result<string> {
  if (Object.keys(verdicts).length === 0) return succeed(text);
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const before = said.value['areas'];
  const named = isMapping(before) ? (before as Record<string, FrontValue>) : Object.fromEntries((isList<Said>(before) ? before : before ? [before] : []).map((name) => [sayItem(name), null]));
  const stated = Object.entries(verdicts).map(([area, verdict]) => [area, { ...(isMapping(named[area]) ? named[area] : {}), verdict }] as const);
  return editFrontMatter(text, { areas: { ...named, ...Object.fromEntries(stated) } });
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** What a note says below its front matter. */
export function wordsOf(text: string): string {
  return splitBody(text).body.replace(/\r\n?/g, '\n');
}
