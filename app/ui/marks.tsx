import { Link } from '@remix-run/react';
import type { Basis, Movement } from '#app/core/radar.ts';
import { BlipMark } from './blip-mark.tsx';
import { MOVEMENT_WORDS } from './blip-name.ts';
import { PAGE_PALETTE } from './radar-palette.ts';

/** The same mark as in the picture, at the size of a line of text. `movement` in points up, out down. */
export function SmallBlip({ basis, movement = 'same' }: { basis: Basis; movement?: Movement }) {
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

interface FreshnessProps {
  F: number;
  basis: Basis;
  /** Where the number opens into what made it. */
  why?: string;
  /** Without the bar, where a curve stands beside it. */
  bare?: boolean;
}

/** Freshness as a number, with its fill and a bar on the scale from 0 to 1 that is stale below the middle. */
export function FreshnessMark({ F, basis, why, bare = false }: FreshnessProps) {
  return (
    <span className="freshness-mark">
      <SmallBlip basis={basis} />
      {why ? (
        <Link className="number" to={why}>
          {F.toFixed(2)}
          <span className="hidden-visually">: why</span>
        </Link>
      ) : (
        <span className="number">{F.toFixed(2)}</span>
      )}
      {!bare && (
        <svg className="freshness-bar" viewBox="0 0 60 12" width="48" height="12" preserveAspectRatio="none" aria-hidden="true">
          <rect className="bar-ground" y="2" width="60" height="8" />
          <rect className={`bar-${basis}`} y="2" width={Math.round(F * 600) / 10} height="8" />
          <rect className="bar-border" x="29.5" width="1" height="12" />
        </svg>
      )}
    </span>
  );
}
