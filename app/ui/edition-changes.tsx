import { Link } from '@remix-run/react';
import type { BlipChange } from '#app/core/edition-changes.ts';
import { count } from '#app/core/words.ts';

/** What changed between two radars, a sentence each; what only won or lost its ground stands apart. */
export function EditionChanges({ changes }: { changes: readonly BlipChange[] }) {
  const moved = changes.filter(({ kind }) => kind !== 'basis');
  const ground = changes.filter(({ kind }) => kind === 'basis');
  return (
    <>
      {moved.length === 0 ? <p className="soft">No area came, moved or went.</p> : <Sentences changes={moved} />}
      {ground.length > 0 && (
        <details>
          <summary>{count(ground.length, 'area')} stayed where they were, on other ground</summary>
          <Sentences changes={ground} />
        </details>
      )}
    </>
  );
}

/** Each sentence begins with the name of its area, which leads there. */
function Sentences({ changes }: { changes: readonly BlipChange[] }) {
  return (
    <ul className="plain change-list">
      {changes.map(({ area, title, said }) => (
        <li key={area}>
          <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link>
          {said.slice(title.length)}
        </li>
      ))}
    </ul>
  );
}
