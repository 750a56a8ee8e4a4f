import type { Movement } from '#app/core/radar.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { sayDay } from '#app/core/words.ts';

export const MOVEMENT_WORDS: Record<Movement, string> = {
  new: 'new',
  in: 'moved in',
  out: 'moved out',
  same: 'not moved',
};

/** `Terraform: trial, moved in, fading, last hands-on 3 March 2026`: what a screen reader says of a blip. */
export function nameBlip(blip: Blip, view: Pick<RadarView, 'rings'>): string {
  const touched = blip.lastFirstHand === null ? 'never hands-on' : `last hands-on ${sayDay(blip.lastFirstHand)}`;
  return `${blip.title}: ${[view.rings[blip.ring]!.title.toLowerCase(), MOVEMENT_WORDS[blip.movement], blip.basis, touched].join(', ')}`;
}
