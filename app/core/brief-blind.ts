import type { BlindSpot, BriefAsk, BriefPieces } from './brief-types.ts';
import { isFirstHand } from './depth.ts';
import { areaNamed } from './find-names.ts';
import { freshnessAt } from './freshness.ts';
import { basisOf } from './radar.ts';
import { titleOf } from './brief-standing.ts';
import { count, sayWhen } from './words.ts';

const SHOWN = 5;
/** Freshness below which an area is one you cannot judge from memory. */
const LITTLE = 0.2;

/**
 * Areas that come up together with those of the meeting, in entries, as parts of one another or by a
 * link, and of which the owner has little contact, or none at first hand. Those that come up most first.
 */
export function findBlindSpots({ vault, scope }: BriefPieces, { areas, asOf, meeting }: BriefAsk): BlindSpot[] {
  const met = new Map<string, { times: number; line: { entry: string; line: number } }>();
  const meet = (ref: string | null, entry: string) => {
    const found = ref === null ? null : vault.names.resolve(ref);
    if (found?.state !== 'found' || !found.target.isArea || areas.includes(found.target.id)) return;
    const known = met.get(found.target.id);
    met.set(found.target.id, { times: (known?.times ?? 0) + 1, line: known?.line ?? { entry, line: 1 } });
  };
  for (const { head, distance } of scope) if (distance === 0 && head.id !== meeting) for (const ref of head.refs) meet(ref, head.id);
  for (const id of areas) {
    const { area } = vault.byArea.get(id)!;
    meet(area.parent, id);
    for (const link of area.links) if (link.form === 'wiki') meet(link.target, id);
  }
  for (const { area } of vault.ledger) if (area.parent && areas.includes(areaNamed(vault, area.parent) ?? '')) meet(area.id, area.id);
  return [...met]
    .flatMap(([id, { times, line }]) => {
      const ledger = vault.byArea.get(id)!;
      const { F } = freshnessAt(ledger.timeline, asOf);
      const known = ledger.contacts.filter(({ day }) => day <= asOf);
      const hands = known.some(({ depth }) => isFirstHand(depth));
      if (hands && F >= LITTLE) return [];
      const last = known.at(-1);
      const said = last ? `${hands ? 'last met' : `never first-hand, ${last.depth}`} ${sayWhen(last.day, asOf)} (${titleOf(vault, last.path)})` : 'no contact on record';
      const spot: BlindSpot & { times: number } = {
        ...{ area: id, title: ledger.area.title, F, basis: basisOf(F, vault.config), times },
        text: `${said}; comes up in ${count(times, 'place')}.`,
        evidence: [last ? { entry: last.entry, line: last.line } : line],
      };
      return [spot];
    })
    .sort((a, b) => b.times - a.times || a.F - b.F || (a.area < b.area ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ times: _, ...spot }) => spot);
}
