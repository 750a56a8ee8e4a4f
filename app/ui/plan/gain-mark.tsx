import { sayF } from '#app/core/hundredths.ts';
import type { PlanPick } from '#app/core/plan-view.ts';

/** Freshness before and after on the scale from 0 to 1, with the border where stale begins. */
export function GainMark({ before, after }: Pick<PlanPick, 'before' | 'after'>) {
  const x = (F: number) => Math.round(F * 1200) / 10;
  return (
    <span className="gain-mark">
      <span className="number">
        {sayF(before.F)} <span aria-hidden="true">→</span>
        <span className="hidden-visually">to</span> {sayF(after.F)}
      </span>
      <svg viewBox="0 0 120 12" width="120" height="12" aria-hidden="true">
        <rect className="bar-ground" y="2" width="120" height="8" />
        <rect className={`bar-${before.basis}`} y="2" width={x(before.F)} height="8" />
        <rect className="bar-gain" x={x(before.F)} y="2.5" width={Math.max(0, x(after.F) - x(before.F))} height="7" />
        <rect className="bar-border" x="59.5" width="1" height="12" />
      </svg>
    </span>
  );
}
