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
  return (
    <details className="changes" open>
      <summary>
        {count(changes.length, 'change')} since {since}
      </summary>
      <ul className="plain small">
        {changes.map((change) => (
          <li key={change.area} data-area={change.area}>
            <span aria-hidden="true" className="change-sign soft">
              {SIGNS[change.kind]}
            </span>
            <Sentence change={change} href={hrefOf(change.area)} />
          </li>
        ))}
      </ul>
    </details>
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
