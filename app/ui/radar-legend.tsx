import { SmallBlip } from './small-blip.tsx';

/** What fill and shape mean. The same two encodings hold everywhere. */
export function RadarLegend() {
  return (
    <dl className="legend small">
      <div>
        <dt>Fill: how fresh</dt>
        <dd>
          <SmallBlip basis="fresh" /> fresh
        </dd>
        <dd>
          <SmallBlip basis="fading" /> fading
        </dd>
        <dd>
          <SmallBlip basis="cold" /> cold
        </dd>
      </div>
      <div>
        <dt>Edge: where it moved</dt>
        <dd>
          <SmallBlip basis="cold" movement="new" /> new
        </dd>
        <dd>
          <SmallBlip basis="cold" movement="in" /> towards the centre
        </dd>
        <dd>
          <SmallBlip basis="cold" movement="out" /> away from it
        </dd>
      </div>
    </dl>
  );
}
