import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import type { DecisionRow } from '#app/core/decision-view.ts';
import { count } from '#app/core/words.ts';
import { DayMark } from '#app/ui/day.tsx';
import { DecisionStanding } from '#app/ui/decisions/decision-standing.tsx';
import { readForm } from '#app/ui/form-values.ts';

export const meta: MetaFunction = () => [{ title: 'Decisions · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return context.library.decisions();
}

/** Says which decision took the place of which, and goes back to where that was asked. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { old = '', by = '', back = old } = await readForm(request);
  const done = await context.library.supersede(old, by);
  if (done.ok) return redirect(`/entries/${encodeURIComponent(back)}?saved=1`);
  return data({ refused: `${done.problem.message} ${done.problem.hint}` }, { status: 409 });
}

export default function Decisions() {
  const outcome = useActionData<typeof action>();
  const { due, standing, proposed, past, asOf } = useLoaderData<typeof loader>();
  const total = due.length + standing.length + proposed.length + past.length;
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Decisions</h1>
        <p className="soft">
          {total === 0 ? 'What you decided or reviewed, and what wants another look.' : `${count(due.length, 'decision')} of ${total} ${due.length === 1 ? 'wants' : 'want'} another look.`}{' '}
          {total > 0 && <Link to="/new/review">New review</Link>}
        </p>
      </header>
      {outcome && (
        <p className="notice" role="alert">
          {outcome.refused}
        </p>
      )}
      {total === 0 && (
        <div className="empty">
          <p>
            There is no review yet. <Link to="/new/review">Write the first</Link>, or bring in decision records with <code>whet import adr DIR</code>.
          </p>
          <p>
            With <code>followUp: 2027-01-15</code> in its front matter a decision comes up here from that day on. It comes up too when an area it rests on was fresh then and is stale now.
          </p>
        </div>
      )}
      <Group title="Due for another look" decisions={due} asOf={asOf} />
      <Group title="Proposed" decisions={proposed} asOf={asOf} />
      <Group title="Standing" decisions={standing} asOf={asOf} />
      <Group title="Superseded, rejected or deprecated" decisions={past} asOf={asOf} />
    </div>
  );
}

function Group({ title, decisions, asOf }: { title: string; decisions: DecisionRow[]; asOf: Day }) {
  if (decisions.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="soft number">{decisions.length}</span>
      </h2>
      <ul className="plain entry-list">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <span className="entry-day">{decision.day === null ? 'undated' : <DayMark day={decision.day} asOf={asOf} />}</span>
            <div>
              <Link to={decision.href}>{decision.title}</Link> {decision.status && <span className="soft small">{decision.status}</span>}
              <DecisionStanding decision={decision} asOf={asOf} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
