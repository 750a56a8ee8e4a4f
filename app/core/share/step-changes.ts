import type { Day } from '../day.ts';
import type { SharedRadar, SharedStep } from './shared-radar.ts';

/** What became of one area between two days of a shared radar. */
export interface StepChange {
  area: string;
  title: string;
  kind: 'entered' | 'in' | 'out' | 'left';
  /** In one sentence. */
  said: string;
}

/** A time that an area spent in one ring, or outside the radar where `ring` is null. */
export interface RingSpan {
  from: Day;
  ring: number | null;
}

type Rings = SharedRadar['rings'];

const KINDS: readonly StepChange['kind'][] = ['entered', 'in', 'out', 'left'];

/** What changed from one step to a later one: what came, what moved in, what moved out, what went. */
export function changesOfStep(before: Pick<SharedStep, 'blips'>, after: Pick<SharedStep, 'blips'>, rings: Rings): StepChange[] {
  const then = new Map(before.blips.map((blip) => [blip.area, blip]));
  const now = new Set(after.blips.map(({ area }) => area));
  const nameOf = (ring: number) => rings[ring]!.title;
  const stayed = after.blips.flatMap(({ area, title, ring }): StepChange[] => {
    const old = then.get(area);
    if (!old) return [{ area, title, kind: 'entered', said: `${title} is new, in ${nameOf(ring)}.` }];
    if (old.ring === ring) return [];
    const kind = ring < old.ring ? 'in' : 'out';
    return [{ area, title, kind, said: `${title} moved ${kind}, from ${nameOf(old.ring)} to ${nameOf(ring)}.` }];
  });
  const gone = before.blips
    .filter(({ area }) => !now.has(area))
    .map(({ area, title, ring }): StepChange => ({ area, title, kind: 'left', said: `${title} left the radar; it had been in ${nameOf(ring)}.` }));
  return [...stayed, ...gone].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** The rings an area has been in, step by step, oldest first; a span lasts until the next begins. */
export function ringSpansOf(area: string, { history }: Pick<SharedRadar, 'history'>): RingSpan[] {
  const spans: RingSpan[] = [];
  for (const { asOf, blips } of history) {
    const ring = blips.find((blip) => blip.area === area)?.ring ?? null;
    const last = spans.at(-1);
    if (last ? last.ring !== ring : ring !== null) spans.push({ from: asOf, ring });
  }
  return spans;
}
