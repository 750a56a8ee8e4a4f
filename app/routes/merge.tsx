import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RelinkPage } from '#app/ui/relink-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Merge ${page?.subject.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { library } = context;
  const id = params['id'] ?? '';
  const subject = orThrow(await library.describe({ what: 'area', id }));
  const into = new URL(request.url).searchParams.get('into') ?? '';
  const others = (await library.areas()).quadrants.flatMap(({ areas }) => areas).filter((area) => area.id !== subject.id);
  const areas = others.map((area) => ({ id: area.id, title: area.title })).sort((a, b) => a.title.localeCompare(b.title, 'en'));
  if (into === '') return { subject, areas, into, preview: null, refused: null };
  const preview = await library.previewMerge(id, into);
  return preview.ok ? { subject, areas, into, preview: preview.value, refused: null } : { subject, areas, into, preview: null, refused: `${preview.problem.message} ${preview.problem.hint}` };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { into = '' } = await readForm(request);
  const merged = await context.library.mergeAreas(params['id'] ?? '', into);
  if (merged.ok) return redirect(`/areas/${encodeURIComponent(into)}?saved=1${merged.value.shares === null ? '' : '&shares'}`);
  return data({ refused: `${merged.problem.message} ${merged.problem.hint}` }, { status: 409 });
}

export default function Merge() {
  const { subject, areas, into, preview, refused } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <RelinkPage
      title={`Merge ${subject.title}`}
      about="Its contacts, links and text become those of another area, and its names stay there as other names."
      back={subject.href}
      refused={outcome?.refused ?? refused}
      preview={preview}
      confirm={{ label: 'Merge them', busy: 'Merging…', values: { into } }}
    >
      <label>
        Into{' '}
        <select name="into" defaultValue={into} required>
          <option value="">choose an area</option>
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {area.title}
            </option>
          ))}
        </select>
      </label>
    </RelinkPage>
  );
}
