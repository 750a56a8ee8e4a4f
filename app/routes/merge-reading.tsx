import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RelinkPage } from '#app/ui/relink-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Merge ${page?.subject.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { library } = context;
  const id = params['id'] ?? '';
  const subject = orThrow(await library.describe({ what: 'entry', id }));
  const into = new URL(request.url).searchParams.get('into') ?? '';
  const preview = into === '' ? null : await library.previewMergeReadings(id, into);
  const refused = preview && !preview.ok ? `${preview.problem.message} ${preview.problem.hint}` : null;
  return { subject, into, others: await library.otherReadings(subject.id), preview: preview?.ok ? preview.value : null, refused };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { into = '' } = await readForm(request);
  const merged = await context.library.mergeReadings(params['id'] ?? '', into);
  if (merged.ok) return redirect(`${merged.value.href}?saved=1`);
  return data({ refused: `${merged.problem.message} ${merged.problem.hint}` }, { status: 409 });
}

export default function MergeReading() {
  const { subject, into, others, preview, refused } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <RelinkPage
      title={`Merge ${subject.title}`}
      about="Your notes and what links to it become those of another entry of the same source; what only this one says of the source is filled in there."
      back={subject.href}
      refused={outcome?.refused ?? refused}
      preview={preview}
      confirm={{ label: 'Merge them', busy: 'Merging…', values: { into } }}
    >
      <label>
        Into{' '}
        <select name="into" defaultValue={into} required>
          <option value="">choose a reading</option>
          {others.map(({ id, title, authors, year }) => (
            <option key={id} value={id}>
              {[title, authors, year, id].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </label>
    </RelinkPage>
  );
}
