import { Link } from '@remix-run/react';
import { isFirstHand } from '#app/core/depth.ts';
import type { Day } from '#app/core/day.ts';
import type { SharedContact } from '#app/core/freshness-view.ts';
import { roundShares } from '#app/core/round-shares.ts';
import { sayMinutes } from '#app/core/words.ts';
import { DayMark } from './day.tsx';

interface Props {
  contacts: SharedContact[];
  /** What the list leaves out. */
  older: { count: number; share: number } | null;
  A: number;
  asOf: Day;
  /** Titles of the entries, by id. */
  titles: Record<string, string>;
}

/** Every contact and its share of A: the shares add up to it. */
export function ContactTable({ contacts, older, A, asOf, titles }: Props) {
  if (contacts.length === 0) return <p className="soft">None yet.</p>;
  const shown = roundShares([...contacts.map((contact) => contact.share), older?.share ?? 0], 3);
  return (
    <div className="table-scroll" role="region" aria-label="Contacts" tabIndex={0}>
      <table className="contact-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Depth</th>
            <th scope="col" className="right wide-only">
              Time
            </th>
            <th scope="col">Entry</th>
            <th scope="col" className="right">
              Share of A
            </th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact, i) => (
            <tr key={`${contact.path}:${contact.line}:${i}`} className={isFirstHand(contact.depth) ? 'first-hand' : 'second-hand'}>
              <td>
                <DayMark day={contact.day} asOf={asOf} />
              </td>
              <td>{contact.depth}</td>
              <td className="right number wide-only">
                {sayMinutes(contact.minutes)}
                {contact.estimated && <span className="soft"> est.</span>}
              </td>
              <td>
                <Link to={`/entries/${encodeURIComponent(contact.entry)}`}>{titles[contact.entry] ?? contact.entry}</Link>
              </td>
              <td className="right number">
                <ShareBar part={A > 0 ? contact.share / A : 0} firstHand={isFirstHand(contact.depth)} />
                {shown[i]!.toFixed(3)}
              </td>
            </tr>
          ))}
          {older && (
            <tr>
              <th scope="row" colSpan={2}>
                {older.count} older ones
              </th>
              <td className="wide-only" />
              <td>
                <Link to="?contacts=all">Show all</Link>
              </td>
              <td className="right number">{shown.at(-1)!.toFixed(3)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              A, the evidence held
            </th>
            <td className="wide-only" />
            <td>freshness is A/(1+A) = {(A / (1 + A)).toFixed(2)}</td>
            <td className="right number">{A.toFixed(3)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function ShareBar({ part, firstHand }: { part: number; firstHand: boolean }) {
  return (
    <svg className="share-bar" viewBox="0 0 40 8" width="40" height="8" aria-hidden="true">
      <rect className={firstHand ? 'bar-fresh' : 'bar-second'} width={Math.round(part * 400) / 10} height="8" />
    </svg>
  );
}
