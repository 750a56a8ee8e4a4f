import { formatDay } from '#app/core/day.ts';
import { weekdayOf, type ContactCalendar, type ContactDay } from '#app/core/heatmap.ts';
import { count, sayDay, sayDayShort, sayMinutes } from '#app/core/words.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { drawingOf, Head, type Drawing } from './drawing.tsx';

const CELL = 19;
const FRAME = { left: 30, top: 86 };
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** Minutes from which a mark is as large as its day has room for. */
const LARGEST = 180;

/** Days with contact, week by week: a solid square is first-hand, a ring second-hand. */
export function drawCalendar(calendar: ContactCalendar, title: string): Drawing {
  const { days } = calendar;
  const span = nameSpan(calendar);
  return drawingOf({
    title: `${title}: days with contact`,
    about: `${count(days.length, 'day')} with contact, ${span}. A solid square is first-hand, a ring second-hand; the more minutes, the larger.`,
    picture: <Picture calendar={calendar} title={`${title}: days with contact, ${span}`} />,
    tables: (
      <table>
        <Head names={['Day', 'First-hand', 'Second-hand', 'Areas']} />
        <tbody>
          {[...days].reverse().map(({ day, firstHand, secondHand, areas }) => (
            <tr key={day}>
              <th scope="row">{sayDayShort(day)}</th>
              <td>{firstHand > 0 ? sayMinutes(firstHand) : ''}</td>
              <td>{secondHand > 0 ? sayMinutes(secondHand) : ''}</td>
              <td>{areas}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ),
  });
}

function nameSpan({ year, asOf }: ContactCalendar): string {
  return year === null ? `the year up to ${sayDay(asOf)}` : String(year);
}

function Picture({ calendar: { from, to, days }, title }: { calendar: ContactCalendar; title: string }) {
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const width = FRAME.left * 2 + (all.length / 7) * CELL;
  const height = FRAME.top + 7 * CELL + 24;
  const x = (day: number) => FRAME.left + (Math.floor((day - from) / 7) + 0.5) * CELL;
  const y = (day: number) => FRAME.top + (weekdayOf(day) + 0.5) * CELL;
  const { ink, soft, paper, rule } = PRINT_PALETTE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} fontFamily="system-ui, sans-serif" role="img" aria-label={title}>
      <rect width={width} height={height} fill={paper} />
      <text x={FRAME.left} y={38} fontSize={20} fontWeight={600} fill={ink}>
        {title}
      </text>
      {all.filter((day) => formatDay(day).endsWith('-01')).map((day) => (
        <text key={day} x={x(day) - CELL / 2} y={FRAME.top - 8} fontSize={12} fill={soft}>
          {MONTHS[Number(formatDay(day).slice(5, 7)) - 1]}
        </text>
      ))}
      {all.map((day) => (
        <circle key={day} cx={x(day)} cy={y(day)} r={1} fill={rule} />
      ))}
      {days.map((day) => (
        <DayMark key={day.day} day={day} x={x(day.day)} y={y(day.day)} />
      ))}
    </svg>
  );
}

function DayMark({ day: { firstHand, secondHand }, x, y }: { day: ContactDay; x: number; y: number }) {
  const size = (minutes: number, least: number, most: number) => Math.round(10 * (least + (most - least) * Math.sqrt(Math.min(1, minutes / LARGEST)))) / 10;
  const side = size(firstHand, 5, 11);
  return (
    <>
      {firstHand > 0 && <rect x={x - side / 2} y={y - side / 2} width={side} height={side} fill={PRINT_PALETTE.keen} />}
      {secondHand > 0 && <circle cx={x} cy={y} r={Math.max(firstHand > 0 ? side * 0.75 : 0, size(secondHand, 2.5, 7))} fill="none" stroke={PRINT_PALETTE.soft} strokeWidth={1.5} />}
    </>
  );
}
