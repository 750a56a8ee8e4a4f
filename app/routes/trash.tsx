import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Deleted · Whetstone' }];

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return { path: query.get('path') ?? '', trashed: query.get('trashed') ?? '' };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { path = '', trashed = '' } = await readForm(request);
  const { href } = orThrow(await context.library.putBack(trashed, path));
  return redirect(`${href}?saved=1`);
}

export default function Trash() {
  const { path, trashed } = useLoaderData<typeof loader>();
  return (
    <div className="reading">
      <header className="page-head">
        <h1>{trashed === '' ? 'Trash' : 'Deleted'}</h1>
      </header>
      {trashed === '' ? (
        <p className="empty">
          What you delete is in the folder <code>.trash/</code> of your vault, under the path it had.
        </p>
      ) : (
        <>
          <p>
            <code>{path}</code> is now <code>{trashed}</code>.
          </p>
          <Form method="post" className="buttons restore">
            <input type="hidden" name="path" value={path} />
            <input type="hidden" name="trashed" value={trashed} />
            <button type="submit">Put it back</button>
            <Link to="/">Today</Link>
          </Form>
        </>
      )}
    </div>
  );
}
