import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import type { Deleted } from '#app/core/relink-view.ts';
import { readForm } from '#app/ui/form-values.ts';
import { KIND_WORDS } from '#app/ui/kind-words.ts';
import { MomentMark } from '#app/ui/moment.tsx';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Trash · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return { ...(await context.library.trash()), path: query.get('path') ?? '', trashed: query.get('trashed') ?? '' };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { path = '', trashed = '' } = await readForm(request);
  const { href } = orThrow(await context.library.putBack(trashed, path.trim()));
  return redirect(`${href}?saved=1`);
}

/** What was deleted, the latest first; each can be put back where it was, or under another name. */
export default function Trash() {
  const { files, more, path, trashed } = useLoaderData<typeof loader>();
  return (
    <div className="reading">
      <header className="page-head">
        <h1>{trashed === '' ? 'Trash' : 'Deleted'}</h1>
        {trashed !== '' && (
          <p role="status">
            <code>{path}</code> is now <code>{trashed}</code>.
          </p>
        )}
        <p className="soft">
          {files.length === 0 ? 'Nothing was deleted. What you delete' : 'What you deleted'} is in the folder <code>.trash/</code> of your vault, which Git leaves out; emptying that folder deletes it for good.
        </p>
      </header>
      <ul className="plain trash-list">
        {files.map((file) => (
          <Row key={file.trashed} file={file} />
        ))}
      </ul>
      {more > 0 && <p className="soft">And {more} deleted earlier, in the folder itself.</p>}
    </div>
  );
}

function Row({ file: { trashed, path, title, what, at } }: { file: Deleted }) {
  return (
    <li>
      <p>
        <strong>{title}</strong>{' '}
        <span className="small soft">
          {what !== null && `${what === 'area' ? 'area' : KIND_WORDS[what]}, `}deleted <MomentMark at={at} />
        </span>
      </p>
      <Form method="post" className="restore">
        <input type="hidden" name="trashed" value={trashed} />
        <input type="text" name="path" defaultValue={path} required spellCheck={false} aria-label={`Where to put ${title} back`} />
        <button type="submit" aria-label={`Put back ${title}`}>
          Put back
        </button>
      </Form>
    </li>
  );
}
