import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { groupRows, narrowRows, sortRows } from '#app/core/freshness-list.ts';
import { count, sayDay } from '#app/core/words.ts';
import { AsOfForm } from '#app/ui/as-of-form.tsx';
import { linkWith } from '#app/ui/blip-choices.ts';
import { drawSparkline } from '#app/ui/curve.tsx';
import { StepTo, useLack } from '#app/ui/first-step.tsx';
import { FreshnessCalendar } from '#app/ui/freshness-calendar.tsx';
import { FRESHNESS_VIEWS, readFreshnessChoices, type FreshnessPageView } from '#app/ui/freshness-choices.ts';
import { FreshnessFilters } from '#app/ui/freshness-filters.tsx';
import { FreshnessForecast } from '#app/ui/freshness-forecast.tsx';
import { FreshnessTable } from '#app/ui/freshness-table.tsx';
import { HatchPattern } from '#app/ui/why/hatch.tsx';
import { orThrow } from '#app/ui/or-throw.ts';
import { TakeAlong } from '#app/ui/take-along.tsx';

export const meta: MetaFunction = () => [{ title: 'Freshness · Whetstone' }];

export async function loader({ context: { library }, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asOf = query.get('asOf');
  const choices = readFreshnessChoices(query);
  const { today, quadrants } = await library.about();
  if (choices.view === 'calendar') return { today, quadrants, shown: { view: choices.view, calendar: orThrow(await library.calendar({ asOf, year: query.get('year') })) } };
  if (choices.view === 'forecast') return { today, quadrants, shown: { view: choices.view, forecast: orThrow(await library.forecast({ asOf })) } };
  const { asOf: day, rows } = orThrow(await library.freshness({ asOf }));
  const found = sortRows(narrowRows(rows, choices.text), choices.order, choices.falling);
  // The lines of a sparkline weigh a fraction of the points they are drawn from.
  const drawn = found.map(({ curve, tags: _, ...row }) => ({ ...row, tags: [], spark: drawSparkline(curve, day) }));
  const counts = { areas: rows.length, fresh: rows.filter((row) => !row.stale).length };
  return { today, quadrants, shown: { view: choices.view, asOf: day, counts, groups: groupRows(drawn, choices.group, quadrants) } };
}

const VIEW_WORDS: Record<FreshnessPageView, string> = {
  areas: 'What goes stale next',
  calendar: 'When I was in touch',
  forecast: 'If nothing is done',
};

export default function Freshness() {
  const { shown, today, quadrants } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const lack = useLack();
  const choices = readFreshnessChoices(query);
  const asOf = shown.view === 'areas' ? shown.asOf : shown.view === 'calendar' ? shown.calendar.asOf : shown.forecast.asOf;
  return (
    <div className="wide">
      <HatchPattern />
      <header className="page-head freshness-head">
        <h1>Freshness</h1>
        {shown.view === 'areas' && (
          <p className="soft">
            On {sayDay(asOf)}: {count(shown.counts.fresh, 'area')} fresh, {shown.counts.areas - shown.counts.fresh} stale. A date to come is a forecast for doing nothing; the band says how far to trust it.
          </p>
        )}
        <nav aria-label="View" className="lenses">
          {FRESHNESS_VIEWS.map((view) => (
            <Link key={view} to={linkWith(query, { view: view === 'areas' ? null : view })} aria-current={shown.view === view ? 'page' : undefined} preventScrollReset>
              {VIEW_WORDS[view]}
            </Link>
          ))}
        </nav>
        <AsOfForm action="/freshness" asOf={asOf} today={today}>
          {[...query].filter(([key]) => key !== 'asOf').map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
        </AsOfForm>
      </header>
      {lack && <StepTo lack={lack} />}
      {!lack && shown.view === 'calendar' && <FreshnessCalendar calendar={shown.calendar} />}
      {!lack && shown.view === 'forecast' && <FreshnessForecast forecast={shown.forecast} today={today} />}
      {!lack && shown.view === 'areas' && shown.counts.areas === 0 && (
        <p className="reading empty">Nothing had been logged by {sayDay(asOf)}. Freshness begins with the first dated contact.</p>
      )}
      {shown.view === 'areas' && shown.counts.areas > 0 && (
        <>
          <FreshnessFilters choices={choices} />
          {shown.groups.length === 0 ? <p className="empty">No area fits “{choices.text}”.</p> : <FreshnessTable groups={shown.groups} choices={choices} asOf={asOf} today={today} quadrants={quadrants} />}
        </>
      )}
      <TakeAlong what="freshness" />
    </div>
  );
}
