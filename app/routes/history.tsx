import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { DiffView } from '#app/ui/diff-view.tsx';
import { readForm } from '#app/ui/form-values.ts';
import { MomentMark } from '#app/ui/moment.tsx';
import { orThrow } from '#app/ui/or-throw.ts';
import { subjectOf } from '#app/ui/subject.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `History of ${data?.page.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const subject = subjectOf(request, params);
  const commit = new URL(request.url).searchParams.get('commit');
  const page = orThrow(await context.library.history(subject));
  return { page, shown: commit ? orThrow(await context.library.version(subject, commit)) : null };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { commit = '' } = await readForm(request);
  const restored = orThrow(await context.library.restore(subjectOf(request, params), commit));
  return redirect(`${restored.href}?saved=1${restored.changed ? '' : '&unchanged'}`);
}

export default function History() {
  const { page, shown } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <div className="wide history-split">
      <div>
        <header className="page-head">
          <h1>History of {page.title}</h1>
          <p className="soft small">
            <Link to={page.href}>Back to the page</Link> · <code>{page.path}</code>
          </p>
        </header>
        {page.revisions.length === 0 && <p className="empty">Git has no commit of this file yet. Each save is committed a minute after the last.</p>}
        <ol className="plain revisions">
          {page.uncommitted && (
            <li>
              <Link to="." aria-current={query.get('commit') === null ? 'true' : undefined}>
                Not yet committed
              </Link>
            </li>
          )}
          {page.revisions.map((revision) => (
            <li key={revision.commit}>
              <Link to={`?commit=${revision.commit}`} aria-current={shown?.revision.commit === revision.commit ? 'true' : undefined} preventScrollReset>
                {revision.subject}
              </Link>
              <span className="small soft">
                <MomentMark at={revision.at} /> · <code>{revision.commit.slice(0, 7)}</code>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div>
        {!shown && page.uncommitted && (
          <section>
            <h2>Not yet committed</h2>
            <DiffView diff={page.uncommitted} label="The file against the last commit" />
          </section>
        )}
        {!shown && !page.uncommitted && page.revisions.length > 0 && <p className="soft">The file says what its last commit says. Choose one to see what it changed.</p>}
        {shown && (
          <>
            <section>
              <h2>{shown.revision.subject}</h2>
              <DiffView diff={shown.changed} label="What this commit changed" />
            </section>
            {shown.since.hunks.length > 0 && (
              <section>
                <h2>Since then</h2>
                <DiffView diff={shown.since} label="The file now against this commit" />
                <Form method="post" className="buttons restore">
                  <input type="hidden" name="commit" value={shown.revision.commit} />
                  <button type="submit">Bring this version back</button>
                  <span className="small soft">A save like any other: nothing is lost by it.</span>
                </Form>
              </section>
            )}
          </>
        )}
      </div>
    </div>
  );
}
