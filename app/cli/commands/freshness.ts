import type { Day } from '#app/core/day.ts';
import type { ForecastStep, RadarForecast } from '#app/core/forecast.ts';
import { wireForecast } from '#app/core/forecast-wire.ts';
import type { FreshnessRow } from '#app/core/freshness-view.ts';
import { sayF } from '#app/core/hundredths.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { wireFreshness } from '#app/core/wire.ts';
import { count, sayAbout, sayBand, sayDay, sayDays, sayWhen } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import { layOutTable, type Column } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const freshness: Command = {
  options: [...COMMON_OPTIONS, 'ahead'],
  about: [
    'Shows how fresh every area is, what goes stale next and when. Freshness F runs from 0 to 1; below 0.50 an area is stale. A forecast is the day it goes stale if you do nothing, with the band in which a faster or slower memory would put it.',
    '--json: { asOf, model, areas: [{ area, title, quadrant, A, F, stale, staleOn, staleBand, firstHandShare, lastContact, lastFirstHand, contacts: [{ day, depth, minutes, estimated, entry, share }] }] }.',
    'A is the evidence held, F = A/(1+A). Contacts come oldest first and their shares sum to A. firstHandShare is the part of A (not of 1) that contacts of first-hand depth made. staleOn is null for what is stale; so is a side of staleBand on which it is stale already. Days are YYYY-MM-DD, quadrants are ids, numbers have full precision, and model holds the parameters.',
    '--ahead N: what becomes of the radar in N days if nothing more is done, and which areas fall to another contact ring when. With --json: { asOf, steps: [{ ahead, day, basis, rings, quadrants }], falls: [{ area, title, quadrant, from, to, on, band }], retiring: [{ area, title, on }] }; the first step is the as-of day itself.',
  ],
  examples: [
    ['freshness', 'what goes stale next comes first'],
    ['freshness --as-of 2026-01-01', 'as it stood that day; what was logged later does not count'],
    ['freshness --ahead 90', 'what falls in the next 90 days if you do nothing'],
    ['freshness --json | jq ".areas[] | select(.stale) | .area"', 'the ids of what is stale'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const ask = { asOf: call.options['as-of'] };
      if (call.options.ahead !== undefined) return lookAhead(library, call);
      if (call.options.json !== undefined) {
        const evidence = await library.evidence(ask);
        if (!evidence.ok) return evidence;
        writeJson(call, wireFreshness(evidence.value));
        return succeed(0);
      }
      const view = await library.freshness(ask);
      if (!view.ok) return view;
      print(view.value.rows, view.value.asOf, call);
      return succeed(0);
    }),
};

async function lookAhead(library: Library, call: Call): Promise<Result<ExitCode>> {
  const { ahead, 'as-of': asOf, json } = call.options;
  const forecast = await library.forecast({ asOf, ahead });
  if (!forecast.ok) return forecast;
  if (json !== undefined) writeJson(call, wireForecast(forecast.value));
  else printForecast(forecast.value, call);
  return succeed(0);
}

function printForecast({ asOf, rings, steps, falls, retiring }: RadarForecast, { out }: Call): void {
  const then = steps.at(-1)!;
  out.say(out.strong(`In ${count(then.ahead, 'day')}, on ${sayDay(then.day)}, if nothing is done`));
  const counts = (of: (step: ForecastStep) => number) => steps.map((step) => String(of(step)));
  const rows: [string, string[]][] = [
    ...(['fresh', 'fading', 'cold'] as const).map((basis): [string, string[]] => [basis, counts((step) => step.basis[basis])]),
    ...rings.map((ring, i): [string, string[]] => [ring, counts((step) => step.rings[i]!)]),
  ];
  sayTable(out, [
    { head: '', cells: rows.map(([name]) => name) },
    { head: 'On the day', cells: rows.map(([, [now]]) => now!), align: 'right' },
    { head: 'Then', cells: rows.map(([, all]) => all.at(-1)!), align: 'right' },
  ]);
  if (falls.length === 0) out.say('Nothing leaves its contact ring in this time.');
  else {
    sayTable(out, [
      { head: 'Falls in', cells: falls.map(({ day }) => sayDays(day - asOf)) },
      { head: 'Area', cells: falls.map(({ title }) => title) },
      { head: 'To', cells: falls.map(({ to }) => rings[to]!) },
      { head: 'Band', cells: falls.map(({ band }) => sayBand(band, asOf)) },
    ]);
  }
  for (const { title, day } of retiring) out.say(`${title} leaves the picture on ${sayDay(day)}, for want of contact and verdict.`);
}

function print(rows: readonly FreshnessRow[], asOf: Day, call: Call): void {
  const { out } = call;
  const fresh = rows.filter((row) => !row.stale);
  const stale = rows.filter((row) => row.stale);
  out.say(out.strong(`Freshness on ${sayDay(asOf)}`));
  out.say(rows.length === 0 ? 'No area has a contact or a verdict yet.' : `${count(rows.length, 'area')}, ${stale.length} of them stale (below 0.50).`);
  printTable(fresh, call, [
    { head: 'Stale in', cells: fresh.map(({ staleOn }) => sayDays(staleOn! - asOf)) },
    { head: 'Band', cells: fresh.map(({ staleBand }) => sayBand(staleBand, asOf)) },
  ]);
  const inBand = stale.some(({ staleBand }) => staleBand[1] !== null);
  printTable(stale, call, [
    { head: 'Last first-hand', cells: stale.map(({ lastFirstHand }) => ago(lastFirstHand, asOf)) },
    { head: 'Last contact', cells: stale.map(({ lastContact }) => ago(lastContact, asOf)) },
    ...(inBand ? [{ head: 'At the latest', cells: stale.map(({ staleBand: [, late] }) => (late === null ? '' : sayAbout(late, asOf))) }] : []),
  ]);
}

function printTable(rows: readonly FreshnessRow[], { out }: Call, more: Column[]): void {
  if (rows.length === 0) return;
  const columns: Column[] = [
    { head: 'F', cells: rows.map(({ F }) => sayF(F)), align: 'right' },
    { head: 'Area', cells: rows.map(({ title }) => title) },
    ...more,
  ];
  sayTable(out, columns);
}

function sayTable(out: Call['out'], columns: readonly Column[]): void {
  const [head, ...lines] = layOutTable(columns, 1, out.width);
  out.say('');
  out.say(out.soft(head!));
  for (const line of lines) out.say(line);
}

function ago(day: Day | null, asOf: Day): string {
  return day === null ? 'never' : sayWhen(day, asOf);
}
