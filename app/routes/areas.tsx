import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { StepTo, useLack } from '#app/ui/first-step.tsx';
import { FreshnessMark } from '#app/ui/marks.tsx';

export const meta: MetaFunction = () => [{ title: 'Areas · Whetstone' }];

export function loader({ context }: LoaderFunctionArgs) {
  return context.library.areas();
}

export default function Areas() {
  const { quadrants } = useLoaderData<typeof loader>();
  const lack = useLack();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Areas</h1>
        <p className="soft">
          Everything you keep an eye on, by quadrant.{' '}
          {lack !== 'area' && <Link to="/new/area">New area</Link>}
        </p>
      </header>
      {lack === 'area' && <StepTo lack={lack} />}
      <div className="columns">
        {quadrants.map(({ id, title, areas }) => (
          <section key={id}>
            <h2>{title}</h2>
            {areas.length === 0 && <p className="soft">No area yet.</p>}
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
