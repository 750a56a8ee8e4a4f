import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { filterBlips } from '#app/core/blip-filter.ts';
import { formatDay } from '#app/core/day.ts';
import { sortTrajectories, TRAJECTORY_ORDERS } from '#app/core/radar-trajectory.ts';
import { sayDay } from '#app/core/words.ts';
import { linkWith, readBlipChoices } from '#app/ui/blip-choices.ts';
import { LENS_WORDS } from '#app/ui/lens-words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { FilterForm } from '#app/ui/radar/filter-form.tsx';
import { isAnotherRadar } from '#app/ui/radar/revalidate.ts';
import { TrajectoryTable } from '#app/ui/radar/trajectory-table.tsx';

export const meta: MetaFunction = () => [{ title: 'Trajectory · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const trajectory = orThrow(await context.library.trajectory({ asOf: asked.get('asOf'), lens: asked.get('lens'), compare: asked.get('compare') }));
  const { today } = await context.library.about();
  return { trajectory, today };
}

export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs): boolean {
  return isAnotherRadar(asked) && asked.defaultShouldRevalidate;
}

/** Five years: more would push the present off the screen. */
const PERIODS_SHOWN = 20;

export default function RadarTrajectory() {
  const { trajectory, today } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const { radar, periods, lines } = trajectory;
  const choices = readBlipChoices(query);
  const order = TRAJECTORY_ORDERS.find((known) => known === query.get('sort')) ?? 'ring';
  const kept = new Set(filterBlips(lines.map(({ area }) => area), choices.filter, radar).map(({ area }) => area));
  const shown = lines.filter(({ area }) => kept.has(area.area));
  const from = query.get('history') === 'all' ? 0 : Math.max(0, periods.length - PERIODS_SHOWN);
  const asOf = radar.asOf === today ? '' : `?asOf=${formatDay(radar.asOf)}`;
  return (
    <div className="wide">
      <header className="page-head radar-head">
        <h1>Trajectory</h1>
        <p className="soft">
          The ring of each area at the end of each period, up to {sayDay(radar.asOf)}. <Link to={`/radar${linkWith(query, { sort: null, falling: null, history: null })}`}>The radar</Link>
        </p>
        <nav aria-label="Lens" className="lenses">
          {(['recommendation', 'contact'] as const).map((lens) => (
            <Link key={lens} to={linkWith(query, { lens, ring: null })} aria-current={radar.lens === lens ? 'page' : undefined} preventScrollReset>
              {LENS_WORDS[lens]}
            </Link>
          ))}
        </nav>
      </header>
      <FilterForm radar={radar} shown={shown.length} of={lines.length} action="/radar/trajectory" />
      {from > 0 && (
        <p className="small">
          The last {PERIODS_SHOWN} of {periods.length} quarters. <Link to={linkWith(query, { history: 'all' })}>The whole history</Link>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="empty">No area fits this filter, or nothing had been logged by {sayDay(radar.asOf)}.</p>
      ) : (
        <TrajectoryTable view={trajectory} lines={sortTrajectories(shown, order, choices.falling)} from={from} order={order} falling={choices.falling} search={choices.text} asOfQuery={asOf} />
      )}
    </div>
  );
}
