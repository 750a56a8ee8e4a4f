import { sayF } from '#app/core/hundredths.ts';
import { sayStaleAbout } from '#app/core/share/share-words.ts';
import { SmallBlip, MovementMark } from '../small-blip.tsx';
import { areaHref, type Shown, type ShownBlip } from './shown.ts';

/** The radar in words: every blip a row, ring by ring from the inside. */
export function SharedTable({ shown }: { shown: Shown }) {
  const { blips } = shown;
  const tellsFreshness = blips.some(({ freshness }) => freshness !== null);
  if (blips.length === 0) return <p className="soft">There is nothing on this radar on this day.</p>;
  return (
    <table className="blip-table">
      <caption className="hidden-visually">Every area of the radar, ring by ring from the centre</caption>
      <thead>
        <tr>
          <th scope="col" className="blip-number">
            No.
          </th>
          <th scope="col">Area</th>
          <th scope="col" className="ring-word">
            Ring
          </th>
          <th scope="col" className="movement-cell">
            Moved
          </th>
          {tellsFreshness && (
            <th scope="col" className="freshness-cell">
              Freshness
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {blips.map((blip) => (
          <Row key={blip.area} blip={blip} shown={shown} withFreshness={tellsFreshness} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ blip, shown, withFreshness }: { blip: ShownBlip; shown: Shown; withFreshness: boolean }) {
  const { shared } = shown;
  const href = areaHref(shown, blip.area);
  const { title: quadrant, id: quadrantId } = shared.quadrants[blip.quadrant]!;
  const { title: ring, id: ringId } = shared.rings[blip.ring]!;
  return (
    <tr data-area={blip.area} data-quadrant={quadrantId} data-ring={ringId}>
      <td className="blip-number number soft">{blip.number}</td>
      <th scope="row">
        {href === null ? blip.title : <a href={href}>{blip.title}</a>} <span className="quadrant-name small soft">{quadrant}</span>
      </th>
      <td className="ring-word" data-sort={blip.ring}>{ring}</td>
      <td className="movement-cell" data-sort={['new', 'in', 'out', 'same'].indexOf(blip.movement)}>
        <MovementMark movement={blip.movement} />
      </td>
      {withFreshness && (
        <td className="freshness-cell" data-sort={Math.round(100 * (1 - (blip.freshness?.F ?? 0)))}>
          {blip.freshness && (
            <>
              <SmallBlip basis={blip.freshness.basis} /> <span className="number">{sayF(blip.freshness.F)}</span> <span className="basis-word">{blip.freshness.basis}</span>
              <span className="stale-words small soft">{sayStaleAbout(blip.freshness, shown.asOf)}</span>
            </>
          )}
        </td>
      )}
    </tr>
  );
}
