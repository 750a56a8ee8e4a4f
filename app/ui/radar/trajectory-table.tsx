import { Link, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { isFound } from '#app/core/blip-filter.ts';
import { abbreviate, type Trajectory, type TrajectoryOrder, type TrajectoryView } from '#app/core/radar-trajectory.ts';
import { linkWith } from '../blip-choices.ts';
import { Marked } from './marked.tsx';

interface Props {
  view: TrajectoryView;
  lines: readonly Trajectory[];
  /** The first period that is shown. */
  from: number;
  order: TrajectoryOrder;
  falling: boolean;
  search: string;
  asOfQuery: string;
}

/** Areas by period: the ring as a colour, and as letters where it begins and ends; where few periods are in view, in every one. */
export function TrajectoryTable({ view, lines, from, order, falling, search, asOfQuery }: Props) {
  const { rings } = view.radar;
  const short = abbreviate(rings.map(({ title }) => title));
  const periods = view.periods.slice(from);
  const head = { order, falling };
  const scroll = useRef<HTMLDivElement>(null);
  // Where not all fits, the present is what is asked about.
  useEffect(() => scroll.current?.scrollTo({ left: scroll.current.scrollWidth }), []);
  return (
    <>
      <p className="ring-key small">
        {rings.map(({ id, title }, i) => (
          <span key={id}>
            <span className="ring-cell" data-ring={i} aria-hidden="true">
              {short[i]}
            </span>{' '}
            {title}
          </span>
        ))}
      </p>
      <div className="table-scroll" role="region" aria-label="Rings by period" tabIndex={0} ref={scroll}>
        <table className="ring-table">
          <thead>
            <tr>
              <td />
              {yearsOf(periods).map(({ year, span }) => (
                <th key={year} scope="colgroup" colSpan={span}>
                  <span>{year}</span>
                </th>
              ))}
              <td colSpan={3} />
            </tr>
            <tr>
              <SortHead {...head} column="title" label="Area" />
              {periods.map(({ label, day }) => (
                <th key={day} scope="col" className="ring-period">
                  {label.split(' ')[0]}
                </th>
              ))}
              <SortHead {...head} column="ring" label="Ring" isWideOnly />
              <SortHead {...head} column="moves" label="Moves" />
              <SortHead {...head} column="inwards" label="Inwards" />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ area, rings: line, moves, inwards }) => (
              <tr key={area.area} data-area={area.area} className={isFound(area, search) ? 'is-found' : undefined}>
                <th scope="row">
                  <Link to={`/areas/${encodeURIComponent(area.area)}${asOfQuery}`}>
                    <Marked text={area.title} search={search} />
                  </Link>
                </th>
                {line.slice(from).map((ring, i) => (
                  <RingCell key={periods[i]!.day} ring={ring} isInside={i > 0 && ring === line[from + i - 1] && ring === line[from + i + 1]} short={short} title={ring === null ? '' : rings[ring]!.title} />
                ))}
                <td className="wide-only">{line.at(-1) === null ? 'Retired' : rings[area.ring]!.title}</td>
                <td className="number right">{moves}</td>
                <td className="number right">{inwards > 0 ? `+${inwards}` : String(inwards).replace('-', '−')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A cell inside a run of the same ring is told by its ends, where both are likely to be in view. */
function RingCell({ ring, isInside, short, title }: { ring: number | null; isInside: boolean; short: readonly string[]; title: string }) {
  if (ring === null) return <td className="ring-cell" />;
  return (
    <td className="ring-cell" data-ring={ring} title={title}>
      <span aria-hidden="true" className={isInside ? 'inside-run' : undefined}>
        {short[ring]}
      </span>
      <span className="hidden-visually">{title}</span>
    </td>
  );
}

interface HeadProps {
  column: TrajectoryOrder;
  label: string;
  order: TrajectoryOrder;
  falling: boolean;
  isWideOnly?: boolean;
}

function SortHead({ column, label, order, falling, isWideOnly }: HeadProps) {
  const [query] = useSearchParams();
  const isCurrent = order === column;
  return (
    <th scope="col" className={isWideOnly ? 'wide-only' : undefined} aria-sort={isCurrent ? (falling ? 'descending' : 'ascending') : undefined}>
      <Link to={linkWith(query, { sort: column, falling: isCurrent && !falling ? '1' : null })} preventScrollReset>
        {label}
        <span aria-hidden="true" className="sort-mark">
          {isCurrent ? (falling ? ' ▾' : ' ▴') : ''}
        </span>
      </Link>
    </th>
  );
}

function yearsOf(periods: readonly { label: string }[]): { year: string; span: number }[] {
  const years: { year: string; span: number }[] = [];
  for (const { label } of periods) {
    const year = label.split(' ')[1]!;
    if (years.at(-1)?.year === year) years.at(-1)!.span += 1;
    else years.push({ year, span: 1 });
  }
  return years;
}
