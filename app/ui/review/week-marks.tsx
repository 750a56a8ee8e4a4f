import type { WeekMark } from '#app/core/review-weeks.ts';
import { sayWeek, sayWeeks } from '#app/core/review-words.ts';
import { sayDayShort, sayMinutes } from '#app/core/words.ts';

/** A mark for each week: filled where there was first-hand contact, open where there was other contact. */
export function WeekMarks({ weeks }: { weeks: WeekMark[] }) {
  const met = weeks.filter(({ minutes }) => minutes > 0);
  return (
    <div className="weeks">
      <p>{sayWeeks(weeks)}</p>
      <div className="week-marks" aria-hidden="true">
        {weeks.map((week) => (
          <span key={week.monday} className={week.firstHand > 0 ? 'week-first' : week.minutes > 0 ? 'week-second' : 'week-none'} title={sayWeek(week)} />
        ))}
      </div>
      <p className="small soft week-legend" aria-hidden="true">
        <span className="week-first" /> first-hand <span className="week-second" /> other contact <span className="week-none" /> none
      </p>
      <details className="small">
        <summary>The same as a table</summary>
        <table className="week-table">
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col" className="right">
                Contact
              </th>
              <th scope="col" className="right">
                First-hand
              </th>
            </tr>
          </thead>
          <tbody>
            {[...met].reverse().map(({ monday, minutes, firstHand }) => (
              <tr key={monday}>
                <th scope="row">{sayDayShort(monday)}</th>
                <td className="right">{sayMinutes(minutes)}</td>
                <td className="right">{sayMinutes(firstHand)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
