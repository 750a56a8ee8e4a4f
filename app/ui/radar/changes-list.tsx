import { Link } from '@remix-run/react';
import type { ChangeKind, RadarChange } from '#app/core/radar-changes.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { count, sayDay } from '#app/core/words.ts';

const SIGNS: Record<ChangeKind, string> = { entered: '○', in: '↑', out: '↓', fading: '◐', cold: '◯', fresh: '●', retired: '×' };

/** What has changed since the day compared with, in sentences. */
export function ChangesList({ radar, hrefOf }: { radar: RadarView; hrefOf: (area: string) => string }) {
  const { changes, compare, against } = radar;
  const since = against ? against.title : sayDay(compare);
  if (changes.length === 0) return <p className="soft small changes">Nothing has changed since {since}.</p>;
  const [first, rest] = [changes.slice(0, SHOWN), changes.slice(SHOWN)];
  return (
    <section className="changes small" aria-labelledby="changes">
      <h2 id="changes">
        {count(changes.length, 'change')} since {since}
      </h2>
      <Changes changes={first} hrefOf={hrefOf} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <Changes changes={rest} hrefOf={hrefOf} />
        </details>
      )}
    </section>
  );
}

/** More than these are folded up: the table must stay near. */
const SHOWN = 5;

function Changes({ changes, hrefOf }: { changes: readonly RadarChange[]; hrefOf: (area: string) => string }) {
  return (
    <ul className="plain">
      {changes.map((change) => (
        <li key={change.area} data-area={change.area}>
          <span aria-hidden="true" className="soft">
            {SIGNS[change.kind]}
          </span>
          <Sentence change={change} href={hrefOf(change.area)} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ change: { title, sentence }, href }: { change: RadarChange; href: string }) {
  return (
    <span>
      <Link to={href}>{title}</Link>
      {sentence.slice(title.length)}
    </span>
  );
}
