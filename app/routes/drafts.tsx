import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { readForm } from '#app/ui/form-values.ts';
import { MomentMark } from '#app/ui/moment.tsx';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Drafts · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { drafts: await context.library.drafts() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { id = '' } = await readForm(request);
  orThrow(await context.library.dropDraft(id));
  return redirect('/drafts');
}

export default function Drafts() {
  const { drafts } = useLoaderData<typeof loader>();
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Drafts</h1>
        <p className="soft">{drafts.length === 0 ? 'Everything you wrote is saved.' : 'What you wrote and did not save. Each opens with what it would change.'}</p>
      </header>
      <ul className="plain entry-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span className="entry-day">
              <MomentMark at={draft.at} />
            </span>
            <span className="buttons">
              <Link to={draft.href}>{draft.title}</Link>
              <Form method="post">
                <button type="submit" name="id" value={draft.id} aria-label={`Throw away the draft of ${draft.title}`}>
                  Throw away
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
