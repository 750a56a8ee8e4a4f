import type { BriefEvidence, BriefPieces, BriefStanding, LastContact } from './brief-types.ts';
import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import type { Contact } from './entry.ts';
import { freshnessAt } from './freshness.ts';
import { sayF } from './hundredths.ts';
import type { AreaLedger } from './ledger.ts';
import { STORY_WORDS, type Gap } from './question-gaps.ts';
import { basisOf } from './radar.ts';
import { isQuoted } from './sections.ts';
import { standingAt } from './standing.ts';
import type { Vault } from './vault.ts';
import { sayBetween, sayDay, sayStale, sayWhen } from './words.ts';

/** Where the owner stands in one area on a day, and what is missing there. */
export function describeStanding(pieces: BriefPieces, ledger: AreaLedger, asOf: Day): BriefStanding {
  const { vault } = pieces;
  const fresh = freshnessAt(ledger.timeline, asOf);
  const freshness = { ...fresh, basis: basisOf(fresh.F, vault.config) };
  const firstHand = lastContact(vault, ledger, asOf, true);
  const secondHand = lastContact(vault, ledger, asOf, false);
  const holds = standingAt(ledger, asOf);
  const verdict = holds && { ...holds, title: titleOf(vault, holds.statement.path) };
  const standing = { area: ledger.area.id, title: ledger.area.title, freshness, firstHand, secondHand, verdict };
  return {
    ...standing,
    gaps: gapsOf(pieces, ledger, asOf, standing),
    sentences: [sayFreshness(standing, asOf), sayHands(standing, asOf), sayVerdict(standing)],
    evidence: [firstHand, secondHand, verdict?.statement].flatMap((found) => (found ? [placeOf(found)] : [])),
  };
}

/** Title of what is at a path. */
export function titleOf({ names }: Vault, path: string): string {
  const found = names.resolvePath(path);
  return found.state === 'found' ? found.target.title : path;
}

export function placeOf({ entry, line }: BriefEvidence): BriefEvidence {
  return { entry, line };
}

/** The latest contact with one area up to a day, at first hand or at second. */
function lastContact(vault: Vault, { contacts }: AreaLedger, asOf: Day, wantsFirstHand: boolean): LastContact | null {
  const found = contacts.findLast(({ day, depth }) => day <= asOf && isFirstHand(depth) === wantsFirstHand);
  return found ? { entry: found.entry, line: found.line, day: found.day, depth: found.depth, title: titleOf(vault, found.path) } : null;
}

type Standing = Omit<BriefStanding, 'gaps' | 'sentences' | 'evidence'>;

function gapsOf({ lessons, scope }: BriefPieces, { contacts, area }: AreaLedger, asOf: Day, { freshness, firstHand, verdict }: Standing): Gap[] {
  const met = contacts.filter(({ day }) => day <= asOf);
  const has = (depth: Contact['depth']) => met.some((contact) => contact.depth === depth);
  const about = new Set([area.path, ...met.map(({ path }) => path)]);
  const texts = lessons.filter(({ file, heading }) => !isQuoted(heading) && about.has(file) && (file === area.path || scope.some(({ head }) => head.path === file))).map(({ text }) => text);
  const tells = (story: RegExp) => texts.some((text) => story.test(text));
  const gaps: [Gap, boolean][] = [
    ['never-touched', firstHand === null],
    ['never-operated', !has('operated')],
    ['never-debugged', firstHand !== null && !has('debugged')],
    ['gone-stale', firstHand !== null && freshness.stale],
    ['verdict-outlived', verdict?.standing === 'outlived'],
    ['no-verdict', verdict === null],
    ...Object.entries(STORY_WORDS).map(([gap, story]): [Gap, boolean] => [gap as Gap, !tells(story)]),
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

function sayFreshness({ freshness, firstHand, secondHand }: Standing, asOf: Day): string {
  if (!firstHand && !secondHand) return 'You have no contact with it on record.';
  const forecast = freshness.staleOn === null ? sayStale(freshness, asOf) : `goes stale ${sayWhen(freshness.staleOn, asOf)}, ${sayBetween(freshness.staleBand, asOf)}`;
  return `Freshness ${sayF(freshness.F)}, ${freshness.basis}: ${forecast.charAt(0).toLowerCase()}${forecast.slice(1)}.`;
}

function sayHands({ firstHand, secondHand }: Standing, asOf: Day): string {
  const say = (last: LastContact) => `${last.depth} ${sayWhen(last.day, asOf)} (${last.title})`;
  if (!firstHand) return secondHand ? `Never first-hand; at second hand ${say(secondHand)}.` : 'Say so at the start.';
  return `First-hand: ${say(firstHand)}. ${secondHand ? `Second-hand: ${say(secondHand)}.` : 'Nothing at second hand.'}`;
}

function sayVerdict({ verdict }: Standing): string {
  if (!verdict) return 'No verdict yet.';
  const said = `You said ${verdict.statement.verdict} on ${sayDay(verdict.statement.day)} (${verdict.title})`;
  return { supported: `${said}, and the evidence still stands.`, outlived: `${said}; it has outlived its evidence.`, thin: `${said}, on evidence that was stale even then.` }[verdict.standing];
}
