import { Link, useSearchParams } from '@remix-run/react';
import type { Quadrant } from '#app/core/config.ts';
import { formatDay, type Day } from '#app/core/day.ts';
import type { FreshnessChoices, FreshnessOrder, RowGroup } from '#app/core/freshness-list.ts';
import type { FreshnessRow } from '#app/core/freshness-view.ts';
import { sayAbout, sayBetween, sayWhen } from '#app/core/words.ts';
import { linkWith } from './blip-choices.ts';
import { Sparkline, type SparkPaths } from './curve.tsx';
import { DayMark } from './day.tsx';
import { FreshnessMark } from './marks.tsx';
import { FirstHandSplit } from './why/first-hand.tsx';
import { changeHref, whyHref } from './why/why-href.ts';

export type FreshnessTableRow = FreshnessRow & { spark: SparkPaths };

interface Props {
  groups: RowGroup<FreshnessTableRow>[];
  choices: FreshnessChoices;
  asOf: Day;
  today: Day;
  quadrants: Quadrant[];
}

const COLUMNS: { order: FreshnessOrder; label: string; more?: string; wideOnly?: boolean }[] = [
  { order: 'title', label: 'Area' },
  { order: 'freshness', label: 'Freshness', more: ', a year back and four months ahead' },
  { order: 'stale', label: 'Goes stale' },
  { order: 'share', label: 'First-hand part', wideOnly: true },
  { order: 'first-hand', label: 'Last first-hand', wideOnly: true },
  { order: 'contact', label: 'Last contact', wideOnly: true },
];

/** Areas with their freshness, curve and forecast, group by group. Every number leads to what made it. */
export function FreshnessTable({ groups, choices, asOf, today, quadrants }: Props) {
  const [query] = useSearchParams();
  return (
    <div className="table-scroll" role="region" aria-label="Freshness by area" tabIndex={0}>
      <table className="freshness-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <SortableHead key={column.order} {...column} choices={choices} query={query} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr className="group">
              <th scope="rowgroup" colSpan={COLUMNS.length}>
                {group.title} <span className="small soft number">{group.rows.length}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.area} row={row} asOf={asOf} today={today} quadrant={quadrants[row.quadrant]!.title} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row, asOf, today, quadrant }: { row: FreshnessTableRow; asOf: Day; today: Day; quadrant: string }) {
  const { area, title, vendor, F, basis, spark, lastFirstHand, lastContact } = row;
  const query = asOf === today ? '' : `?asOf=${formatDay(asOf)}`;
  return (
    <tr data-area={area}>
      <th scope="row">
        <Link to={`/areas/${encodeURIComponent(area)}${query}`}>{title}</Link>
        <span className="small soft quadrant-name">{vendor ? `${quadrant} · ${vendor}` : quadrant}</span>
      </th>
      <td>
        <span className="freshness-cell">
          <FreshnessMark F={F} basis={basis} why={whyHref(area, asOf, today)} bare />
          <Sparkline paths={spark} label={`Freshness of ${title} over time`} />
        </span>
      </td>
      <td className="stale-cell">
        <StaleWords row={row} asOf={asOf} today={today} />
      </td>
      <td className="wide-only">
        <FirstHandSplit A={row.A} firstHandShare={row.firstHandShare} />
      </td>
      <td className="wide-only">{lastFirstHand === null ? <span className="soft">never</span> : <DayMark day={lastFirstHand} asOf={asOf} />}</td>
      <td className="wide-only">{lastContact === null ? <span className="soft">never</span> : <DayMark day={lastContact} asOf={asOf} />}</td>
    </tr>
  );
}

/** `in about 5 weeks, between mid-December and late February`, which opens into what would change it. */
function StaleWords({ row: { area, staleOn, staleBand, staleSince }, asOf, today }: { row: FreshnessRow; asOf: Day; today: Day }) {
  const [said, band] =
    staleOn === null ? ['stale', staleSince === null ? '' : `since about ${sayAbout(staleSince, asOf)}`] : [`${sayWhen(staleOn, asOf)},`, sayBetween(staleBand, asOf)];
  return (
    <Link className="stale-words" to={changeHref(area, asOf, today)}>
      {said} {band && <span className="small soft band">{band}</span>}
    </Link>
  );
}

interface HeadProps {
  order: FreshnessOrder;
  label: string;
  more?: string;
  wideOnly?: boolean;
  choices: FreshnessChoices;
  query: URLSearchParams;
}

function SortableHead({ order, label, more, wideOnly, choices, query }: HeadProps) {
  const current = choices.order === order;
  const to = linkWith(query, { sort: order, falling: current && !choices.falling ? '1' : null });
  return (
    <th scope="col" className={wideOnly ? 'wide-only' : undefined} aria-sort={current ? (choices.falling ? 'descending' : 'ascending') : undefined}>
      <Link to={to} preventScrollReset>
        {label}
        {more && <span className="wide-only">{more}</span>}
        <span aria-hidden="true" className="sort-mark">
          {current ? (choices.falling ? ' ▾' : ' ▴') : ''}
        </span>
      </Link>
    </th>
  );
}
