import { isRetired, ringAt, type RadarQuestion } from './radar.ts';
import { periodsOf } from './radar-steps.ts';
import type { Day } from './day.ts';
import { drawRadar, type RadarView, type RetiredArea } from './radar-view.ts';
import { evidenceAt } from './timeline.ts';
import type { Vault } from './vault.ts';

/** An area through time. */
export interface Trajectory {
  area: RetiredArea;
  /** Its ring at the end of each period; null before it was on the radar, and while it is retired from it. */
  rings: (number | null)[];
  /** Times it went to another ring. */
  moves: number;
  /** Rings it has come inwards since it entered, less those it has gone outwards. */
  inwards: number;
}

export interface TrajectoryView {
  radar: RadarView;
  /** The whole history up to the as-of day, oldest first. */
  periods: { label: string; day: Day }[];
  lines: Trajectory[];
}

export const TRAJECTORY_ORDERS = ['ring', 'title', 'moves', 'inwards'] as const;
export type TrajectoryOrder = (typeof TRAJECTORY_ORDERS)[number];

/** The rings of every area at the end of each quarter, or of each month where the history is short. */
export function drawTrajectory(vault: Vault, question: RadarQuestion): TrajectoryView {
  const radar = drawRadar(vault, question);
  const first = Math.min(radar.since ?? question.asOf, question.asOf);
  const periods = periodsOf([first, question.asOf]);
  const lines = [...radar.blips, ...radar.retired].map((area): Trajectory => {
    const ledger = vault.byArea.get(area.area)!;
    const rings = periods.map(({ day }) => (isRetired(ledger, evidenceAt(ledger.timeline, day), day) ? null : ringAt(ledger, day, question.lens, vault.config)));
    return { area, rings, ...countMoves(rings) };
  });
  return { radar, periods, lines };
}

/** Lines in an order a reader asked for; where that does not decide, as they came. */
export function sortTrajectories(lines: readonly Trajectory[], order: TrajectoryOrder, falling = false): Trajectory[] {
  const sign = falling ? -1 : 1;
  return [...lines].sort((a, b) => sign * COMPARE[order](a, b));
}

const COMPARE: Record<TrajectoryOrder, (a: Trajectory, b: Trajectory) => number> = {
  ring: (a, b) => a.area.ring - b.area.ring,
  title: (a, b) => (a.area.title.toLowerCase() < b.area.title.toLowerCase() ? -1 : 1),
  moves: (a, b) => b.moves - a.moves,
  inwards: (a, b) => b.inwards - a.inwards || b.moves - a.moves,
};

function countMoves(rings: readonly (number | null)[]): Pick<Trajectory, 'moves' | 'inwards'> {
  const known = rings.filter((ring) => ring !== null);
  const moves = known.filter((ring, i) => i > 0 && ring !== known[i - 1]).length;
  return { moves, inwards: known.length === 0 ? 0 : known[0]! - known.at(-1)! };
}

/** For each name the fewest letters that tell it from the others: `Ad, Tr, As, Ho`. */
export function abbreviate(names: readonly string[]): string[] {
  return names.map((name) => {
    const rivals = names.filter((other) => other !== name).map((other) => other.toLowerCase());
    const isTold = (length: number) => !rivals.some((other) => other.startsWith(name.slice(0, length).toLowerCase()));
    const length = Array.from({ length: name.length }, (_, i) => i + 1).find(isTold) ?? name.length;
    return name.slice(0, Math.max(2, length));
  });
}
