import { Link } from '@remix-run/react';
import type { Depth } from '#app/core/depth.ts';
import { sayMinutes } from '#app/core/words.ts';

interface Props {
  met: { area: { id: string; title: string }; depth: Depth; minutes: number; estimated: boolean; entry: string; href: string }[];
}

/** What was met on a day, each with the way to the line that says so. */
export function MetList({ met }: Props) {
  if (met.length === 0) return null;
  return (
    <ul className="plain met-list">
      {met.map(({ area, depth, minutes, estimated, entry, href }) => (
        <li key={`${href} ${area.id}`}>
          <Link to={`/areas/${encodeURIComponent(area.id)}`}>{area.title}</Link>: {depth}, {sayMinutes(minutes)}
          {estimated && ' (estimated)'}, in <a href={href}>{entry}</a>
        </li>
      ))}
    </ul>
  );
}
