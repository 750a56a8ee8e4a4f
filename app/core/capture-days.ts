import { formatDay, parseDay, type Day } from './day.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = /^(?:last )?(?:(sun|mon|fri)(?:day)?|(tue)(?:s|sday)?|(wed)(?:s|nesday)?|(thu)(?:r|rs|rsday)?|(sat)(?:urday)?)$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?';
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?';
const MONTH_AND_DATE = /^(?<month>\d\d)-(?<date>\d\d)$/;
const DATE_FIRST = new RegExp(`^${DATE} ${MONTH}(?: (?<year>(?:19|2\\d)\\d\\d))?$`);
const MONTH_FIRST = new RegExp(`^${MONTH} ${DATE}(?: (?<year>(?:19|2\\d)\\d\\d))?$`);
const AGO = /^(an?|one|two|three|\d{1,3}) (day|week)s? ago$/;
const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
/** Leap days are at most eight years apart. */
const YEARS_BACK = 8;

/**
 * The day a person means by `yesterday`, `mon`, `last friday`, `2 days ago`, `2 nov`, `11-02` or
 * `2026-11-02`; null for anything else. A weekday is the last one before today, so on a Monday
 * `mon` is a week ago: today needs no word. Only a whole ISO date may lie ahead.
 */
export function readDayPhrase(phrase: string, today: Day): Day | null {
  const iso = parseDay(phrase);
  if (iso !== null) return iso;
  const said = phrase.toLowerCase().replace(/\s+/g, ' ');
  if (said === 'today') return today;
  if (said === 'yesterday') return today - 1;
  return weekdayBefore(said, today) ?? daysAgo(said, today) ?? readDate(said, today);
}

function weekdayBefore(said: string, today: Day): Day | null {
  const name = WEEKDAY.exec(said)?.slice(1).join('');
  if (name === undefined) return null;
  // Day 0 was a Thursday.
  const back = (today + 4 - WEEKDAYS.indexOf(name)) % 7;
  return today - (back <= 0 ? back + 7 : back);
}

function daysAgo(said: string, today: Day): Day | null {
  const [, many, unit] = AGO.exec(said) ?? [];
  if (many === undefined) return null;
  return today - (NUMBERS[many] ?? Number(many)) * (unit === 'week' ? 7 : 1);
}

/** The last such date that is not ahead; two numbers are a month and a date, as in an ISO date. */
function readDate(phrase: string, today: Day): Day | null {
  const said = (MONTH_AND_DATE.exec(phrase) ?? DATE_FIRST.exec(phrase) ?? MONTH_FIRST.exec(phrase))?.groups;
  if (!said) return null;
  const { date, year, name, month = String(MONTHS.indexOf(name!) + 1) } = said as Record<string, string | undefined>;
  const dayIn = (y: number | string) => parseDay(`${y}-${month.padStart(2, '0')}-${date!.padStart(2, '0')}`);
  const years = year === undefined ? lastYears(today) : [year];
  return years.map(dayIn).find((day) => day !== null && day <= today) ?? null;
}

function lastYears(today: Day): number[] {
  const year = Number(formatDay(today).slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) => year - back);
}
