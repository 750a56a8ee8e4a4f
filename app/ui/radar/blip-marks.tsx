import { targetsOf } from '#app/core/blip-targets.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { BlipMark } from '../blip-mark.tsx';
import { nameBlip } from '../blip-name.ts';
import type { RadarPalette } from '../radar-palette.ts';

interface Props {
  view: RadarView;
  /** Those that are drawn, with their places in this picture. */
  blips: readonly Blip[];
  palette: RadarPalette;
  /** Where a blip leads. */
  hrefOf: (blip: Blip) => string;
  /** Areas that are meant; the others are drawn faintly. All, when left out. */
  highlighted?: ReadonlySet<string>;
  /** For fingers: what lies around a blip and nearer to it than to any other belongs to it. */
  withTargets?: boolean;
  /** A name on hover from the browser itself, where no card says more. */
  withTitles?: boolean;
}

/** Every blip in a link of its own, ring by ring: the order in which the keyboard walks them. */
export function BlipMarks({ view, blips, palette, hrefOf, highlighted, withTargets = false, withTitles = true }: Props) {
  const targets = withTargets ? targetsOf(blips) : [];
  return blips.map((blip, i) => (
    <a key={blip.area} href={hrefOf(blip)} className="blip-link" aria-label={nameBlip(blip, view)}>
      <g
        className="blip"
        opacity={highlighted && !highlighted.has(blip.area) ? 0.15 : undefined}
        data-area={blip.area}
        data-ring={view.rings[blip.ring]!.id}
        data-quadrant={view.quadrants[blip.quadrant]!.id}
        data-movement={blip.movement}
        data-basis={blip.basis}
      >
        {withTitles && <title>{nameBlip(blip, view)}</title>}
        {targets[i] && <path className="blip-reach" d={targets[i]} fill="none" pointerEvents="all" />}
        <BlipMark blip={blip} palette={palette} label={String(blip.number)} />
      </g>
    </a>
  ));
}

/** Where those that moved were on the day compared with: hollow, dashed and faint, with the way they came. */
export function Ghosts({ blips, palette, highlighted }: Pick<Props, 'blips' | 'palette' | 'highlighted'>) {
  const moved = blips.filter((blip) => blip.from !== null && (!highlighted || highlighted.has(blip.area)));
  return (
    <g className="ghosts" aria-hidden="true" fill="none" stroke={palette.soft} strokeDasharray="3 3" pointerEvents="none">
      {moved.map(({ area, x, y, r, from }) => (
        <g key={area} className="ghost" data-ghost={area}>
          <circle cx={from!.x} cy={from!.y} r={from!.r * 0.82} opacity={0.65} />
          <path d={wayBetween(from!, { x, y, r })} opacity={0.4} />
        </g>
      ))}
    </g>
  );
}

/** A line from the edge of one circle to the edge of another. */
function wayBetween(from: { x: number; y: number; r: number }, to: { x: number; y: number; r: number }): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.sqrt(dx * dx + dy * dy) || 1;
  const at = (x: number, y: number, r: number) => `${Math.round(x + (dx / distance) * r)} ${Math.round(y + (dy / distance) * r)}`;
  return `M${at(from.x, from.y, from.r)}L${at(to.x, to.y, -to.r)}`;
}
