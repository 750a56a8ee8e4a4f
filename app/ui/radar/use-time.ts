import { useLocation, useNavigate, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { parseDay, formatDay, type Day } from '#app/core/day.ts';
import { stepToPlay, stepWithin } from '#app/core/radar-steps.ts';
import { addressNow } from './address-now.ts';

/** How long a radar stands before the next while time is played, in ms. */
const PAUSE_MS = 750;

export interface Time {
  /** The day the slider stands on: the one shown, or one asked for and on its way. */
  day: Day;
  /** Shows another day. */
  go: (day: Day) => void;
  isPlaying: boolean;
  play: (on: boolean) => void;
}

/** The as-of day as a reader moves it. Each step is asked for once the one before it has come; the last one asked for is shown. */
export function useTime(asOf: Day, history: readonly [Day, Day]): Time {
  const [first, last] = history;
  const navigate = useNavigate();
  const isBusy = useNavigation().state !== 'idle';
  const [wanted, setWanted] = useState<Day | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  // What is drawn may be behind the address: until another page is drawn than the one the last step was asked for from, that step is on its way.
  const { key: page } = useLocation();
  const askedFrom = useRef<string | null>(null);

  useEffect(() => {
    if (wanted === null || isBusy || askedFrom.current === page) return;
    if (wanted === asOf) {
      // Another day may have been asked for since.
      setWanted((now) => (now === wanted ? null : now));
      return;
    }
    askedFrom.current = page;
    navigate(hrefOn(addressNow(), wanted, last), { replace: true, preventScrollReset: true });
  }, [wanted, isBusy, page, asOf, last, navigate]);

  useEffect(() => {
    if (!isPlaying || isBusy || wanted !== null) return;
    const timer = setTimeout(() => {
      if (asOf >= last) setPlaying(false);
      else setWanted(stepWithin(asOf, stepToPlay([first, last]), 1, [first, last]));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isBusy, wanted, asOf, first, last]);

  const go = useCallback((day: Day) => {
    setPlaying(false);
    setWanted(day);
  }, []);

  return {
    day: wanted ?? asOf,
    isPlaying,
    go,
    play: (on) => {
      setPlaying(on);
      if (on && asOf >= last) setWanted(first);
    },
  };
}

/** The same page on another day. A day to compare with that would no longer be earlier is dropped. */
export function hrefOn(query: URLSearchParams, day: Day, today: Day): string {
  const next = new URLSearchParams(query);
  if (day === today) next.delete('asOf');
  else next.set('asOf', formatDay(day));
  const compare = parseDay(next.get('compare') ?? '');
  if (compare !== null && compare >= day) next.delete('compare');
  return `?${next.toString()}`;
}
