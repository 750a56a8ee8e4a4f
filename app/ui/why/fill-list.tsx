import type { Day } from '#app/core/day.ts';
import { MODEL } from '#app/core/model.ts';
import type { TracedContact } from '#app/core/why.ts';
import { sayDays } from '#app/core/words.ts';

/** How one contact came by its share: what it put into each pool, and what is left of that. */
export function FillList({ contact, asOf }: { contact: TracedContact; asOf: Day }) {
  const { minutes, depth, fills, gain, share, day } = contact;
  return (
    <div className="fill-list">
      <table>
        <thead>
          <tr>
            <th scope="col">Pool</th>
            <th scope="col" className="right">
              Rate × min/{MODEL.sessionMinutes}
            </th>
            <th scope="col" className="right">
              Room left
            </th>
            <th scope="col" className="right">
              Filled g
            </th>
            <th scope="col" className="right">
              Weight × g
            </th>
          </tr>
        </thead>
        <tbody>
          {fills.map(({ pool, x, room, g }) => {
            const { name, rate, weight } = MODEL.pools[pool]!;
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="right number">
                  {rate[depth]} × {(minutes / MODEL.sessionMinutes).toFixed(2)} = {x.toFixed(2)}
                </td>
                <td className="right number">{room.toFixed(2)}</td>
                <td className="right number">{g.toFixed(3)}</td>
                <td className="right number">
                  {weight} × {g.toFixed(3)} = {(weight * g).toFixed(3)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        Together {gain.toFixed(3)} on the day; after {sayDays(asOf - day)} {((100 * share) / (gain || 1)).toFixed(0)} % of that is left, {gain.toFixed(3)} × 2<sup>−{asOf - day}/{MODEL.halfLife}</sup> = {share.toFixed(3)}.
      </p>
    </div>
  );
}
