import { Link } from '@remix-run/react';
import type { BlipChange } from '#app/core/edition-changes.ts';

/** What changed between two radars, a sentence each. */
export function ChangeList({ changes }: { changes: readonly BlipChange[] }) {
  if (changes.length === 0) return <p className="soft">Nothing did.</p>;
  return (
    <ul className="plain change-list">
      {changes.map((change) => (
        <li key={change.area}>
          {change.said} <Link to={`/areas/${encodeURIComponent(change.area)}`} className="small" aria-label={`The area ${change.title}`}>area</Link>
        </li>
      ))}
    </ul>
  );
}
