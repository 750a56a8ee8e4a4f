import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { SIZE } from '#app/core/radar-geometry.ts';
import { splitInTwo, widthOfBold } from '#app/core/text-width.ts';
import { count, sayDay } from '#app/core/words.ts';
import { withoutControls } from '../export/sheet-text.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { SharedPicture } from './shared-picture.tsx';
import type { Shown } from './shown.ts';

export const CARD = { width: 1200, height: 630 };

const LEFT = 660;
const ROOM = CARD.width - LEFT - 48;

/** The radar as a file of its own, on its own paper. */
export function drawSharedSvg(shown: Shown): string {
  return draw(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${SIZE} ${SIZE}`}>
      <title>{`${shown.shared.title}, ${sayDay(shown.asOf)}`}</title>
      <rect width={SIZE} height={SIZE} fill={PRINT_PALETTE.paper} />
      <SharedPicture shown={shown} palette={PRINT_PALETTE} />
    </svg>,
  );
}

/** What stands beside a link to the radar in a chat: the picture, whose it is, and of when. */
export function drawShareCard(shown: Shown): string {
  const { shared, asOf, blips } = shown;
  const [oneLine, twoLines] = [[shared.title], splitInTwo(shared.title)];
  const lines = widthOfBold(shared.title) * 60 <= ROOM ? oneLine : (twoLines ?? oneLine);
  const size = Math.floor(Math.min(60, ...lines.map((line) => ROOM / widthOfBold(line))));
  const moved = blips.filter(({ movement }) => movement !== 'same').length;
  const facts = [sayDay(asOf), count(blips.length, 'area'), ...(moved > 0 ? [`${moved} moved or new`] : [])];
  return draw(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${CARD.width} ${CARD.height}`} fontFamily="system-ui, sans-serif">
      <rect {...CARD} fill={PRINT_PALETTE.paper} />
      <SharedPicture shown={shown} palette={PRINT_PALETTE} width={CARD.height} />
      <text x={LEFT} y={200} fontSize={28} fill={PRINT_PALETTE.soft}>
        {shared.owner}
      </text>
      {lines.map((line, i) => (
        <text key={line} x={LEFT} y={270 + i * size * 1.15} fontSize={size} fontWeight={700} fill={PRINT_PALETTE.ink}>
          {line}
        </text>
      ))}
      {facts.map((fact, i) => (
        <text key={fact} x={LEFT} y={420 + i * 44} fontSize={30} fill={PRINT_PALETTE.soft}>
          {fact}
        </text>
      ))}
    </svg>,
  );
}

function draw(picture: ReactElement): string {
  return `${withoutControls(renderToStaticMarkup(picture))}\n`;
}
