import { Link } from '@remix-run/react';
import type { Backlink } from '#app/core/found.ts';

/** What links here, page by page, each link with the sentence around it; before these, how its front matter names this page. */
export function Backlinks({ backlinks }: { backlinks: Backlink[] }) {
  if (backlinks.length === 0) return <p className="soft">Nothing links here yet.</p>;
  return (
    <ul className="plain backlinks">
      {backlinks.map((from) => (
        <li key={from.path}>
          <Link to={from.href}>{from.title}</Link>
          {from.said.map((said) => (
            <p key={said} className="small soft">
              {said}.
            </p>
          ))}
          {from.sentences.map((sentence, i) => (
            <p key={`${sentence.line}:${i}`} className="small soft">
              {sentence.before}
              <mark>{sentence.link}</mark>
              {sentence.after}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
