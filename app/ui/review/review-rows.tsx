import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Day } from '#app/core/day.ts';
import { hrefOf } from '#app/core/found.ts';
import type { EntryHead } from '#app/core/heads.ts';
import type { ReviewedArea, ReviewView } from '#app/core/review-view.ts';
import { sayDay } from '#app/core/words.ts';
import { StaleMark, WhenMark } from '../day.tsx';
import { FreshnessMark } from '../marks.tsx';
import { NotNow } from '../plan/not-now.tsx';
import { VerdictChoice } from './verdict-choice.tsx';

/** Rows that a review shows before the rest is folded away. */
const SHOWN = 6;

/** A part of the review: the first of its rows, and the others where they are asked for. */
export function ReviewSection({ title, none, rows, children }: { title: string; none: string; rows: ReactNode[]; children?: ReactNode }) {
  const rest = rows.slice(SHOWN);
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="soft">{none}</p>}
      <ul className="plain review-rows">{rows.slice(0, SHOWN)}</ul>
      {rest.length > 0 && (
        <details className="review-rest">
          <summary className="small">{rest.length} more</summary>
          <ul className="plain review-rows">{rest}</ul>
        </details>
      )}
      {children}
    </section>
  );
}

/** What an area's row offers: log, not now, and a verdict unless another row of the page asks for it. */
export function AreaRow({ row, asOf, isOffered, chosen }: { row: ReviewedArea; asOf: Day; isOffered: boolean; chosen?: string }) {
  const isPutOff = row.notBefore !== null && row.notBefore > asOf;
  return (
    <li>
      <div>
        <Link to={hrefOf({ id: row.area, isArea: true })}>{row.title}</Link> <FreshnessMark F={row.F} basis={row.basis} />
        <span className="small review-note">
          <StaleMark forecast={row} asOf={asOf} />
          {isPutOff && <span className="soft"> · not before {sayDay(row.notBefore!)}</span>}
        </span>
      </div>
      <div className="review-actions small">
        <LogLink area={row.area} title={row.title} />
        {!isPutOff && <NotNow area={row.area} title={row.title} asOf={asOf} />}
        {!isOffered && <VerdictChoice area={row.area} title={row.title} chosen={chosen} />}
      </div>
    </li>
  );
}

export function VerdictRow({ verdict, asOf, chosen }: { verdict: ReviewView['verdicts'][number]; asOf: Day; chosen?: string }) {
  const { statement, standing, title } = verdict;
  return (
    <li>
      <div>
        <Link to={hrefOf({ id: statement.area, isArea: true })}>{title}</Link>
        <span className="small review-note">
          You said <Link to={hrefOf({ id: statement.entry, isArea: false })}>{statement.verdict}</Link> <WhenMark day={statement.day} asOf={asOf} />
          <span className="soft">{standing === 'outlived' ? '; what it rested on has gone stale since' : ', on evidence that was stale even then'}</span>
        </span>
      </div>
      <div className="review-actions small">
        <LogLink area={statement.area} title={title} />
        <VerdictChoice area={statement.area} title={title} chosen={chosen} />
      </div>
    </li>
  );
}

/** Something that lies still: a source, a project. */
export function EntryRow({ entry, asOf }: { entry: EntryHead; asOf: Day }) {
  const href = hrefOf(entry);
  return (
    <li>
      <div>
        <Link to={href}>{entry.title}</Link>
        <span className="small soft review-note">
          {entry.status}, {entry.lastDay === null ? 'undated' : <>last touched {<WhenMark day={entry.lastDay} asOf={asOf} />}</>}
        </span>
      </div>
      <div className="review-actions small">
        <Link to={`/log?text=${encodeURIComponent(`[[${entry.id}]] `)}`}>
          Log<span className="hidden-visually"> in {entry.title}</span>
        </Link>
        <Link to={`${href}/edit`}>
          Change its status<span className="hidden-visually">: {entry.title}</span>
        </Link>
      </div>
    </li>
  );
}

function LogLink({ area, title }: { area: string; title: string }) {
  return (
    <Link to={`/log?text=${encodeURIComponent(`[[${area}]] `)}`}>
      Log<span className="hidden-visually"> something for {title}</span>
    </Link>
  );
}
