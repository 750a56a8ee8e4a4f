import { Link } from '@remix-run/react';
import type { Quadrant } from '#app/core/config.ts';
import { formatDay, type Day } from '#app/core/day.ts';
import type { FreshnessView } from '#app/core/freshness-view.ts';
import { Sparkline } from './curve.tsx';
import { DayMark, StaleCell } from './day.tsx';
import { FreshnessMark } from './marks.tsx';

interface Props {
  groups: { title: string; rows: FreshnessView['rows'] }[];
  asOf: Day;
  today: Day;
  quadrants: Quadrant[];
}

/** Areas with their freshness, curve and forecast, group by group. */
export function FreshnessTable({ groups, asOf, today, quadrants }: Props) {
  const query = asOf === today ? '' : `?asOf=${formatDay(asOf)}`;
  return (
    <div className="table-scroll" role="region" aria-label="Freshness by area" tabIndex={0}>
      <table className="freshness-table">
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Freshness</th>
            <th scope="col">Goes stale</th>
            <th scope="col" className="wide-only">
              A year back, four months ahead
            </th>
            <th scope="col" className="wide-only">
              First-hand
            </th>
            <th scope="col" className="wide-only">
              Last hands-on
            </th>
            <th scope="col" className="wide-only">
              Last contact
            </th>
          </tr>
        </thead>
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <tbody key={group.title}>
              <tr className="group">
                <th scope="rowgroup" colSpan={7}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.area} data-area={row.area}>
                  <th scope="row">
                    <Link to={`/areas/${encodeURIComponent(row.area)}${query}`}>{row.title}</Link>
                    <span className="small soft quadrant-name">{quadrants[row.quadrant]!.title}</span>
                  </th>
                  <td>
                    <FreshnessMark F={row.F} basis={row.basis} />
                  </td>
                  <td>
                    <StaleCell forecast={row} asOf={asOf} />
                  </td>
                  <td className="wide-only">
                    <Sparkline curve={row.curve} asOf={asOf} label={`Freshness of ${row.title} over time`} />
                  </td>
                  <td className="number wide-only">{row.A > 0 ? `${Math.round((100 * row.firstHandShare) / row.A)} %` : '–'}</td>
                  <td className="wide-only">{row.lastFirstHand === null ? <span className="soft">never</span> : <DayMark day={row.lastFirstHand} asOf={asOf} />}</td>
                  <td className="wide-only">{row.lastContact === null ? <span className="soft">never</span> : <DayMark day={row.lastContact} asOf={asOf} />}</td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}
