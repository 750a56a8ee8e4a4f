import { Link } from '@remix-run/react';
import type { Backlink } from '#app/core/found.ts';

/** What links here, each with the sentence around the link. */
export function Backlinks({ backlinks }: { backlinks: Backlink[] }) {
  if (backlinks.length === 0) return <p className="soft">Nothing links here yet.</p>;
  return (
    <ul className="plain backlinks">
      {backlinks.map((from) => (
        <li key={`${from.path}:${from.line}:${from.before.length}`}>
          <Link to={from.href}>{from.title}</Link>
          <p className="small soft">
            {from.before}
            <mark>{from.link}</mark>
            {from.after}
          </p>
        </li>
      ))}
    </ul>
  );
}
