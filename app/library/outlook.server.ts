import { askDay } from '#app/core/ask.ts';
import { forecastRadar, type RadarForecast } from '#app/core/forecast.ts';
import { askYear, contactCalendar, type ContactCalendar } from '#app/core/heatmap.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Reader } from './reader.server.ts';

/** The verbs that look ahead to what goes stale, and back at when anything was met. */
export interface Outlook {
  /** What becomes of the radar if nothing is done, so many days ahead: 30, 90 and 180 unless said. */
  forecast(ask: { asOf?: string | null; ahead?: string | null }): Promise<Result<RadarForecast>>;
  /** The days with contact, of a year or of the year up to the as-of day. */
  calendar(ask: { asOf?: string | null; year?: string | null }): Promise<Result<ContactCalendar>>;
}

const AHEAD = [30, 90, 180];
const FARTHEST = 3650;

export function createOutlook({ vault, today }: Pick<Reader, 'vault' | 'today'>): Outlook {
  return {
    async forecast({ asOf, ahead }) {
      const day = askDay(asOf, await today());
      if (!day.ok) return day;
      const aheads = askAhead(ahead);
      return aheads.ok ? succeed(forecastRadar(await vault(), day.value, aheads.value)) : aheads;
    },
    async calendar({ asOf, year }) {
      const day = askDay(asOf, await today());
      if (!day.ok) return day;
      const asked = askYear(year);
      return asked.ok ? succeed(contactCalendar(await vault(), day.value, asked.value)) : asked;
    },
  };
}

function askAhead(text: string | null | undefined): Result<readonly number[]> {
  const written = text?.trim();
  if (!written) return succeed(AHEAD);
  const days = Number(written);
  if (/^\d{1,4}$/.test(written) && days >= 1 && days <= FARTHEST) return succeed([days]);
  return fail({ code: 'bad-choice', message: `“${written.slice(0, 40)}” is no number of days to look ahead.`, hint: `Write a whole number from 1 to ${FARTHEST}, for example 90.` });
}
