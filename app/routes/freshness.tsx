import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { count, sayDay } from '#app/core/words.ts';
import { AsOfForm } from '#app/ui/as-of-form.tsx';
import { FreshnessTable } from '#app/ui/freshness-table.tsx';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Freshness · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asOf = new URL(request.url).searchParams.get('asOf');
  const freshness = orThrow(await context.library.freshness({ asOf }));
  const { today, quadrants } = await context.library.about();
  return { freshness, today, quadrants };
}

export default function Freshness() {
  const { freshness, today, quadrants } = useLoaderData<typeof loader>();
  const { asOf, rows } = freshness;
  const fresh = rows.filter((row) => !row.stale);
  const stale = rows.filter((row) => row.stale);
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Freshness</h1>
        <p className="soft">
          On {sayDay(asOf)}: {count(fresh.length, 'area')} fresh, {stale.length} stale. A date to come is a forecast for doing nothing; the band says how far to trust it.
        </p>
        <AsOfForm action="/freshness" asOf={asOf} today={today} />
      </header>
      {rows.length === 0 ? (
        <p className="reading empty">Nothing had been logged by {sayDay(asOf)}. Freshness begins with the first dated contact.</p>
      ) : (
        <FreshnessTable groups={[{ title: 'Fresh, the first to go stale first', rows: fresh }, { title: 'Stale, the least stale first', rows: stale }]} asOf={asOf} today={today} quadrants={quadrants} />
      )}
    </div>
  );
}
