import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { LENSES, type Lens } from '#app/core/config.ts';
import { LENS_WORDS } from '#app/ui/lens-words.ts';

export const meta: MetaFunction = () => [{ title: 'Through the editions · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('lens');
  return context.library.editionTrajectory(LENSES.find((lens) => lens === asked) ?? 'recommendation');
}

export default function EditionTrajectory() {
  const { lens, editions, areas } = useLoaderData<typeof loader>();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Through the editions</h1>
        <p className="soft">
          The ring of each area in each edition. <Link to="/editions">All editions</Link>
        </p>
        <nav aria-label="Lens" className="lenses">
          {LENSES.map((other: Lens) => (
            <Link key={other} to={`?lens=${other}`} aria-current={other === lens ? 'page' : undefined}>
              {LENS_WORDS[other]}
            </Link>
          ))}
        </nav>
      </header>
      {editions.length === 0 ? (
        <p className="empty">No edition of this lens yet.</p>
      ) : (
        <div className="table-scroll" role="region" aria-label="Rings by edition" tabIndex={0}>
          <table className="trajectory-table">
            <thead>
              <tr>
                <th scope="col">Area</th>
                {editions.map((edition) => (
                  <th scope="col" key={edition.name}>
                    <Link to={`/editions/${encodeURIComponent(edition.name)}`}>{edition.title}</Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {areas.map((area) => (
                <tr key={area.area}>
                  <th scope="row">
                    <Link to={`/areas/${encodeURIComponent(area.area)}`}>{area.title}</Link>
                  </th>
                  {area.rings.map((ring, i) => (
                    <td key={editions[i]!.name} className={ring === (area.rings[i - 1] ?? null) ? 'soft' : undefined}>
                      {ring ?? <span className="soft">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
