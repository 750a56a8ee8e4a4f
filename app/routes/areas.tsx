import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FreshnessMark } from '#app/ui/marks.tsx';

export const meta: MetaFunction = () => [{ title: 'Areas · Whetstone' }];

export function loader({ context }: LoaderFunctionArgs) {
  return context.library.areas();
}

export default function Areas() {
  const { quadrants } = useLoaderData<typeof loader>();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Areas</h1>
        <p className="soft">Everything you keep an eye on, by quadrant.</p>
      </header>
      <div className="columns">
        {quadrants.map(({ id, title, areas }) => (
          <section key={id}>
            <h2>{title}</h2>
            {areas.length === 0 && (
              <p className="soft">
                No area yet. Add <code>areas/name.md</code> with <code>quadrant: {id}</code>.
              </p>
            )}
            <ul className="plain area-list">
              {areas.map((area) => (
                <li key={area.id}>
                  <Link to={`/areas/${encodeURIComponent(area.id)}`}>{area.title}</Link>
                  {area.freshness ? <FreshnessMark F={area.freshness.F} basis={area.freshness.basis} why={`/areas/${encodeURIComponent(area.id)}#why`} /> : <span className="soft small">not met yet</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
