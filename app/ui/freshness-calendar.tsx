import { Link, useSearchParams } from '@remix-run/react';
import { formatDay, type Day } from '#app/core/day.ts';
import { weekdayOf, type ContactCalendar, type ContactDay } from '#app/core/heatmap.ts';
import { count, sayDay, sayDayShort, sayMinutes } from '#app/core/words.ts';
import { linkWith } from './blip-choices.ts';

const CELL = 24;
const FRAME = { left: 34, top: 20 };
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', ''];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** Minutes from which a mark is as large as its day has room for. */
const LARGEST = 180;

/** The days with contact, week by week, and a table of the same. */
export function FreshnessCalendar({ calendar }: { calendar: ContactCalendar }) {
  const { days, year, asOf } = calendar;
  const [query] = useSearchParams();
  const firstHand = days.filter((day) => day.firstHand > 0).length;
  return (
    <section aria-labelledby="calendar-head">
      <h2 id="calendar-head">{year === null ? `The year up to ${sayDay(asOf)}` : year}</h2>
      <nav aria-label="Year" className="lenses small calendar-years">
        <Link to={linkWith(query, { year: null })} aria-current={year === null ? 'page' : undefined}>
          Lately
        </Link>
        {calendar.years.map((other) => (
          <Link key={other} to={linkWith(query, { year: String(other) })} aria-current={year === other ? 'page' : undefined}>
            {other}
          </Link>
        ))}
      </nav>
      <p className="soft">
        {count(days.length, 'day')} with contact, {firstHand} of them first-hand; {sayMinutes(minutesOf(days, 'firstHand'))} first-hand and {sayMinutes(minutesOf(days, 'secondHand'))} second-hand.
      </p>
      <Legend />
      <div className="calendar-scroll" role="region" aria-label="Calendar of contacts" tabIndex={0}>
        <Heatmap calendar={calendar} />
      </div>
      <details className="calendar-table">
        <summary>The same as a table</summary>
        {days.length > 0 && <DayTable days={days} />}
      </details>
    </section>
  );
}

function Heatmap({ calendar: { from, to, days, asOf, year } }: { calendar: ContactCalendar }) {
  const weeks = (to - from + 1) / 7;
  const [width, height] = [FRAME.left + weeks * CELL, FRAME.top + 7 * CELL];
  return (
    <svg className="heatmap" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={`${count(days.length, 'day')} with contact, each a link to what was logged`}>
      <g aria-hidden="true">
        {WEEKDAYS.map((name, i) => (
          <text key={i} className="curve-label" x={FRAME.left - 6} y={FRAME.top + (i + 0.5) * CELL} dy="0.35em" textAnchor="end">
            {name}
          </text>
        ))}
        {monthsBetween(from, to).map(({ day, label }) => (
          <text key={day} className="curve-label" x={FRAME.left + weekOf(day, from) * CELL} y={FRAME.top - 7}>
            {label}
          </text>
        ))}
        <path className="heatmap-ground" d={groundPath(from, Math.min(to, year === null ? asOf : to))} />
      </g>
      {days.map((day) => (
        <a key={day.day} className="heatmap-day" href={hrefOfDay(day.day)} aria-label={nameDay(day)}>
          <title>{nameDay(day)}</title>
          <DayMark day={day} x={FRAME.left + (weekOf(day.day, from) + 0.5) * CELL} y={FRAME.top + (weekdayOf(day.day) + 0.5) * CELL} />
        </a>
      ))}
    </svg>
  );
}

/** A solid square is first-hand, a ring second-hand, the more minutes the larger; a ring around a square is both. */
function DayMark({ day: { firstHand, secondHand }, x, y }: { day: Pick<ContactDay, 'firstHand' | 'secondHand'>; x: number; y: number }) {
  const size = (minutes: number, least: number, most: number) => Math.round(10 * (least + (most - least) * Math.sqrt(Math.min(1, minutes / LARGEST)))) / 10;
  const side = size(firstHand, 5, 13);
  const inside = firstHand > 0 ? side * 0.75 : 0;
  return (
    <>
      <rect className="heatmap-target" x={x - CELL / 2} y={y - CELL / 2} width={CELL} height={CELL} />
      {firstHand > 0 && <rect className="heatmap-first" x={x - side / 2} y={y - side / 2} width={side} height={side} />}
      {secondHand > 0 && <circle className="heatmap-second" cx={x} cy={y} r={Math.max(inside, size(secondHand, 2.5, 8))} />}
    </>
  );
}

function Legend() {
  const marks = [
    ['first-hand', { firstHand: 90, secondHand: 0 }],
    ['second-hand', { firstHand: 0, secondHand: 90 }],
    ['both on one day', { firstHand: 60, secondHand: 90 }],
  ] as const;
  return (
    <ul className="plain heatmap-legend small soft">
      {marks.map(([name, day]) => (
        <li key={name}>
          <svg viewBox={`0 0 ${CELL} ${CELL}`} width={CELL} height={CELL} aria-hidden="true">
            <DayMark day={day} x={CELL / 2} y={CELL / 2} />
          </svg>
          {name}
        </li>
      ))}
      <li>the more minutes the larger, up to {sayMinutes(LARGEST)}</li>
    </ul>
  );
}

function DayTable({ days }: { days: readonly ContactDay[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" className="right">
            First-hand
          </th>
          <th scope="col" className="right">
            Second-hand
          </th>
          <th scope="col" className="right">
            Areas
          </th>
        </tr>
      </thead>
      <tbody>
        {[...days].reverse().map(({ day, firstHand, secondHand, areas }) => (
          <tr key={day}>
            <th scope="row">
              <Link to={hrefOfDay(day)}>
                <time dateTime={formatDay(day)}>{sayDayShort(day)}</time>
              </Link>
            </th>
            <td className="right number">{firstHand > 0 ? sayMinutes(firstHand) : '–'}</td>
            <td className="right number">{secondHand > 0 ? sayMinutes(secondHand) : '–'}</td>
            <td className="right number">{areas}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameDay({ day, firstHand, secondHand }: ContactDay): string {
  const parts = [...(firstHand > 0 ? [`${sayMinutes(firstHand)} first-hand`] : []), ...(secondHand > 0 ? [`${sayMinutes(secondHand)} second-hand`] : [])];
  return `${sayDay(day)}: ${parts.join(', ')}`;
}

function hrefOfDay(day: Day): string {
  return `/entries?on=${formatDay(day)}`;
}

function minutesOf(days: readonly ContactDay[], which: 'firstHand' | 'secondHand'): number {
  return days.reduce((sum, day) => sum + day[which], 0);
}

function weekOf(day: Day, from: Day): number {
  return Math.floor((day - from) / 7);
}

/** Where each month begins, with the year in January and at the start. */
function monthsBetween(from: Day, to: Day): { day: Day; label: string }[] {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((day) => formatDay(day).endsWith('-01'));
  return days.map((day, i) => {
    const [year, month] = formatDay(day).split('-').map(Number);
    return { day, label: `${MONTHS[month! - 1]}${i === 0 || month === 1 ? ` ${year}` : ''}` };
  });
}

/** A small dot for every day, so that a day without contact is seen as one. */
function groundPath(from: Day, to: Day): string {
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return days.map((day) => `M${FRAME.left + (weekOf(day, from) + 0.5) * CELL} ${FRAME.top + (weekdayOf(day) + 0.5) * CELL}h0`).join('');
}
