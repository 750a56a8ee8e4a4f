import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { count } from '#app/core/words.ts';
import { READING_STATUSES, type ReadingStatus } from '#app/core/reading-view.ts';
import { linkWith } from '#app/ui/blip-choices.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { ReadingBoard } from '#app/ui/reading/board.tsx';
import { Doubles } from '#app/ui/reading/doubles.tsx';
import { ImportForms } from '#app/ui/reading/import-forms.tsx';
import { actOnReading } from '#app/ui/reading/reading-action.ts';
import { ImportOutcome } from '#app/ui/reading/import-outcome.tsx';
import { ReadingTable } from '#app/ui/reading/table.tsx';

const COUNTED: Record<ReadingStatus, string> = { 'to-read': 'to read', reading: 'being read', read: 'read', abandoned: 'abandoned' };

export const meta: MetaFunction = () => [{ title: 'Reading · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return context.library.readingList({ view: query.get('view'), sort: query.get('sort'), falling: query.get('falling') === '1', page: query.get('page') });
}

/** Moves one source, or brings sources in. */
export async function action({ context, request }: ActionFunctionArgs) {
  const outcome = await actOnReading(await request.formData(), context.library);
  if (outcome.ok) return data({ outcome: outcome.value, refused: null });
  if (outcome.problem.code === 'not-found') orThrow(outcome);
  return data({ outcome: null, refused: `${outcome.problem.message} ${outcome.problem.hint}` }, { status: 400 });
}

export default function ReadingPage() {
  const list = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { view, counts, total, page, pages } = list;
  return (
    <div className="wide reading-page">
      <header className="page-head">
        <h1>Reading</h1>
        <p className="soft">
          {total === 0 ? 'What you mean to read, what you are reading, and what you took from it.' : `${count(total, 'source')}: ${READING_STATUSES.map((status) => `${counts[status]} ${COUNTED[status]}`).join(', ')}.`}
        </p>
        {total > 0 && (
          <nav aria-label="Ways to show it" className="buttons small">
            <Link to="/reading" aria-current={view === 'board' ? 'page' : undefined}>
              Board
            </Link>
            <Link to="/reading?view=table" aria-current={view === 'table' ? 'page' : undefined}>
              Table
            </Link>
            <span>
              Take it along: <a href="/reading.bib" download>BibTeX</a>, <a href="/reading.json" download>CSL-JSON</a>, <a href="/reading.ris" download>RIS</a>
            </span>
            <Link to="/new/reading">Add one by hand</Link>
          </nav>
        )}
      </header>
      {answer?.refused && (
        <p className="notice" role="alert">
          Nothing was changed. {answer.refused}
        </p>
      )}
      {answer?.outcome && <ImportOutcome outcome={answer.outcome} />}
      <Doubles doubles={list.doubles} />
      {total === 0 ? <Empty /> : view === 'table' ? <ReadingTable list={list} query={query} /> : <ReadingBoard list={list} />}
      {pages > 1 && (
        <nav aria-label="Pages" className="pages">
          {page > 1 && <Link to={linkWith(query, { page: String(page - 1) })}>Back</Link>}
          <span className="soft">
            Page {page} of {pages}
          </span>
          {page < pages && <Link to={linkWith(query, { page: String(page + 1) })}>On</Link>}
        </nav>
      )}
      <ImportForms open={total === 0} />
    </div>
  );
}

function Empty() {
  return (
    <div className="reading empty">
      <p>
        Nothing is on the list yet. A source is an entry like any other, with a <code>status</code> and a <code>source</code> in its front matter; what you write below it are your notes. It counts as
        reading, the shallowest contact there is, from the day you have read it.
      </p>
      <p>
        Bring in a file of references below, or <Link to="/new/reading">add one by hand</Link>.
      </p>
    </div>
  );
}
