import type { Basis, Movement } from '#app/core/radar.ts';
import { BlipMark } from './blip-mark.tsx';
import { MOVEMENT_WORDS } from './blip-name.ts';
import { PAGE_PALETTE } from './radar-palette.ts';

/** The same mark as in the picture, at the size of a line of text. `movement` in points up, out down. */
export function SmallBlip({ basis, movement = 'same' }: { basis: Basis | null; movement?: Movement }) {
  return (
    <svg className="small-blip" viewBox="488 520 24 24" width="16" height="16" aria-hidden="true">
      <BlipMark blip={{ x: 500, y: 532, r: 11.5, basis, movement }} palette={PAGE_PALETTE} />
    </svg>
  );
}

export function MovementMark({ movement }: { movement: Movement }) {
  if (movement === 'same') return <span className="soft"><span aria-hidden="true">–</span><span className="hidden-visually">not moved</span></span>;
  return (
    <span className={`movement movement-${movement}`}>
      <span aria-hidden="true">{{ new: '○ new', in: '↑ in', out: '↓ out' }[movement]}</span>
      <span className="hidden-visually">{MOVEMENT_WORDS[movement]}</span>
    </span>
  );
}
