import { renderToStaticMarkup } from 'react-dom/server';
import { sayF } from '#app/core/hundredths.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { count, sayDay, sayDayShort, sayStale } from '#app/core/words.ts';
import { MOVEMENT_WORDS } from '../blip-name.ts';
import { SheetPage } from './sheet-page.tsx';
import { WHOLE, type Shown } from './shown-in.ts';
import { ShownPicture } from './shown-picture.tsx';
import { withoutControls } from './sheet-text.ts';

/** A radar as one file that opens anywhere, with nothing to fetch: the picture, and every blip in words. */
export function drawRadarDocument(view: RadarView, shown: Shown = WHOLE): string {
  const { highlighted, zoom } = shown;
  const blips = view.blips.filter(({ area, quadrant }) => (zoom === null || quadrant === zoom) && (!highlighted || highlighted.has(area)));
  const since = view.against ? view.against.title : sayDay(view.compare);
  return withoutControls(
    `<!doctype html>${renderToStaticMarkup(
      <SheetPage title={view.title} about={`${view.owner ? `${view.owner}. ` : ''}${count(blips.length, 'area')} on ${sayDay(view.asOf)}, ${view.lens}; movement since ${since}. Solid blips rest on fresh understanding, half ones on fading, hollow ones on cold.`}>
        <div className="picture">
          <ShownPicture view={view} shown={shown} />
        </div>
        <div className="scroll">
          <table>
            <thead>
              <tr>
                {['No.', 'Area', 'Quadrant', 'Ring', 'Movement', 'Freshness', 'First-hand', 'Why'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {blips.map((blip) => (
                <Row key={blip.area} blip={blip} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      </SheetPage>,
    )}\n`,
  );
}

function Row({ blip, view }: { blip: Blip; view: RadarView }) {
  const isDated = blip.staleOn !== null || blip.staleSince !== null;
  return (
    <tr id={blip.area}>
      <td>{blip.number}</td>
      <th scope="row">{blip.title}</th>
      <td>{view.quadrants[blip.quadrant]!.title}</td>
      <td>{view.rings[blip.ring]!.title}</td>
      <td>{blip.movement === 'same' ? '' : MOVEMENT_WORDS[blip.movement]}</td>
      <td>
        {sayF(blip.F)} {blip.basis}
        {isDated && <div className="soft">{sayStale(blip, view.asOf)}</div>}
      </td>
      <td>{blip.lastFirstHand === null ? '' : sayDayShort(blip.lastFirstHand)}</td>
      <td>{blip.why}</td>
    </tr>
  );
}
