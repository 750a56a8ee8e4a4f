import type { Disc } from './label-placement.ts';

type Corner = [x: number, y: number];

/** Radius within which a blip is meant where it is the nearest: 24 CSS pixels across in a picture 350 wide. */
const REACH = 36;
const CORNERS = 12;

/**
 * The part of the picture that belongs to each blip, as SVG path data: a circle larger than its own,
 * cut off half-way to each neighbour, so that the nearest is always the one that is meant.
 */
export function targetsOf(blips: readonly Disc[], reach = REACH): string[] {
  return blips.map((blip) => pathOf(targetOf(blip, blips, reach)));
}

/**
 * The radius around each blip within which it is the nearest, whatever way one goes, in whole units. A target of
 * one number, where pages have to be light; it never is less than the blip.
 */
export function reachesOf(blips: readonly Disc[], reach = REACH): number[] {
  return blips.map((blip) => {
    const borders = blips.map((other) => (other === blip ? reach : (Math.hypot(other.x - blip.x, other.y - blip.y) + blip.r - other.r) / 2));
    return Math.max(blip.r, Math.floor(Math.min(reach, ...borders)));
  });
}

function targetOf(blip: Disc, blips: readonly Disc[], reach: number): Corner[] {
  let corners = circleAround(blip, reach);
  for (const other of blips) {
    const [dx, dy] = [other.x - blip.x, other.y - blip.y];
    if (other === blip || Math.abs(dx) > 2.1 * reach || Math.abs(dy) > 2.1 * reach) continue;
    // Half-way between the two edges, so that a small blip does not take from a large one.
    const distance = Math.sqrt(dx * dx + dy * dy);
    const border = (distance + blip.r - other.r) / 2;
    corners = cutOff(corners, dx / distance, dy / distance, (dx * blip.x + dy * blip.y) / distance + border);
  }
  return corners;
}

function circleAround({ x, y }: Disc, reach: number): Corner[] {
  // A polygon around the circle, not inside it: its sides are what must be far enough off.
  const radius = reach / Math.cos(Math.PI / CORNERS);
  return Array.from({ length: CORNERS }, (_, i): Corner => {
    const angle = (2 * Math.PI * (i + 0.5)) / CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** What of a convex polygon lies where `ux·x + uy·y` is at most `most`. */
function cutOff(corners: readonly Corner[], ux: number, uy: number, most: number): Corner[] {
  const kept: Corner[] = [];
  for (const [i, corner] of corners.entries()) {
    const next = corners[(i + 1) % corners.length]!;
    const [here, there] = [ux * corner[0] + uy * corner[1] - most, ux * next[0] + uy * next[1] - most];
    if (here <= 0) kept.push(corner);
    if (here < 0 !== there < 0 && here !== there) {
      const part = here / (here - there);
      kept.push([corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])]);
    }
  }
  return kept;
}

function pathOf(corners: readonly Corner[]): string {
  return `M${corners.map((corner) => corner.map((n) => Math.round(n * 10) / 10).join(' ')).join('L')}Z`;
}
