import type { Config } from './config.ts';
import type { Day } from './day.ts';
import { crossingAt } from './forecast.ts';
import { sayF } from './hundredths.ts';
import type { AreaLedger } from './ledger.ts';
import { contactRing, isAdoptOnTrust, verdictAt, type RadarQuestion } from './radar.ts';
import { standingAt } from './standing.ts';
import { evidenceAt } from './timeline.ts';
import { sayBand, sayDay } from './words.ts';

export interface Explanation {
  why: string;
  /** Id of the entry that settled the ring; null where the contacts as a whole did. */
  entry: string | null;
}

/** Why an area is in its ring, in sentences. */
export function explainRing(area: AreaLedger, { asOf, lens }: Pick<RadarQuestion, 'asOf' | 'lens'>, config: Config): Explanation {
  return lens === 'contact' ? explainContact(area, asOf, config) : explainRecommendation(area, asOf);
}

function explainRecommendation(area: AreaLedger, asOf: Day): Explanation {
  const statement = verdictAt(area, asOf);
  const F = freshnessOf(evidenceAt(area.timeline, asOf));
  if (!statement) {
    const why = F >= 0.5 ? `No verdict yet. Freshness is ${sayF(F)}, so it shows as trial.` : `No verdict yet. Freshness is ${sayF(F)}, below 0.50, so it shows as assess.`;
    return { why, entry: null };
  }
  const said = `You said ${statement.verdict} on ${sayDay(statement.day)}`;
  if (isAdoptOnTrust(area, statement, asOf)) {
    return { why: `${said}, but have never had it in your own hands, so it shows as trial.`, entry: statement.entry };
  }
  const reservation = {
    supported: '.',
    outlived: '; what it rested on has gone stale since.',
    thin: ', on evidence that was stale even then.',
  }[standingAt(area, asOf)!.standing];
  return { why: said + reservation, entry: statement.entry };
}

function explainContact(area: AreaLedger, asOf: Day, config: Config): Explanation {
  const A = evidenceAt(area.timeline, asOf);
  const ring = contactRing(A, config);
  const border = config.thresholds.contact[ring];
  if (border === undefined) {
    const lowest = config.thresholds.contact.at(-1)!;
    return { why: `Evidence is ${say(A)}, below ${lowest}.`, entry: null };
  }
  const next = config.rings.contact[ring + 1]!;
  const { day, band } = crossingAt(area.timeline, asOf, border);
  return {
    why: `Evidence is ${say(A)}, at or above ${border}. Without contact it falls to ${next} around ${sayDay(day!)} (${sayBand(band, asOf)}).`,
    entry: null,
  };
}

function freshnessOf(A: number): number {
  return A / (1 + A);
}

function say(n: number): string {
  return n.toFixed(2);
}
