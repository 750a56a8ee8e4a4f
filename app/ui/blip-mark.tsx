import { CENTRE, type Point } from '#app/core/radar-geometry.ts';
import type { Basis } from '#app/core/radar.ts';
import type { Blip } from '#app/core/radar-view.ts';
import type { RadarPalette } from './radar-palette.ts';

/** Basis is null where a picture does not tell it. */
type Mark = Pick<Blip, 'x' | 'y' | 'r' | 'movement'> & { basis: Basis | null };

interface Props {
  blip: Mark;
  palette: RadarPalette;
  label?: string;
  /** Where it is drawn, when what is around it puts it in its place. */
  at?: Point;
}

/** Basis is fill (solid, half, hollow); movement is an arc on the side it moved to, or a full ring when new. */
export function BlipMark({ blip, palette, label, at = blip }: Props) {
  const { r, basis } = blip;
  const { x, y } = at;
  const disc = round(r * 0.84);
  const edge = round(r * 0.09);
  const line = basis === 'cold' ? palette.dull : basis === null ? palette.soft : palette.keen;
  const fill = basis === 'fresh' ? palette.keen : palette.paper;
  return (
    <>
      <circle className="blip-target" cx={x} cy={y} r={r} fill="none" pointerEvents="all" />
      <circle cx={x} cy={y} r={disc} fill={fill} stroke={line} strokeWidth={edge} />
      {basis === null && <circle cx={x} cy={y} r={disc} fill={palette.soft} fillOpacity={0.25} />}
      {basis === 'fading' && <path d={halfDisc(x, y, disc)} fill={palette.fading} stroke={line} strokeWidth={edge} />}
      <Movement mark={blip} at={at} ink={palette.ink} />
      {label && r >= 6 && (
        <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={round(disc * (label.length > 2 ? 0.95 : 1.22))} fontWeight={600} fill={basis === 'fresh' ? palette.onKeen : palette.ink}>
          {label}
        </text>
      )}
    </>
  );
}

function Movement({ mark, at: { x, y }, ink }: { mark: Mark; at: Point; ink: string }) {
  const { r, movement } = mark;
  if (movement === 'same') return null;
  const radius = round(r * 0.95);
  const pen = { fill: 'none', stroke: ink, strokeWidth: round(r * 0.1) };
  if (movement === 'new') return <circle cx={x} cy={y} r={radius} {...pen} />;
  const inwards = Math.atan2(CENTRE - mark.y, CENTRE - mark.x);
  return <path d={arcAround(x, y, radius, movement === 'in' ? inwards : inwards + Math.PI)} {...pen} strokeWidth={round(r * 0.16)} strokeLinecap="round" />;
}

/** A third of a circle, its middle towards `angle` (radians). */
function arcAround(x: number, y: number, radius: number, angle: number): string {
  const at = (turn: number) => `${round(x + radius * Math.cos(turn))} ${round(y + radius * Math.sin(turn))}`;
  return `M${at(angle - Math.PI / 3)}A${round(radius)} ${round(radius)} 0 0 1 ${at(angle + Math.PI / 3)}`;
}

function halfDisc(x: number, y: number, radius: number): string {
  return `M${x} ${round(y - radius)}A${round(radius)} ${round(radius)} 0 0 0 ${x} ${round(y + radius)}Z`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
