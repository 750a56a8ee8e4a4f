import type { Config } from './config.ts';
import type { Day } from './day.ts';
import type { Crossing } from './forecast.ts';
import { sayF } from './hundredths.ts';
import { RING_IDS } from './radar.ts';
import type { Aim, Goal, RecommendationIf, Way, WhatIf } from './what-if.ts';
import { sayAbout, sayBand, sayDay, sayMinutes, sayWhen } from './words.ts';

/** What would change an area, in sentences. */
export interface WhatIfWords {
  now: string[];
  aims: { goal: string; ways: string[] }[];
  recommendation: string[];
}

const DOING: Record<Way['depth'], string> = { built: 'hands-on', reviewed: 'reviewing it', discussed: 'talking it over' };

/** Says what was tried on `asOf`; `today` is the day it is. */
export function sayWhatIf(changes: WhatIf, { asOf, today, rings }: { asOf: Day; today: Day; rings: Config['rings'] }): WhatIfWords {
  const when = asOf === today ? 'today' : `on ${sayDay(asOf)}`;
  const { contact } = rings;
  return {
    now: sayNow(changes, contact, asOf, when),
    aims: changes.aims.map((aim) => ({ goal: `To reach ${aim.goals.map((goal) => sayGoal(goal, contact)).join(' and ')}`, ways: aim.ways.map((way) => sayWay(way, aim, asOf, when)) })),
    recommendation: sayRecommendation(changes.recommendation, rings.recommendation, when),
  };
}

function sayNow({ ring, falls, session, aims }: WhatIf, rings: readonly string[], asOf: Day, when: string): string[] {
  const now = falls?.day ? [`If you do nothing, it falls to ${rings[ring + 1]} ${sayWhen(falls.day, asOf)} (${sayBand(falls.band, asOf)}).`] : [];
  const isSaid = session && aims.some(({ ways }) => ways[0]!.minutes === session.minutes);
  if (!session || isSaid) return now;
  const verb = session.ring < ring ? 'moves it to' : 'keeps it in';
  return [...now, `${capitalise(sayMinutes(session.minutes))} hands-on ${when} ${verb} ${rings[session.ring]}, ${sayUntil(session.until, asOf)}.`];
}

function sayGoal(goal: Goal, rings: readonly string[]): string {
  return goal.kind === 'ring' ? rings[goal.ring]! : `the freshness of ${goal.F.toFixed(2)} you want`;
}

function sayWay({ depth, minutes, F, A, until }: Way, { border }: Aim, asOf: Day, when: string): string {
  if (minutes !== null) return `${sayMinutes(minutes)} of ${DOING[depth]} ${when} is enough, ${sayUntil(until, asOf)}.`.replace(' of hands-on', ' hands-on');
  const short = sayF(F) === (border / (1 + border)).toFixed(2) ? ` (evidence ${A.toFixed(3)} of ${border})` : '';
  return `${capitalise(DOING[depth])} is not enough: even 8 h ${when} would not lift freshness above ${sayF(F)}${short}.`;
}

/** `until early May 2027 (mid-April to mid-June 2027)`. */
function sayUntil({ day, band }: Crossing, asOf: Day): string {
  if (day === null) return '';
  // At the short half-life what was there before has faded too far for these minutes.
  const said = band[0] === null && band[1] !== null ? `perhaps not at all, at the latest ${sayAbout(band[1], asOf)}` : sayBand(band, asOf);
  return `until ${sayAbout(day, asOf)} (${said})`;
}

function sayRecommendation({ ring, verdict, verdicts, firstHand }: RecommendationIf, rings: readonly string[], when: string): string[] {
  const moving = verdicts.filter((tried) => tried.ring !== ring && RING_IDS.recommendation[tried.ring] === tried.verdict);
  const trusted = verdicts.find((tried) => RING_IDS.recommendation[tried.ring] !== tried.verdict);
  const said: string[] = [];
  if (firstHand !== ring) {
    const reason = verdict === null ? 'since it then counts as fresh' : `since your ${verdict} then rests on your own hands`;
    said.push(`30 min hands-on ${when} would move it to ${rings[firstHand]}, ${reason}.`);
  }
  if (moving.length > 0) {
    const words = moving.map((tried) => tried.verdict);
    const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0];
    said.push(`A verdict of ${list} in an entry dated ${when.replace(/^on /, '')} would move it there.`);
  }
  if (trusted) said.push(`As long as you have never had it in your own hands, ${trusted.verdict} shows as ${rings[trusted.ring]}.`);
  if (verdict === null) said.push(`Without a verdict it follows freshness: ${rings[1]} from 0.50, ${rings[2]} below.`);
  return said;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
