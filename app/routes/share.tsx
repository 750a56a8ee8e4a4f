import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { sayScope } from '#app/core/share/share-words.ts';
import { visibleIn } from '#app/core/share/visible-in.ts';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow, statusOf } from '#app/ui/or-throw.ts';
import { NewLink } from '#app/ui/sharing/new-link.tsx';
import { previewOf, sayShareState, sayViews } from '#app/ui/sharing/share-state.ts';
import { VisibleList } from '#app/ui/sharing/visible-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [{ title: `${shown?.share.recipient || 'Share'} · Whetstone` }];

export async function loader({ context: { library }, params }: LoaderFunctionArgs) {
  const share = orThrow(library.share(params['id'] ?? ''));
  const content = await library.shareContent(share.id);
  return {
    share,
    said: sayShareState(share),
    viewed: sayViews(share),
    shows: share.scope ? sayScope(share.scope) : 'nothing that this version understands',
    visible: content.ok ? visibleIn(content.value.radar, content.value.files) : null,
    lacking: content.ok ? null : `${content.problem.message} ${content.problem.hint}`,
  };
}

export async function action({ context: { library }, params, request }: ActionFunctionArgs) {
  const { act } = await readForm(request);
  const id = params['id'] ?? '';
  if (act !== 'revoke' && act !== 'rotate') throw data({ message: 'That is nothing a share can do, so nothing was done.', hint: 'Revoke it, or give it another link.' }, { status: 400 });
  const done = act === 'revoke' ? library.revokeShare(id) : await library.rotateShare(id);
  if (!done.ok) return data({ refused: `${done.problem.message} ${done.problem.hint}`, url: null }, { status: statusOf(done.problem) });
  const token = 'token' in done.value ? String(done.value.token) : null;
  return data({ refused: null, url: token && library.linkOf(token, new URL(request.url).origin) });
}

export default function Share() {
  const { share, said, viewed, shows, visible, lacking } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <div className="reading">
      <header className="page-head">
        <p className="small">
          <Link to="/shares">Shares</Link>
        </p>
        <h1>{share.recipient || `Share ${share.id}`}</h1>
        <p className="soft">
          It is {said}. Looked at: {viewed}. It shows {shows}.{share.embed.length > 0 && ` Inside their pages, under its link and /embed, it may be shown by ${share.embed.join(', ')}.`}
        </p>
      </header>
      {outcome?.refused && (
        <p className="notice" role="alert">
          {outcome.refused}
        </p>
      )}
      {outcome?.url && <NewLink url={outcome.url} />}
      {share.state !== 'revoked' && (
        <Form method="post" className="buttons share-revoke">
          <button type="submit" name="act" value="rotate">
            Give it another link
          </button>
          <button type="submit" name="act" value="revoke" className="warn">
            Revoke it
          </button>
          <span className="small soft">Either way, the link there is now leads nowhere from the next moment on.</span>
        </Form>
      )}
      <h2>{share.state === 'open' ? 'Exactly this is visible' : 'What it showed'}</h2>
      {visible && (
        <p className="share-look">
          <a href={previewOf(share.id)}>See it as a viewer does</a>
        </p>
      )}
      {visible ? <VisibleList visible={visible} /> : <p>{lacking}</p>}
    </div>
  );
}
