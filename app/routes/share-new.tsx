import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useFetcher, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import type { Result } from '#app/core/result.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import type { Visible } from '#app/core/share/visible-in.ts';
import type { Library } from '#app/library.server.ts';
import { NewLink } from '#app/ui/sharing/new-link.tsx';
import { statusOf } from '#app/ui/or-throw.ts';
import { lookAt, previewOf } from '#app/ui/sharing/share-state.ts';
import { ShareForm } from '#app/ui/sharing/share-form.tsx';
import { NEW_SHARE, readShareForm, shareAskOf, textIn } from '#app/ui/sharing/share-values.ts';
import { VisibleList } from '#app/ui/sharing/visible-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Share your radar · Whetstone' }];

export async function loader({ context: { library } }: LoaderFunctionArgs) {
  return { choices: await library.shareChoices(), whole: await tell(library, await library.previewShare(shareAskOf(NEW_SHARE))) };
}

/** What is posted here changes nothing that this page offers. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) => formMethod === undefined && defaultShouldRevalidate;

export async function action({ context: { library }, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const sent = readShareForm(form);
  const isPreview = form.get('act') !== 'create';
  const made = isPreview ? await library.previewShare(shareAskOf(sent)) : await library.createShare({ ...shareAskOf(sent), password: textIn(form, 'password') });
  const told = { sent, ...(await tell(library, made)), link: null };
  if (!made.ok) return data(told, { status: statusOf(made.problem) });
  const link = 'token' in made.value ? { id: made.value.id, url: library.linkOf(made.value.token, new URL(request.url).origin) } : null;
  return data({ ...told, link });
}

/** What a share would show, what of it before its day, and where it can be looked at before it is made. */
async function tell(library: Library, made: Result<{ scope: ShareScope | null; visible: Visible }>) {
  if (!made.ok) return { refused: `${made.problem.message} ${made.problem.hint}`, visible: null, look: null, early: [] };
  const { scope, visible } = made.value;
  return { refused: null, visible, look: scope && lookAt(scope), early: scope ? await library.tellEarly(scope) : [] };
}

export default function NewShare() {
  const { choices, whole } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const preview = useFetcher<typeof action>();
  if (outcome?.link) return <Made {...outcome.link} visible={outcome.visible} />;
  const shown = preview.data ?? outcome ?? whole;
  const ask = (form: HTMLFormElement) => {
    const values = new FormData(form);
    values.delete('password');
    values.set('act', 'preview');
    preview.submit(values, { method: 'post' });
  };
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Share your radar</h1>
        <p className="soft">A link that can only be read. Nothing private is in what it shows; you see here exactly what is.</p>
      </header>
      {outcome?.refused && (
        <p className="notice" role="alert">
          There is no link yet. {outcome.refused}
        </p>
      )}
      <div className="share-split">
        <ShareForm choices={choices} sent={outcome?.sent ?? NEW_SHARE} onChange={ask} />
        <section aria-labelledby="visible" aria-live="polite" className="share-preview">
          <h2 id="visible">Exactly this will be visible</h2>
          {shown.look && (
            <p className="share-look">
              <a href={shown.look} target="_blank" rel="noreferrer">
                Look at it as a reader will
              </a>{' '}
              <span className="small soft">In a new tab; nothing is shared yet.</span>
            </p>
          )}
          {shown.early.map((notice) => (
            <p className="notice" key={notice}>
              {notice}
            </p>
          ))}
          {shown.visible ? <VisibleList visible={shown.visible} /> : <p>{shown.refused}</p>}
        </section>
      </div>
    </div>
  );
}

function Made({ id, url, visible }: { id: string; url: string; visible: Parameters<typeof VisibleList>[0]['visible'] | null }) {
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Your radar is shared</h1>
      </header>
      <NewLink url={url} />
      <h2>What it shows</h2>
      {visible && <VisibleList visible={visible} />}
      <p>
        <a href={previewOf(id)}>See it as a viewer does</a> · <Link to={`/shares/${id}`}>How often it is looked at, and how to end it</Link>
      </p>
    </div>
  );
}
