import { scaleLinear } from 'd3-scale';
import { area, curveLinear, line } from 'd3-shape';
import { utcMonth, utcMonths } from 'd3-time';
import type { CurvePoint } from '#app/core/curve.ts';
import type { Day } from '#app/core/day.ts';
import { sayDay } from '#app/core/words.ts';

const MS_PER_DAY = 86_400_000;
const STALE = 0.5;

const SPARK = { width: 150, height: 28 };

/** The lines of a sparkline: what is known, what is to come, and its band. */
export interface SparkPaths {
  known: string;
  ahead: string;
  band: string;
  /** Where the as-of day is, across. */
  now: number;
}

/** Freshness of a year as lines for a table cell. */
export function drawSparkline(curve: CurvePoint[], asOf: Day): SparkPaths {
  const { x, y } = scales(curve, SPARK.width, SPARK.height, 1);
  const [known, ahead] = split(curve, asOf);
  return { known: linePath(known, x, y), ahead: linePath(ahead, x, y), band: bandPath(ahead, x, y), now: x(asOf) };
}

/** Those lines: what is known solid, what is to come dashed inside its band, stale below the dotted line. */
export function Sparkline({ paths: { known, ahead, band, now }, label }: { paths: SparkPaths; label: string }) {
  const { width, height } = SPARK;
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <path className="curve-band" d={band} />
      <path className="curve-border" d={`M0 ${height / 2}H${width}`} />
      <path className="curve-line" d={known} />
      <path className="curve-ahead" d={ahead} />
      <path className="curve-now" d={`M${now} 0V${height}`} />
    </svg>
  );
}

/** An area's freshness over time with its band. The table of contacts beside it holds the same in numbers. */
export function FreshnessCurve({ curve, asOf, title }: { curve: CurvePoint[]; asOf: Day; title: string }) {
  const [width, height] = [760, 240];
  const frame = { left: 52, right: 8, top: 22, bottom: 24 };
  const { x, y } = scales(curve, width, height, 0, frame);
  const [known, ahead] = split(curve, asOf);
  return (
    <svg className="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Freshness of ${title} over time`}>
      {[0, 0.25, 0.5, 0.75, 1].map((F) => (
        <g key={F}>
          <line className={F === STALE ? 'curve-border' : 'curve-grid'} x1={frame.left} x2={width - frame.right} y1={y(F)} y2={y(F)} />
          <text className="curve-label" x={frame.left - 6} y={y(F)} dy="0.35em" textAnchor="end">
            {F.toFixed(2)}
          </text>
        </g>
      ))}
      {quarters(curve[0]?.day ?? 0, curve.at(-1)?.day ?? 0).map(({ day, label }) => (
        <g key={day}>
          <line className="curve-grid" x1={x(day)} x2={x(day)} y1={height - frame.bottom} y2={height - frame.bottom + 4} />
          <text className="curve-label" x={x(day)} y={height - 6} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <path className="curve-band" d={bandPath(curve, x, y)} />
      <path className="curve-line" d={linePath(known, x, y)} />
      <path className="curve-ahead" d={linePath(ahead, x, y)} />
      <line className="curve-now" x1={x(asOf)} x2={x(asOf)} y1={frame.top - 6} y2={height - frame.bottom} />
      <text className="curve-label" x={x(asOf)} y={12} textAnchor="middle">
        {sayDay(asOf)}
      </text>
      <text className="curve-label" x={width - frame.right} y={y(STALE) - 5} textAnchor="end">
        stale below
      </text>
    </svg>
  );
}

type Scale = (value: number) => number;
const NO_FRAME = { left: 0, right: 0, top: 0, bottom: 0 };

function scales(curve: CurvePoint[], width: number, height: number, inset: number, frame = NO_FRAME): { x: Scale; y: Scale } {
  const days: [Day, Day] = [curve[0]?.day ?? 0, curve.at(-1)?.day ?? 1];
  const x = scaleLinear(days, [frame.left, width - frame.right]);
  const y = scaleLinear([0, 1], [height - frame.bottom - inset, frame.top + inset]);
  const round = (n: number) => Math.round(n * 10) / 10;
  return { x: (day) => round(x(day)), y: (F) => round(y(F)) };
}

function split(curve: CurvePoint[], asOf: Day): [CurvePoint[], CurvePoint[]] {
  return [curve.filter((point) => point.day <= asOf), curve.filter((point) => point.day >= asOf)];
}

function linePath(points: CurvePoint[], x: Scale, y: Scale): string {
  return line<CurvePoint>((p) => x(p.day), (p) => y(p.F)).curve(curveLinear)(points) ?? '';
}

function bandPath(points: CurvePoint[], x: Scale, y: Scale): string {
  return area<CurvePoint>((p) => x(p.day), (p) => y(p.early), (p) => y(p.late))(points) ?? '';
}

/** The first days of every third month between two days, the year written where it begins. */
export function quarters(first: Day, last: Day): { day: Day; label: string }[] {
  return utcMonths(utcMonth.ceil(new Date(first * MS_PER_DAY)), new Date((last - 10) * MS_PER_DAY))
    .filter((month) => month.getUTCMonth() % 3 === 0)
    .map((month) => ({
      day: month.getTime() / MS_PER_DAY,
      label: month.getUTCMonth() === 0 ? String(month.getUTCFullYear()) : (['Apr', 'Jul', 'Oct'][month.getUTCMonth() / 3 - 1] ?? ''),
    }));
}
