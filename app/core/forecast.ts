import type { Config, Quadrant } from './config.ts';
import type { Day } from './day.ts';
import { decay } from './decay.ts';
import type { AreaLedger } from './ledger.ts';
import { MODEL } from './model.ts';
import { basisOf, contactRing, DAYS_TO_RETIRE, readRadar, RETIRED_BELOW, verdictAt, type Basis, type Reading } from './radar.ts';
import { lastOnOrBefore, type Timeline } from './timeline.ts';
import type { Vault } from './vault.ts';

const { halfLife, bandHalfLives } = MODEL;

/** The first day on which evidence is below a border if nothing is done. */
export interface Crossing {
  /** Null where it is below it already. */
  day: Day | null;
  /** The same at the short and at the long half-life; null on a side that is below it already. */
  band: [Day | null, Day | null];
}

/** When the evidence held on a day falls below a border (in A, > 0), whatever is dated later. */
export function crossingAt(line: Timeline, asOf: Day, border: number): Crossing {
  const at = lastOnOrBefore(line.days, asOf);
  if (at < 0) return { day: null, band: [null, null] };
  const age = asOf - line.days[at]!;
  const fall = (A: number, h: number) => firstDayBelow(A * 2 ** (-age / h), asOf, border, h);
  const [early, late] = bandHalfLives;
  return { day: fall(line.A[at]!, halfLife), band: [fall(line.early[at]!, early), fall(line.late[at]!, late)] };
}

function firstDayBelow(A: number, asOf: Day, border: number, h: number): Day | null {
  return A < border ? null : asOf + Math.floor(h * Math.log2(A / border)) + 1;
}

/** How many areas of the radar are what, some days ahead. */
export interface ForecastStep {
  ahead: number;
  day: Day;
  basis: Record<Basis, number>;
  /** By contact ring, innermost first. */
  rings: number[];
  /** Basis by quadrant. */
  quadrants: Record<Basis, number>[];
}

/** An area that falls to another contact ring. */
export interface Fall {
  area: string;
  title: string;
  quadrant: number;
  /** Indexes of contact rings. */
  from: number;
  to: number;
  day: Day;
  band: Crossing['band'];
}

export interface RadarForecast {
  asOf: Day;
  quadrants: Quadrant[];
  /** Titles of the contact rings, innermost first. */
  rings: string[];
  /** The as-of day itself first. */
  steps: ForecastStep[];
  /** Up to the last step, the soonest first. */
  falls: Fall[];
  /** Areas that leave the picture up to the last step, the soonest first. */
  retiring: Retirement[];
}

export interface Retirement {
  area: string;
  title: string;
  day: Day;
}

/** What becomes of the areas on the radar of a day if nothing more is done; what is dated later does not count. */
export function forecastRadar(vault: Pick<Vault, 'ledger' | 'config'>, asOf: Day, aheads: readonly number[]): RadarForecast {
  const { config } = vault;
  const shown = readRadar(vault.ledger, config, { asOf, lens: 'contact', compare: asOf - config.comparisonDays }).filter(({ retired }) => !retired);
  const last = asOf + Math.max(0, ...aheads);
  return {
    asOf,
    quadrants: config.quadrants,
    rings: config.rings.contact,
    steps: [0, ...aheads].map((ahead) => countOn(shown, config, asOf, ahead)),
    falls: shown
      .flatMap((reading) => fallsOf(reading, config, asOf))
      .filter(({ day }) => day <= last)
      .sort(byDay),
    retiring: shown
      .flatMap(({ ledger }) => ({ area: ledger.area.id, title: ledger.area.title, day: retirementOf(ledger, asOf) ?? Infinity }))
      .filter(({ day }) => day <= last)
      .sort(byDay),
  };
}

/** The day an area leaves the picture if nothing more is done or said; null where a verdict keeps it. */
export function retirementOf(ledger: AreaLedger, asOf: Day): Day | null {
  const { days, A } = ledger.timeline;
  if (ledger.since === null || ledger.since > asOf || verdictAt(ledger, asOf) !== null) return null;
  let at = lastOnOrBefore(days, asOf);
  while (at >= 0 && A[at]! < RETIRED_BELOW) at -= 1;
  const below = at < 0 ? ledger.since : days[at]! + Math.floor(halfLife * Math.log2(A[at]! / RETIRED_BELOW)) + 1;
  return below + DAYS_TO_RETIRE;
}

function byDay(a: { day: Day; title: string }, b: { day: Day; title: string }): number {
  return a.day - b.day || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1);
}

function countOn(shown: readonly Reading[], config: Config, asOf: Day, ahead: number): ForecastStep {
  const none = (): Record<Basis, number> => ({ fresh: 0, fading: 0, cold: 0 });
  const step: ForecastStep = { ahead, day: asOf + ahead, basis: none(), rings: config.rings.contact.map(() => 0), quadrants: config.quadrants.map(none) };
  for (const { ledger, A: now } of shown) {
    const A = now * decay(ahead);
    const basis = basisOf(A / (1 + A), config);
    step.basis[basis] += 1;
    step.quadrants[ledger.quadrant]![basis] += 1;
    step.rings[contactRing(A, config)]! += 1;
  }
  return step;
}

/** Each border that an area holds is one that it falls below. */
function fallsOf({ ledger, ring }: Reading, { thresholds }: Config, asOf: Day): Fall[] {
  const { id: area, title } = ledger.area;
  return thresholds.contact.slice(ring).map((border, i) => {
    const { day, band } = crossingAt(ledger.timeline, asOf, border);
    return { area, title, quadrant: ledger.quadrant, from: ring + i, to: ring + i + 1, day: day!, band };
  });
}
