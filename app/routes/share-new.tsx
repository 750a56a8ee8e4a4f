import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useFetcher, useLoaderData } from '@remix-run/react';
import { NewLink } from '#app/ui/sharing/new-link.tsx';
import { statusOf } from '#app/ui/or-throw.ts';
import { previewOf } from '#app/ui/sharing/share-state.ts';
import { ShareForm } from '#app/ui/sharing/share-form.tsx';
import { NEW_SHARE, readShareForm, shareAskOf, textIn } from '#app/ui/sharing/share-values.ts';
import { VisibleList } from '#app/ui/sharing/visible-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Share your radar · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { choices: await context.library.shareChoices() };
}

export async function action({ context: { library }, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const sent = readShareForm(form);
  const isPreview = form.get('act') !== 'create';
  const made = isPreview ? await library.previewShare(shareAskOf(sent)) : await library.createShare({ ...shareAskOf(sent), password: textIn(form, 'password') });
  if (!made.ok) return data({ sent, refused: `${made.problem.message} ${made.problem.hint}`, visible: null, link: null }, { status: statusOf(made.problem) });
  const link = 'token' in made.value ? { id: made.value.id, url: library.linkOf(made.value.token, new URL(request.url).origin) } : null;
  return data({ sent, refused: null, visible: made.value.visible, link });
}

export default function NewShare() {
  const { choices } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const preview = useFetcher<typeof action>();
  if (outcome?.link) return <Made {...outcome.link} visible={outcome.visible} />;
  const shown = preview.data ?? outcome;
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
          {shown?.visible && <VisibleList visible={shown.visible} />}
          {shown && !shown.visible && <p>{shown.refused}</p>}
          {!shown && <p className="soft">Choose what to share, and it is listed here.</p>}
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
