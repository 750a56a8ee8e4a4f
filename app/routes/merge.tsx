import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RelinkChanges } from '#app/ui/relink-changes.tsx';

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
  if (merged.ok) return redirect(`/areas/${encodeURIComponent(into)}?saved=1`);
  return data({ refused: `${merged.problem.message} ${merged.problem.hint}` }, { status: 409 });
}

export default function Merge() {
  const { subject, areas, into, preview, refused } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const why = outcome?.refused ?? refused;
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Merge {subject.title}</h1>
        <p className="soft">Its contacts, links and text become those of another area, and its names stay there as other names.</p>
      </header>
      {why && (
        <p className="notice" role="alert">
          Nothing was changed. {why}
        </p>
      )}
      <Form method="get" className="stacked">
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
        <div className="buttons">
          <button type="submit" className={preview ? undefined : 'primary'}>
            Show what would change
          </button>
          <Link to={subject.href}>Back</Link>
        </div>
      </Form>
      {preview && (
        <section>
          <h2>What would change</h2>
          <RelinkChanges previews={preview.previews} notes={preview.notes} />
          <Form method="post" className="buttons save-bar">
            <input type="hidden" name="into" value={into} />
            <button type="submit" className="primary" disabled={isBusy}>
              {isBusy ? 'Merging…' : 'Merge them'}
            </button>
          </Form>
        </section>
      )}
    </div>
  );
}
