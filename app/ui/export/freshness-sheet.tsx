import { line } from 'd3-shape';
import type { CurvePoint } from '#app/core/curve.ts';
import type { Day } from '#app/core/day.ts';
import type { RowGroup } from '#app/core/freshness-list.ts';
import type { FreshnessRow, FreshnessView } from '#app/core/freshness-view.ts';
import { sayF } from '#app/core/hundredths.ts';
import { count, sayDay, sayDayShort, sayStale } from '#app/core/words.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { drawingOf, Head, type Drawing } from './drawing.tsx';

const WIDTH = 1080;
const ROW = 34;
const TOP = 70;
const CURVE = { x: 330, width: 250, height: 24 };

/** Areas by freshness, under the headings of a grouping. */
export interface FreshnessGroups {
  asOf: Day;
  groups: readonly RowGroup<FreshnessView['rows'][number]>[];
}

/** A row for each area: its year and the months ahead, and when it goes stale. */
export function drawAreas(view: FreshnessGroups, title: string): Drawing {
  const { asOf, groups } = view;
  const areas = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return drawingOf({
    title: `${title}: freshness`,
    about: `${count(areas, 'area')} on ${sayDay(asOf)}. A documented model, not a truth: the band says how much it is trusted.`,
    picture: <Picture view={view} title={title} />,
    tables: (
      <table>
        <Head names={['Area', 'Freshness', 'Goes stale', 'Last contact', 'Last first-hand', 'First-hand part']} />
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr>
              <th scope="rowgroup" colSpan={6}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.area} row={row} asOf={asOf} />
            ))}
          </tbody>
        ))}
      </table>
    ),
  });
}

function Row({ row, asOf }: { row: FreshnessRow; asOf: Day }) {
  return (
    <tr id={row.area}>
      <th scope="row">{row.title}</th>
      <td>
        {sayF(row.F)} {row.basis}
      </td>
      <td>{sayStale(row, asOf)}</td>
      <td>{row.lastContact === null ? '' : sayDayShort(row.lastContact)}</td>
      <td>{row.lastFirstHand === null ? 'never' : sayDayShort(row.lastFirstHand)}</td>
      <td>{row.A === 0 ? '' : `${Math.round((row.firstHandShare / row.A) * 100)} %`}</td>
    </tr>
  );
}

function Picture({ view: { asOf, groups }, title }: { view: FreshnessGroups; title: string }) {
  const lines = groups.flatMap((group) => [{ heading: group.title, row: null }, ...group.rows.map((row) => ({ heading: null, row }))]);
  const height = TOP + lines.length * ROW + 20;
  const { ink, soft, paper, rule } = PRINT_PALETTE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`} fontFamily="system-ui, sans-serif" role="img" aria-label={`${title}: freshness on ${sayDay(asOf)}`}>
      <rect width={WIDTH} height={height} fill={paper} />
      <text x={30} y={38} fontSize={22} fontWeight={600} fill={ink}>{`${title}: freshness on ${sayDay(asOf)}`}</text>
      {lines.map(({ heading, row }, i) => {
        const y = TOP + i * ROW;
        if (row === null) {
          return (
            <text key={heading} x={30} y={y + 24} fontSize={13} fontWeight={600} fill={soft}>
              {heading}
            </text>
          );
        }
        return (
          <g key={row.area}>
            <line x1={30} x2={WIDTH - 30} y1={y} y2={y} stroke={rule} strokeWidth={0.5} />
            <text x={30} y={y + 22} fontSize={14} fill={ink}>
              {cut(row.title, 34)}
            </text>
            <text x={310} y={y + 22} fontSize={14} textAnchor="end" fill={ink}>
              {sayF(row.F)}
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
