import { Link } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import type { DecisionRow } from '#app/core/decision-view.ts';
import { DayMark, WhenMark } from '../day.tsx';

/** What superseded what, both ways, and why a decision wants another look. */
export function DecisionStanding({ decision, asOf }: { decision: DecisionRow; asOf: Day }) {
  const { supersedes, supersededBy, followUp, outlived, due, status } = decision;
  const isDue = due.length > 0;
  if (!isDue && supersedes.length + supersededBy.length === 0 && followUp === null) return null;
  return (
    <ul className="plain small decision-standing">
      {supersededBy.length > 0 && (
        <li>
          Superseded by <Names names={supersededBy} />
          {due.includes('superseded') && `, though it still says ${status ?? 'nothing about its status'}`}.
        </li>
      )}
      {supersedes.length > 0 && (
        <li>
          Supersedes <Names names={supersedes} />.
        </li>
      )}
      {followUp !== null && (
        <li>
          {due.includes('follow-up') ? 'You meant to look again on ' : 'To look at again on '}
          <DayMark day={followUp} asOf={asOf} />
          {due.includes('follow-up') && (
            <>
              {' '}
              (<WhenMark day={followUp} asOf={asOf} />)
            </>
          )}
          .
        </li>
      )}
      {due.includes('outlived') && (
        <li>
          Fresh when it was reached, and stale now: <Names names={outlived.map(({ id, title }) => ({ title, href: `/areas/${encodeURIComponent(id)}` }))} />.
        </li>
      )}
    </ul>
  );
}

function Names({ names }: { names: { title: string; href: string }[] }) {
  return names.map(({ title, href }, i) => (
    <span key={href}>
      {i > 0 && ', '}
      <Link to={href}>{title}</Link>
    </span>
  ));
}
