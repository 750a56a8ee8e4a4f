import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { KINDS } from '#app/core/entry.ts';
import { KIND_WORDS } from '#app/ui/kind-words.ts';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RelinkPage } from '#app/ui/relink-page.tsx';
import { subjectOf } from '#app/ui/subject.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Rename ${page?.subject.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = subjectOf(request, params);
  const subject = orThrow(await context.library.describe(asked));
  const query = new URL(request.url).searchParams;
  const ask = { id: query.get('id') ?? subject.id, title: query.get('title') ?? subject.title, kind: query.get('kind') ?? subject.kind };
  if (!query.has('id')) return { subject, ask, preview: null, refused: null };
  const preview = await context.library.previewRename(asked, askFor(subject, ask));
  return preview.ok ? { subject, ask, preview: preview.value, refused: null } : { subject, ask, preview: null, refused: `${preview.problem.message} ${preview.problem.hint}` };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asked = subjectOf(request, params);
  const subject = orThrow(await context.library.describe(asked));
  const { id = '', title = '', kind = '' } = await readForm(request);
  const renamed = await context.library.rename(asked, askFor(subject, { id, title, kind }));
  if (renamed.ok) return redirect(`${renamed.value.href}?saved=1${renamed.value.shares === null ? '' : '&shares'}`);
  return data({ refused: `${renamed.problem.message} ${renamed.problem.hint}` }, { status: 409 });
}

/** Only what is to be another than it is. */
function askFor(subject: { id: string; title: string; kind: string }, { id, title, kind }: { id: string; title: string; kind: string }) {
  return { id: id === subject.id ? null : id, title: title === subject.title ? null : title, kind: kind === subject.kind ? null : kind };
}

export default function Rename() {
  const { subject, ask, preview, refused } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <RelinkPage
      title={`Rename ${subject.title}`}
      about="Every link to it is mended in the same step, or nothing is changed. You see it first."
      back={subject.href}
      refused={outcome?.refused ?? refused}
      preview={preview}
      confirm={{ label: 'Rename it so', busy: 'Renaming…', values: ask }}
    >
      <label>
        Title <input name="title" defaultValue={ask.title} required />
      </label>
      <label>
        Id, which is the name of its file <input name="id" defaultValue={ask.id} required spellCheck={false} autoCapitalize="none" />
      </label>
      {subject.what === 'entry' && (
        <label>
          Kind, which is its folder{' '}
          <select name="kind" defaultValue={ask.kind}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </select>
        </label>
      )}
    </RelinkPage>
  );
}
