import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react';
import { count } from '#app/core/words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { subjectOf } from '#app/ui/subject.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Delete ${data?.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return orThrow(await context.library.previewDelete(subjectOf(request, params)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { path, trashed } = orThrow(await context.library.remove(subjectOf(request, params)));
  return redirect(`/trash?${new URLSearchParams({ path, trashed })}`);
}

export default function Delete() {
  const { title, path, href, links, contacts, verdicts } = useLoaderData<typeof loader>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Delete {title}</h1>
        <p className="soft">
          <code>{path}</code> moves to <code>.trash/</code> in your vault, and can be put back.
        </p>
      </header>
      {contacts + verdicts > 0 && (
        <section>
          {count(contacts, 'contact')} and {count(verdicts, 'verdict')} no longer count.
        </section>
      )}
      <section>
        <h2>What links here</h2>
        {links.length === 0 ? (
          <p className="soft">Nothing does.</p>
        ) : (
          <>
            <p className="soft">{count(links.length, 'link')} will lead nowhere, and <Link to="/problems">Problems</Link> will name each.</p>
            <ul className="plain backlinks">
              {links.map((link) => (
                <li key={`${link.path}:${link.line}:${link.before}`}>
                  {link.before}
                  <mark>{link.link}</mark>
                  {link.after}{' '}
                  <span className="small soft">
                    <code>
                      {link.path}:{link.line}
                    </code>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Form method="post" className="buttons save-bar">
        <button type="submit" className="primary" disabled={isBusy}>
          Delete it
        </button>
        <Link to={href}>Keep it</Link>
      </Form>
    </div>
  );
}
