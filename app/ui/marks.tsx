import { Link } from '@remix-run/react';
import { sayF } from '#app/core/hundredths.ts';
import type { Basis } from '#app/core/radar.ts';
import { SmallBlip } from './small-blip.tsx';

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
          {sayF(F)}
          <span className="hidden-visually">: why</span>
        </Link>
      ) : (
        <span className="number">{sayF(F)}</span>
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
