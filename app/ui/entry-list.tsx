import { Link } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { vendorBeside } from '#app/core/meeting.ts';
import { DayMark } from './day.tsx';
import { KIND_WORDS } from './kind-words.ts';

/** What a search found stands between U+E000 and U+E001. */
function Snippet({ text }: { text: string }) {
  const parts = text.split(/[\uE000\uE001]/);
  return <span className="snippet small soft">{parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))}</span>;
}

/** Entries as rows of date, title and kind; `snippets` by path where a search found them. */
export function EntryList({ entries, asOf, snippets = {} }: { entries: EntryHead[]; asOf: Day; snippets?: Record<string, string> }) {
  return (
    <ul className="entry-list plain">
      {entries.map((entry) => (
        <li key={entry.path}>
          <span className="entry-day">{entry.lastDay === null ? <span className="soft">undated</span> : <DayMark day={entry.lastDay} asOf={asOf} />}</span>
          <span>
            <Link to={`/entries/${encodeURIComponent(entry.id)}`}>{entry.title}</Link>{' '}
            <span className="soft small">
              {KIND_WORDS[entry.kind]}
              {entry.status && ` · ${entry.status}`}
              {entry.kind === 'meeting' && vendorBeside(entry) !== null && ` · with ${vendorBeside(entry)}`}
              {entry.kind === 'meeting' && entry.day !== null && entry.day >= asOf && (
                <>
                  {' · '}
                  <Link to={`/meetings/${encodeURIComponent(entry.id)}`}>brief</Link>
                </>
              )}
            </span>
            {snippets[entry.path] && <Snippet text={snippets[entry.path]!} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
