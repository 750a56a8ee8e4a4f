import type { Config } from './config.ts';
import { tellDeed } from './deed.ts';
import { freshnessAt } from './freshness.ts';
import { sayF } from './hundredths.ts';
import type { AreaLedger } from './ledger.ts';
import { lastContacts } from './radar-evidence.ts';
import { basisOf, isAdoptOnTrust, isRetired, verdictAt, type Basis, type RadarQuestion, type Reading } from './radar.ts';
import { evidenceAt } from './timeline.ts';
import { sayAbout, sayDay } from './words.ts';

export const CHANGE_KINDS = ['entered', 'in', 'out', 'fading', 'cold', 'fresh', 'retired'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that is not as it was, in a sentence that begins with the title. */
export interface RadarChange {
  area: string;
  title: string;
  kind: ChangeKind;
  sentence: string;
}

/** What has changed between the day compared with and the as-of day: arrivals first, then moves, then what faded. */
export function tellChanges(readings: readonly Reading[], question: RadarQuestion, config: Config): RadarChange[] {
  return readings
    .flatMap((reading) => tellChange(reading, question, config) ?? [])
    .sort((a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind));
}

function tellChange(reading: Reading, question: RadarQuestion, config: Config): RadarChange | null {
  const { ledger, ring, before, movement } = reading;
  const { compare, lens } = question;
  const { id: area, title } = ledger.area;
  const change = (kind: ChangeKind, what: string, why: string) => ({ area, title, kind, sentence: `${title} ${what}${why && `: ${why}`}.` });
  const ringName = (index: number) => config.rings[lens][index]!.toLowerCase();
  const then = evidenceAt(ledger.timeline, compare);
  const retiredThen = before !== null && isRetired(ledger, then, compare);
  if (reading.retired) {
    return retiredThen ? null : change('retired', 'left the picture', 'no verdict, and next to no evidence for a year');
  }
  if (before === null) return change('entered', `entered at ${ringName(ring)}`, whyHere(reading, question));
  if (retiredThen) return change('entered', `is back in the picture, at ${ringName(ring)}`, whyHere(reading, question));
  if (movement !== 'same') return change(movement as 'in' | 'out', `moved from ${ringName(before)} to ${ringName(ring)}`, whyHere(reading, question));
  const basis = basisOf(then / (1 + then), config);
  if (basis === reading.basis) return null;
  return tellBasis(reading, basis, question, change);
}

/** What put an area where it is now, for one that was elsewhere on the day compared with. */
function whyHere({ ledger, A, ring, before }: Reading, { asOf, compare, lens }: RadarQuestion): string {
  const deed = tellDeed(ledger.contacts, compare, asOf);
  if (lens === 'contact') {
    if (before === null) return deed ? `you were ${deed.doing}, last on ${sayDay(deed.day)}` : '';
    const from = evidenceAt(ledger.timeline, compare).toFixed(2);
    if (ring > before) return `evidence fell from ${from} to ${A.toFixed(2)}, ${sinceLast(ledger, asOf)}`;
    return `evidence rose from ${from} to ${A.toFixed(2)}${deed ? ` by ${deed.doing}` : ''}`;
  }
  const statement = verdictAt(ledger, asOf);
  if (statement && statement.day > compare) {
    const previous = verdictAt(ledger, statement.day - 1)?.day ?? -Infinity;
    const first = tellDeed(ledger.contacts, Math.max(compare, previous), statement.day);
    const said = `you said ${statement.verdict} on ${sayDay(statement.day)}${first ? ` after ${first.doing}` : ''}`;
    return isAdoptOnTrust(ledger, statement, asOf) ? `${said}, but have never had it in your own hands` : said;
  }
  if (statement) return `you had said ${statement.verdict} on ${sayDay(statement.day)}, and first had it in your own hands on ${sayDay(ledger.firstHandSince!)}`;
  if (before === null) return deed ? `you were ${deed.doing}, last on ${sayDay(deed.day)}` : '';
  const F = sayF(A / (1 + A));
  return ring > before ? `no verdict, and ${sinceStale(ledger, asOf)}` : `no verdict yet, and freshness rose to ${F}${deed ? ` by ${deed.doing}` : ''}`;
}

function tellBasis(
  { ledger, basis }: Reading,
  before: Basis,
  { asOf, compare }: RadarQuestion,
  change: (kind: ChangeKind, what: string, why: string) => RadarChange,
): RadarChange {
  if (basis === 'fresh' || (basis === 'fading' && before === 'cold')) {
    const deed = tellDeed(ledger.contacts, compare, asOf);
    return change('fresh', basis === 'fresh' ? 'is fresh again' : 'is no longer cold', deed ? `you were ${deed.doing}, last on ${sayDay(deed.day)}` : '');
  }
  return change(basis, basis === 'fading' ? 'became fading' : 'went cold', sinceLast(ledger, asOf));
}

function sinceLast(ledger: AreaLedger, asOf: number): string {
  const { lastContact } = lastContacts(ledger, asOf);
  return lastContact === null ? 'without any contact' : `no contact since ${sayDay(lastContact)}`;
}

function sinceStale(ledger: AreaLedger, asOf: number): string {
  const { staleSince } = freshnessAt(ledger.timeline, asOf);
  return staleSince === null ? 'freshness is below 0.50' : `freshness fell below 0.50 ${sayAbout(staleSince, asOf)}`;
}
