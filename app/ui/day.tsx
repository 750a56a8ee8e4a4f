import { formatDay, type Day as DayNumber } from '#app/core/day.ts';
import { sayAboutShort, sayBand, sayBandShort, sayDay, sayDayShort, sayStale, sayWhen, type Forecast } from '#app/core/words.ts';

/** A date, absolute; how long ago it was on hover. */
export function DayMark({ day, asOf }: { day: DayNumber; asOf?: DayNumber }) {
  return (
    <time dateTime={formatDay(day)} title={asOf === undefined ? undefined : sayWhen(day, asOf)}>
      {sayDayShort(day)}
    </time>
  );
}

/** A date in words; the date itself on hover. */
export function WhenMark({ day, asOf }: { day: DayNumber; asOf: DayNumber }) {
  return (
    <time dateTime={formatDay(day)} title={sayDay(day)}>
      {sayWhen(day, asOf)}
    </time>
  );
}

/** When an area goes stale, in a cell of a table, with the band that every forecast carries. */
export function StaleCell({ forecast: { staleOn, staleBand, staleSince }, asOf }: { forecast: Forecast; asOf: DayNumber }) {
  if (staleOn === null) {
    return (
      <span className="soft">
        stale {staleSince && <span className="small band">since {sayAboutShort(staleSince, asOf)}</span>}
      </span>
    );
  }
  return (
    <>
      <WhenMark day={staleOn} asOf={asOf} /> <span className="small soft band">{sayBandShort(staleBand, asOf)}</span>
    </>
  );
}

/** The same as a part of a sentence. */
export function StaleMark({ forecast, asOf }: { forecast: Forecast; asOf: DayNumber }) {
  const { staleOn, staleBand } = forecast;
  if (staleOn === null) return <span className="soft">{sayStale(forecast, asOf)}</span>;
  return (
    <span className="stale-mark">
      <WhenMark day={staleOn} asOf={asOf} /> <span className="soft">({sayBand(staleBand, asOf)})</span>
    </span>
  );
}
