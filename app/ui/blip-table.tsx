import { Link, useSearchParams } from '@remix-run/react';
import { isFound } from '#app/core/blip-filter.ts';
import { sortBlips, type BlipOrder } from '#app/core/blip-list.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { linkWith, type BlipChoices } from './blip-choices.ts';
import { DayMark, StaleCell } from './day.tsx';
import { FreshnessMark } from './marks.tsx';
import { Marked } from './radar/marked.tsx';
import { MovementMark } from './small-blip.tsx';

const COLUMNS: { order: BlipOrder; label: string; wideOnly?: boolean }[] = [
  { order: 'title', label: 'Area' },
  { order: 'ring', label: 'Ring' },
  { order: 'movement', label: 'Moved', wideOnly: true },
  { order: 'freshness', label: 'Freshness' },
  { order: 'stale', label: 'Goes stale' },
  { order: 'first-hand', label: 'First-hand', wideOnly: true },
];

interface Props {
  radar: RadarView;
  /** Those that the filter leaves. */
  shown: readonly Blip[];
  choices: BlipChoices;
  asOfQuery: string;
}

/** The radar in words and numbers: every blip a row, with the reason for its ring; what a search finds is marked. */
export function BlipTable({ radar, shown, choices, asOfQuery }: Props) {
  const [query] = useSearchParams();
  const blips = sortBlips(shown, choices.order, choices.falling);
  if (blips.length === 0) {
    return (
      <p className="empty" id="table" tabIndex={-1}>
        No area fits this filter.
      </p>
    );
  }
  return (
    <div className="table-scroll" id="table" role="region" aria-label="Areas" tabIndex={0}>
      <table className="blip-table">
        <thead>
          <tr>
            <th scope="col" className="blip-number">
              <span className="hidden-visually">Number in the picture</span>
            </th>
            {COLUMNS.map((column) => (
              <SortableHead key={column.order} {...column} choices={choices} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {blips.map((blip) => (
            <tr key={blip.area} data-area={blip.area} className={isFound(blip, choices.text) ? 'is-found' : undefined}>
              <td className="blip-number number soft">{blip.number}</td>
              <th scope="row">
                <Link to={`/areas/${encodeURIComponent(blip.area)}${asOfQuery}`}><Marked text={blip.title} search={choices.text} /></Link>
                <div className="small soft row-note">
                  <span>{radar.quadrants[blip.quadrant]!.title}</span>
                  {choices.text !== '' && isFound(blip, choices.text) && blip.tags.length > 0 && (
                    <span>
                      <Marked text={blip.tags.join(', ')} search={choices.text} />
                    </span>
                  )}
                  <details className="why">
                    <summary aria-label={`Why ${blip.title} is in ${radar.rings[blip.ring]!.title}`}>why</summary>
                    <p>{blip.why}</p>
                  </details>
                </div>
              </th>
              <td>{radar.rings[blip.ring]!.title}</td>
              <td className="wide-only">
                <MovementMark movement={blip.movement} />
              </td>
              <td>
                <FreshnessMark F={blip.F} basis={blip.basis} why={`/areas/${encodeURIComponent(blip.area)}${asOfQuery}#why`} />
              </td>
              <td className="stale-cell">
                <StaleCell forecast={blip} asOf={radar.asOf} />
              </td>
              <td className="wide-only">{blip.lastFirstHand === null ? <span className="soft">never</span> : <DayMark day={blip.lastFirstHand} asOf={radar.asOf} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  order: BlipOrder;
  label: string;
  wideOnly?: boolean;
  choices: BlipChoices;
  query: URLSearchParams;
}

function SortableHead({ order, label, wideOnly, choices, query }: HeadProps) {
  const current = choices.order === order;
  const to = linkWith(query, { sort: order, falling: current && !choices.falling ? '1' : null });
  return (
    <th scope="col" className={wideOnly ? 'wide-only' : undefined} aria-sort={current ? (choices.falling ? 'descending' : 'ascending') : undefined}>
      <Link to={to} preventScrollReset>
        {label}
        <span aria-hidden="true" className="sort-mark">
          {current ? (choices.falling ? ' ▾' : ' ▴') : ''}
        </span>
      </Link>
    </th>
  );
}
