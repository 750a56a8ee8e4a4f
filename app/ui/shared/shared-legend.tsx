import { sayDay } from '#app/core/words.ts';
import { SmallBlip } from '../small-blip.tsx';
import type { Shown } from './shown.ts';

/** How to read the picture, in three sentences and the marks they speak of. */
export function SharedLegend({ shown }: { shown: Shown }) {
  const { shared, asOf } = shown;
  const [first, last] = [shared.rings[0]!.title, shared.rings.at(-1)!.title];
  const tellsFreshness = shown.blips.some(({ freshness }) => freshness !== null);
  return (
    <section className="how" aria-labelledby="how-to-read">
      <h2 id="how-to-read">How to read it</h2>
      <p>
        Each circle is one technology, in the part of the picture for its kind and in a ring: the nearer to the centre,{' '}
        {shared.lens === 'recommendation' ? 'the more firmly it is recommended' : 'the closer its owner is to it first-hand'}, from {last} at the edge to {first}.{shared.owner !== '' && ` Whose view it is: ${shared.owner}.`}
      </p>
      <p>
        A line round a circle is movement{asOf === shared.asOf ? ` since ${sayDay(shared.compare)}` : ' up to that day'}: <SmallBlip basis={null} movement="in" /> moved in, <SmallBlip basis={null} movement="out" /> moved out, <SmallBlip basis={null} movement="new" /> new.
      </p>
      {tellsFreshness ? (
        <p>
          The fill says how fresh the hands-on understanding behind it is, since a verdict outlives the knowledge it came from: <SmallBlip basis="fresh" /> fresh, <SmallBlip basis="fading" /> fading, <SmallBlip basis="cold" /> cold.
        </p>
      ) : (
        <p>The number in a circle is its number in the table, and both lead to a page about it.</p>
      )}
    </section>
  );
}
