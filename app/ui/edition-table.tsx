import { Link } from '@remix-run/react';
import { formatDay } from '#app/core/day.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { FreshnessMark } from './marks.tsx';
import { MovementMark } from './small-blip.tsx';

/** The blips of an edition in words and numbers, as they were frozen. */
export function EditionTable({ radar }: { radar: RadarView }) {
  return (
    <div className="table-scroll" role="region" aria-label="Areas of this edition" tabIndex={0}>
      <table className="blip-table">
        <thead>
          <tr>
            <th scope="col" className="blip-number">
              <span className="hidden-visually">Number in the picture</span>
            </th>
            <th scope="col">Area</th>
            <th scope="col" className="wide-only">
              Quadrant
            </th>
            <th scope="col">Ring</th>
            <th scope="col">Moved</th>
            <th scope="col">Freshness then</th>
          </tr>
        </thead>
        <tbody>
          {radar.blips.map((blip) => (
            <tr key={blip.area}>
              <td className="blip-number number soft">{blip.number}</td>
              <th scope="row">
                <Link to={`/areas/${encodeURIComponent(blip.area)}`}>{blip.title}</Link>
              </th>
              <td className="wide-only">{radar.quadrants[blip.quadrant]!.title}</td>
              <td>{radar.rings[blip.ring]!.title}</td>
              <td>
                <MovementMark movement={blip.movement} />
              </td>
              <td>
                <FreshnessMark F={blip.F} basis={blip.basis} why={`/areas/${encodeURIComponent(blip.area)}?asOf=${formatDay(radar.asOf)}#why`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
