import type { ReadingRow } from '#app/core/reading-view.ts';
import { sayMinutes } from '#app/core/words.ts';

/** How long it takes, or took; nothing where nobody knows. */
export function ReadingTime({ time }: Pick<ReadingRow, 'time'>) {
  if (!time) return null;
  return (
    <span className="number">
      {sayMinutes(time.minutes)}
      {time.estimated && <span className="soft"> estimated</span>}
    </span>
  );
}
