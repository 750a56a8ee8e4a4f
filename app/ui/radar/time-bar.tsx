import { Form, Link, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { formatDay, type Day } from '#app/core/day.ts';
import { stepWithin, type Step } from '#app/core/radar-steps.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { sayDay, sayDayShort } from '#app/core/words.ts';
import { Kept } from './kept.tsx';
import { isTouched } from './touched.ts';
import { hrefOn, useTime } from './use-time.ts';

const KEYS: Record<string, readonly [Step, 1 | -1]> = {
  ArrowLeft: ['week', -1],
  ArrowRight: ['week', 1],
  ArrowDown: ['month', -1],
  ArrowUp: ['month', 1],
  PageDown: ['quarter', -1],
  PageUp: ['quarter', 1],
};

interface Props {
  radar: RadarView;
  today: Day;
}

/** The as-of day on a slider over the whole history, with play. */
export function TimeSlider({ radar, today }: Props) {
  const { asOf } = radar;
  const history = historyOf(radar, today);
  const [first, last] = history;
  const { day, go, isPlaying, play } = useTime(asOf, history);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isTouched(slider.current!)) go(slider.current!.valueAsNumber);
  }, [go]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(stepWithin(day, ...step, history));
  };
  return (
    <div className="time-slider only-with-script">
      <button type="button" aria-label={isPlaying ? 'Pause' : 'Play the history'} onClick={() => play(!isPlaying)}>
        <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
          <path d={isPlaying ? 'M3 2h4v12H3zM9 2h4v12H9z' : 'M4 2l10 6-10 6z'} />
        </svg>
      </button>
      <div>
        <input
          ref={slider}
          type="range"
          autoComplete="off"
          aria-label="As-of date"
          aria-valuetext={sayDay(day)}
          min={first}
          max={last}
          step={1}
          value={day}
          onChange={(event) => go(event.target.valueAsNumber)}
          onKeyDown={onKeyDown}
        />
        <div className="time-ends small soft" aria-hidden="true">
          <span>{sayDayShort(first)}</span>
          <strong>{sayDayShort(day)}</strong>
          <span>{sayDayShort(last)}</span>
        </div>
      </div>
    </div>
  );
}

/** The as-of day as a date, the one compared with, and links by the quarter: time without script. */
export function DateForm({ radar, today }: Props) {
  const { asOf, compare, against } = radar;
  const [query] = useSearchParams();
  const history = historyOf(radar, today);
  const earlier = stepWithin(asOf, 'quarter', -1, history);
  const later = stepWithin(asOf, 'quarter', 1, history);
  return (
    <Form action="/radar" method="get" className="ask date-form" aria-label="Day">
      <Kept query={query} but={['asOf', 'compare']} />
      <label>
        As of <input type="date" name="asOf" defaultValue={formatDay(asOf)} key={asOf} required />
      </label>
      <label>
        compared with{' '}
        <input type={against ? 'text' : 'date'} name="compare" defaultValue={against ? against.name : query.get('compare') ? formatDay(compare) : ''} key={`${query.get('compare')} ${compare}`} />
      </label>
      <button type="submit">Show</button>
      <span className="quarters">
        {earlier < asOf && <Link to={hrefOn(query, earlier, today)} preventScrollReset>‹ A quarter earlier</Link>}
        {later > asOf && <Link to={hrefOn(query, later, today)} preventScrollReset>A quarter later ›</Link>}
        {asOf !== today && <Link to={hrefOn(query, today, today)} preventScrollReset>Today</Link>}
      </span>
    </Form>
  );
}

function historyOf({ asOf, since }: RadarView, today: Day): readonly [Day, Day] {
  return [Math.min(since ?? asOf, asOf), Math.max(today, asOf)];
}
