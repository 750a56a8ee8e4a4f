import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import type { Day } from '#app/core/day.ts';
import type { EvidenceStack } from '#app/core/why.ts';
import { sayDay } from '#app/core/words.ts';
import { quarters } from '../curve.tsx';
import { HATCH } from './hatch.tsx';

const [WIDTH, HEIGHT] = [760, 260];
const FRAME = { left: 52, right: 100, top: 22, bottom: 24 };
/** A layer this thick, in units of the picture, has room for its number. */
const ROOM = 12;

interface Props {
  stack: EvidenceStack;
  asOf: Day;
  /** Borders of the contact rings in A, and what lies above each. */
  borders: { A: number; name: string }[];
  title: string;
}

/** Each contact's share of A by day, stacked. The table of contacts below holds the same in numbers. */
export function ShareStack({ stack: { days, layers }, asOf, borders, title }: Props) {
  const floors = floorsOf(layers);
  const top = Math.max(1.15, ...(floors.at(-1) ?? [])) * 1.05;
  const x = scaleLinear([days[0] ?? 0, days.at(-1) ?? 1], [FRAME.left, WIDTH - FRAME.right]);
  const y = scaleLinear([0, top], [HEIGHT - FRAME.bottom, FRAME.top]);
  const now = days.indexOf(asOf);
  const right = WIDTH - FRAME.right;
  return (
    <svg className="curve share-stack" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Evidence in ${title} over time, stacked by contact; the table below has the same in numbers`}>
      {[0, ...borders.map(({ A }) => A).filter((A) => A < top)].map((A) => (
        <g key={A}>
          <line className={A === 1 ? 'curve-border' : 'curve-grid'} x1={FRAME.left} x2={right} y1={y(A)} y2={y(A)} />
          <text className="curve-label" x={FRAME.left - 6} y={y(A)} dy="0.35em" textAnchor="end">
            {A}
          </text>
        </g>
      ))}
      {quarters(days[0] ?? 0, days.at(-1) ?? 0).map(({ day, label }) => (
        <text key={day} className="curve-label" x={x(day)} y={HEIGHT - 6} textAnchor="middle">
          {label}
        </text>
      ))}
      {layers.map(({ rank, firstHand }, i) => (
        <path key={i} className={firstHand ? 'layer-first' : 'layer-second'} fill={firstHand ? undefined : HATCH} d={layerPath(days, floors[i]!, floors[i + 1]!, x, y)}>
          <title>{`${rank === null ? 'Others' : `Contact ${rank}`}, ${firstHand ? 'first-hand' : 'second-hand'}`}</title>
        </path>
      ))}
      <rect className="layer-ahead" x={x(asOf)} y={FRAME.top} width={right - x(asOf)} height={HEIGHT - FRAME.top - FRAME.bottom} />
      {layers.map(({ rank }, i) => {
        const [floor, ceiling] = [y(floors[i]![now] ?? 0), y(floors[i + 1]![now] ?? 0)];
        if (floor - ceiling < ROOM || rank === null) return null;
        return (
          <g key={rank} className="layer-number">
            <circle cx={round(x(asOf) - 9)} cy={round((floor + ceiling) / 2)} r={6.5} />
            <text x={round(x(asOf) - 9)} y={round((floor + ceiling) / 2)} dy="0.35em" textAnchor="middle">
              {rank}
            </text>
          </g>
        );
      })}
      {borders
        .filter(({ A }) => A < top)
        .map(({ A, name }) => (
          <text key={name} className="curve-label ring-label" x={right + 6} y={y(A)} dy="-0.25em">
            {name}
          </text>
        ))}
      <line className="curve-now" x1={x(asOf)} x2={x(asOf)} y1={FRAME.top - 6} y2={HEIGHT - FRAME.bottom} />
      <text className="curve-label" x={x(asOf)} y={12} textAnchor="middle">
        {sayDay(asOf)}
      </text>
    </svg>
  );
}

/** The height each layer stands on, on each day; at last the height of all of them. */
function floorsOf(layers: EvidenceStack['layers']): number[][] {
  const floors = [(layers[0]?.heights ?? []).map(() => 0)];
  for (const { heights } of layers) floors.push(heights.map((height, i) => height + floors.at(-1)![i]!));
  return floors;
}

function layerPath(days: readonly Day[], floor: readonly number[], ceiling: readonly number[], x: (day: number) => number, y: (A: number) => number): string {
  const first = Math.max(0, ceiling.findIndex((height, i) => height > floor[i]!) - 1);
  const points = days.slice(first).map((_, i) => first + i);
  return area<number>((i) => round(x(days[i]!)), (i) => round(y(floor[i]!)), (i) => round(y(ceiling[i]!)))(points) ?? '';
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
