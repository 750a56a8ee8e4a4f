import { Link, useSearchParams } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import { isFirstHand } from '#app/core/depth.ts';
import { hrefOfContact } from '#app/core/found.ts';
import { sayF } from '#app/core/hundredths.ts';
import { roundShares } from '#app/core/round-shares.ts';
import type { TracedContact } from '#app/core/why.ts';
import { count, sayDay, sayMinutes } from '#app/core/words.ts';
import { linkWith } from './blip-choices.ts';
import { DayMark } from './day.tsx';
import { FillList } from './why/fill-list.tsx';
import { HATCH } from './why/hatch.tsx';

interface Props {
  contacts: TracedContact[];
  /** What the list leaves out. */
  older: { count: number; share: number } | null;
  A: number;
  asOf: Day;
  /** Titles of the entries, by id. */
  titles: Record<string, string>;
  /** What the log line of each contact says. */
  said: string[];
}

/**
 * Every contact and its share of A: the shares add up to it, as shown. A link to a line is an ordinary
 * one, since only a page that is loaded has its `:target` marked.
 */
export function ContactTable({ contacts, older, A, asOf, titles, said }: Props) {
  const [query] = useSearchParams();
  if (contacts.length === 0) return <p className="soft">None yet.</p>;
  const shown = roundShares([...contacts.map((contact) => contact.share), older?.share ?? 0], 3);
  return (
    <div className="table-scroll" role="region" aria-label="Contacts" tabIndex={0}>
      <table className="contact-table">
        <thead>
          <tr>
            <th scope="col">Day and depth</th>
            <th scope="col">Where it says so</th>
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
                <span className="contact-depth">
                  {contact.depth} <span className="soft">{sayMinutes(contact.minutes)}{contact.estimated && ' est.'}</span>
                </span>
              </td>
              <td>
                <a href={hrefOfContact(contact)}>{titles[contact.entry] ?? contact.entry}</a>
                {said[i] && <span className="contact-said">{said[i]}</span>}
                <details className="fills">
                  <summary aria-label={`How the share of ${sayDay(contact.day)}, ${shown[i]!.toFixed(3)}, came about`}>how</summary>
                  <FillList contact={contact} asOf={asOf} />
                </details>
              </td>
              <td className="right number">
                <ShareBar part={A > 0 ? contact.share / A : 0} firstHand={isFirstHand(contact.depth)} />
                {shown[i]!.toFixed(3)}
                {contact.rank !== null && (
                  <span className="small soft contact-rank">
                    <span className="hidden-visually">in the picture </span>
                    {contact.rank}
                  </span>
                )}
              </td>
            </tr>
          ))}
          {older && (
            <tr>
              <th scope="row">
                {count(older.count, 'older one')}
              </th>
              <td>
                <Link to={`${linkWith(query, { contacts: 'all' })}#why`}>Show all</Link>
              </td>
              <td className="right number">{shown.at(-1)!.toFixed(3)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              A, the evidence held
            </th>
            <td>freshness is A/(1+A) = {sayF(A / (1 + A))}</td>
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
      <rect className={firstHand ? 'bar-fresh' : 'bar-hatched'} fill={firstHand ? undefined : HATCH} width={Math.round(part * 400) / 10} height="8" />
    </svg>
  );
}
