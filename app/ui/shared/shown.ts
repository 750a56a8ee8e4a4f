import type { Day } from '#app/core/day.ts';
import { addressOf, areaFile, stepFile } from '#app/core/share/share-paths.ts';
import type { SharedBlip, SharedRadar, SharedStep } from '#app/core/share/shared-radar.ts';
import { MOVEMENT_WORDS } from '../blip-name.ts';

/** A shared radar on one of its days, and the way from the page that shows it to the folder of the site. */
export interface Shown {
  shared: SharedRadar;
  asOf: Day;
  edition: string | null;
  blips: ShownBlip[];
  /** The step before it, where the reader may go back that far. */
  before: SharedStep | null;
  /** '' or '../'. */
  up: string;
}

/** Freshness is told of the day shown alone, and there where the owner shares it. */
export type ShownBlip = SharedStep['blips'][number] & { freshness: SharedBlip['freshness'] };

export function showNow(shared: SharedRadar): Shown {
  const at = shared.history.findIndex(({ asOf }) => asOf === shared.asOf);
  return { shared, asOf: shared.asOf, edition: shared.edition, blips: shared.blips, before: shared.history[at - 1] ?? null, up: '' };
}

export function showStep(shared: SharedRadar, step: SharedStep): Shown {
  const at = shared.history.indexOf(step);
  const blips = step.blips.map((blip) => ({ ...blip, freshness: null }));
  return { shared, asOf: step.asOf, edition: step.edition, blips, before: shared.history[at - 1] ?? null, up: '../' };
}

/** The page of an area; null for one that is on an earlier day only, and so has none. */
export function areaHref({ shared, up }: Pick<Shown, 'shared' | 'up'>, area: string): string | null {
  return shared.blips.some((blip) => blip.area === area) ? up + addressOf(areaFile(area)) : null;
}

/** The page of a day. */
export function dayHref({ shared, up }: Pick<Shown, 'shared' | 'up'>, day: Day): string {
  return up + (day === shared.asOf ? 'index.html' : addressOf(stepFile(day)));
}

/** `Terraform: trial, moved in, fading`: what a screen reader says of a blip. */
export function nameShared({ title, ring, movement, freshness }: ShownBlip, { rings }: Pick<SharedRadar, 'rings'>): string {
  return `${title}: ${[rings[ring]!.title.toLowerCase(), MOVEMENT_WORDS[movement], ...(freshness ? [freshness.basis] : [])].join(', ')}`;
}
