import { LENSES, type Config, type Lens } from './config.ts';
import { formatDay, parseDay, type Day } from './day.ts';
import { findEdition, type Edition } from './edition.ts';
import { askEdition } from './edition-pages.ts';
import { RING_IDS, type RadarQuestion } from './radar.ts';
import { fail, succeed, type Result } from './result.ts';

/** A question as a door receives it: text, or nothing. */
export interface RadarAsk {
  asOf?: string | null;
  lens?: string | null;
  compare?: string | null;
}

/** The as-of day a door asked for; `today` where it named none. */
export function askDay(text: string | null | undefined, today: Day, name = 'as-of date'): Result<Day> {
  const written = text?.trim();
  if (!written || written.toLowerCase() === 'today') return succeed(today);
  const day = parseDay(written);
  if (day !== null) return succeed(day);
  return fail({
    code: 'bad-date',
    message: `“${written.slice(0, 40)}” is not a calendar date, so there is no ${name} to show.`,
    hint: 'Write it as YYYY-MM-DD, for example 2026-11-02.',
  });
}

/** A radar question with its defaults: recommendation, compared with a comparison period earlier. */
export function askRadar(ask: RadarAsk, today: Day, config: Pick<Config, 'comparisonDays'>): Result<RadarQuestion> {
  const asOf = askDay(ask.asOf, today);
  if (!asOf.ok) return asOf;
  const compare = askDay(ask.compare, asOf.value - config.comparisonDays, 'date to compare with');
  if (!compare.ok) return compare;
  if (compare.value >= asOf.value) {
    return fail({
      code: 'bad-date',
      message: `${formatDay(compare.value)} is not before ${formatDay(asOf.value)}, so there is no movement between the two.`,
      hint: 'Compare with an earlier date.',
    });
  }
  const lens = askLens(ask.lens);
  if (!lens.ok) return lens;
  return succeed({ asOf: asOf.value, lens: lens.value, compare: compare.value });
}

function askLens(text: string | null | undefined): Result<Lens> {
  const lens = (text?.trim() || 'recommendation') as Lens;
  if (LENSES.includes(lens)) return succeed(lens);
  return fail({ code: 'bad-choice', message: `There is no lens “${lens.slice(0, 40)}”.`, hint: `Choose ${LENSES.join(' or ')}.` });
}

/** The edition that is asked for in place of a day's radar. It has a day, a lens and movements of its own, so only a lens it has may be named beside it. */
export function askFrozen(wanted: string, { asOf, lens, compare }: RadarAsk, editions: readonly Edition[], today: Day): Result<Edition> {
  if (asOf?.trim()) return fail({ code: 'bad-choice', message: 'A radar shows one day or one edition, not both.', hint: 'Leave one of them out.' });
  if (compare?.trim()) return fail({ code: 'bad-choice', message: 'An edition keeps the movements it was frozen with, so it is compared with no other day.', hint: '“whet edition show NAME” says what changed since the edition before.' });
  const asked = askLens(lens);
  if (!asked.ok) return asked;
  const found = askEdition(wanted, editions, asked.value, today);
  if (!found.ok || !lens?.trim() || found.value.lens === asked.value) return found;
  return fail({ code: 'bad-choice', message: `“${found.value.title}” shows ${found.value.lens}, and not ${asked.value}.`, hint: 'Leave the lens out.' });
}

/** The same where movement may also be measured from an edition, named in place of a date; only then are editions read. */
export function askRadarOf(ask: RadarAsk, today: Day, config: Pick<Config, 'comparisonDays'>, editions: () => readonly Edition[]): Result<RadarQuestion> {
  const named = ask.compare?.trim() ?? '';
  // What is all digits and dashes is meant as a date, and a slip in one is told as such.
  const edition = /^[\d-]*$|^today$/i.test(named) ? null : findEdition(editions(), named);
  if (!edition) return askRadar(ask, today, config);
  if (!edition.ok) return edition;
  const { name, title, lens, asOf, blips } = edition.value;
  const question = askRadar({ ...ask, compare: formatDay(asOf) }, today, config);
  if (!question.ok) return question;
  if (question.value.lens !== lens) {
    return fail({ code: 'bad-choice', message: `“${title}” shows ${lens}, so there is no movement from it in ${question.value.lens}.`, hint: `Ask for the lens ${lens}, or compare with a date.` });
  }
  const rings = Object.fromEntries(blips.map(({ area, ring }) => [area, RING_IDS[lens].indexOf(ring)]));
  return succeed({ ...question.value, against: { name, title, rings } });
}
