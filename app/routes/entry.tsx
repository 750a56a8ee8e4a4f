import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { hrefOf } from '#app/core/found.ts';
import { Backlinks } from '#app/ui/backlinks.tsx';
import { DecisionStanding } from '#app/ui/decisions/decision-standing.tsx';
import { SupersedeForms } from '#app/ui/decisions/supersede-form.tsx';
import { CitationBox } from '#app/ui/reading/citation.tsx';
import { EntryFacts } from '#app/ui/entry-facts.tsx';
import { MakeLink } from '#app/ui/make-link.tsx';
import { SubjectActions } from '#app/ui/subject-actions.tsx';
import { orThrow } from '#app/ui/or-throw.ts';
import { Rich } from '#app/ui/rich.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.entry.title ?? 'Entry'} · Whetstone` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = orThrow(await context.library.entry(params['id'] ?? ''));
  return { ...page, citation: page.entry.kind === 'reading' ? await context.library.cite(page.entry.id) : null, decision: page.entry.kind === 'review' ? await context.library.decision(page.entry.id) : null };
}

export default function Entry() {
  const { entry, areas, relations, html, headings, backlinks, diagnostics, today, citation, decision } = useLoaderData<typeof loader>();
  return (
    <div className="wide entry-split">
      <article>
        <header className="page-head">
          <h1>{entry.title}</h1>
          <SubjectActions href={`/entries/${encodeURIComponent(entry.id)}`} more={entry.kind === 'reading' ? [['merge', 'Merge']] : []} />
        </header>
        {entry.kind === 'meeting' && (
          <p className="no-print">
            <Link to={`/meetings/${encodeURIComponent(entry.id)}`}>{entry.day !== null && entry.day > today ? 'Prepare it: the brief' : 'The brief and what was answered'}</Link>
          </p>
        )}
        {decision && <DecisionStanding decision={decision} asOf={today} />}
        {decision && <SupersedeForms decision={decision} />}
        {diagnostics.length > 0 && (
          <aside className="notice" aria-label="Problems in this file">
            <ul className="plain">
              {diagnostics.map((d) => (
                <li key={`${d.line}:${d.code}`}>
                  <Link to={`${hrefOf({ id: entry.id, isArea: false })}/edit`} className="number">
                    Line {d.line}
                  </Link>
                  . {d.message} {d.hint} <MakeLink problem={d} />
                </li>
              ))}
            </ul>
          </aside>
        )}
        {html ? <Rich html={html} /> : <p className="empty">This entry has no text yet.</p>}
        {citation && <CitationBox citation={citation} />}
      </article>
      <aside className="entry-side">
        <EntryFacts entry={entry} areas={areas} relations={relations} today={today} />
        {headings.length > 2 && (
          <nav aria-label="On this page">
            <h2>On this page</h2>
            <ul className="plain small">
              {headings.map((heading) => (
                <li key={heading.id} className={heading.depth > 2 ? 'nested' : undefined}>
                  <Link to={`#${heading.id}`}>{heading.text}</Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <section>
          <h2>What links here</h2>
          <Backlinks backlinks={backlinks} />
        </section>
      </aside>
    </div>
  );
}
