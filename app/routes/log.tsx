import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { CaptureField } from '#app/ui/capture/capture-field.tsx';
import { readForm } from '#app/ui/form-values.ts';

export const meta: MetaFunction = () => [{ title: 'Log · Whetstone' }];

export function loader({ request }: LoaderFunctionArgs) {
  return { text: new URL(request.url).searchParams.get('text') ?? '' };
}

/** The door of a browser without script; with it, lines go to /log/lines. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { text = '' } = await readForm(request);
  const captured = await context.library.capture({ text });
  if (captured.ok) return redirect(`${captured.value.href}?saved=1`);
  return data({ text, why: `${captured.problem.message} ${captured.problem.hint}` }, { status: 400 });
}

export default function Log() {
  const { text } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Log</h1>
        <p className="soft">One line is enough. It is a line in the log of the project it names, else a note of its own.</p>
      </header>
      {refused && (
        <p className="notice" role="alert">
          Not written. {refused.why}
        </p>
      )}
      <CaptureField takesFocus text={refused?.text ?? text} />
      <section className="log-help">
        <h2>What it understands</h2>
        <dl className="facts facts-narrow small">
          <div>
            <dt>Depth</dt>
            <dd>built, debugged, operated: your own hands. reviewed, discussed, read: somebody else’s.</dd>
          </div>
          <div>
            <dt>Areas</dt>
            <dd>By id, title or alias, as many as there were. Brackets are never needed before the text.</dd>
          </div>
          <div>
            <dt>Time</dt>
            <dd>90m, 1h30, 2 hours. Shared evenly among the areas.</dd>
          </div>
          <div>
            <dt>Day</dt>
            <dd>Nothing for today; yesterday, mon, 2026-11-02.</dd>
          </div>
          <div>
            <dt>Project</dt>
            <dd>
              Its name before the text, or <code>[[its-name]]</code> anywhere.
            </dd>
          </div>
        </dl>
        <p className="small">
          For more than a line: <Link to="/new">write a new entry</Link>.
        </p>
      </section>
    </div>
  );
}
