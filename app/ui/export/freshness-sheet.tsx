import { line } from 'd3-shape';
import { renderToStaticMarkup } from 'react-dom/server';
import type { CurvePoint } from '#app/core/curve.ts';
import type { FreshnessView } from '#app/core/freshness-view.ts';
import { count, sayDay, sayDayShort, sayStale } from '#app/core/words.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { SheetPage } from './sheet-page.tsx';
import { withoutControls } from './sheet-text.ts';

const WIDTH = 1080;
const ROW = 34;
const TOP = 70;
const CURVE = { x: 330, width: 250, height: 24 };

/** The freshness view as a picture: a row for each area, its year and the months ahead, and when it goes stale. */
export function drawFreshnessSvg(view: FreshnessView, title: string): string {
  return `${withoutControls(renderToStaticMarkup(<Picture view={view} title={title} />))}\n`;
}

/** The same as one file that opens anywhere, with a table below the picture. */
export function drawFreshnessDocument(view: FreshnessView, title: string): string {
  const { asOf, rows } = view;
  return withoutControls(
    `<!doctype html>${renderToStaticMarkup(
      <SheetPage title={`${title}: freshness`} about={`${count(rows.length, 'area')} on ${sayDay(asOf)}, what goes stale next first. A documented model, not a truth: the band says how much it is trusted.`}>
        <div className="picture">
          <Picture view={view} title={title} />
        </div>
        <div className="scroll">
          <table>
            <thead>
              <tr>
                {['Area', 'Freshness', 'Goes stale', 'Last contact', 'Hands-on', 'First-hand part'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.area} id={row.area}>
                  <th scope="row">{row.title}</th>
                  <td>
                    {row.F.toFixed(2)} {row.basis}
                  </td>
                  <td>{sayStale(row, asOf)}</td>
                  <td>{row.lastContact === null ? '' : sayDayShort(row.lastContact)}</td>
                  <td>{row.lastFirstHand === null ? 'never' : sayDayShort(row.lastFirstHand)}</td>
                  <td>{row.A === 0 ? '' : `${Math.round((row.firstHandShare / row.A) * 100)} %`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </SheetPage>,
    )}\n`,
  );
}

function Picture({ view: { asOf, rows }, title }: { view: FreshnessView; title: string }) {
  const height = TOP + rows.length * ROW + 20;
  const { ink, soft, paper, rule } = PRINT_PALETTE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`} fontFamily="system-ui, sans-serif" role="img" aria-label={`${title}: freshness on ${sayDay(asOf)}`}>
      <rect width={WIDTH} height={height} fill={paper} />
      <text x={30} y={38} fontSize={22} fontWeight={600} fill={ink}>{`${title}: freshness on ${sayDay(asOf)}`}</text>
      {rows.map((row, i) => {
        const y = TOP + i * ROW;
        return (
          <g key={row.area}>
            <line x1={30} x2={WIDTH - 30} y1={y} y2={y} stroke={rule} strokeWidth={0.5} />
            <text x={30} y={y + 22} fontSize={14} fill={ink}>
              {cut(row.title, 34)}
            </text>
            <text x={310} y={y + 22} fontSize={14} textAnchor="end" fill={ink}>
              {row.F.toFixed(2)}
            </text>
            <Curve points={row.curve} asOf={asOf} y={y + 5} />
            <text x={600} y={y + 22} fontSize={13} fill={soft}>
              {sayStale(row, asOf)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Solid as far as it is known, dashed ahead; the line across is where stale begins. */
function Curve({ points, asOf, y }: { points: readonly CurvePoint[]; asOf: number; y: number }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.day === last.day) return null;
  const x = (day: number) => round(CURVE.x + ((day - first.day) / (last.day - first.day)) * CURVE.width);
  const draw = line<CurvePoint>((point) => x(point.day), (point) => round(y + CURVE.height * (1 - point.F)));
  const pen = { fill: 'none', stroke: PRINT_PALETTE.keen, strokeWidth: 1.6 };
  return (
    <>
      <line x1={CURVE.x} x2={CURVE.x + CURVE.width} y1={y + CURVE.height / 2} y2={y + CURVE.height / 2} stroke={PRINT_PALETTE.rule} strokeWidth={0.5} strokeDasharray="2 3" />
      <path d={draw(points.filter(({ day }) => day <= asOf)) ?? ''} {...pen} />
      <path d={draw(points.filter(({ day }) => day >= asOf)) ?? ''} {...pen} strokeDasharray="3 3" />
    </>
  );
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
