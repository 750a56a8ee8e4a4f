import { Link } from '@remix-run/react';
import { MODEL } from '#app/core/model.ts';

/** The parameters that the numbers of a page were computed with. */
export function ModelUsed() {
  const [early, late] = MODEL.bandHalfLives;
  return (
    <p className="small soft">
      Computed with: half-life {MODEL.halfLife} days (band {early} to {late}); {MODEL.sessionMinutes} min fill an empty pool by 63 %; pools {MODEL.pools.map(({ name, weight, noveltyHalfLife }) => `${name} (weight ${weight}, room back by half in ${noveltyHalfLife} days)`).join(', ')}. <Link to="/model">The model and its sources</Link>
    </p>
  );
}
