import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { useRef } from 'react';
import { filterBlips, meantBlips } from '#app/core/blip-filter.ts';
import { formatDay } from '#app/core/day.ts';
import { count, sayDay } from '#app/core/words.ts';
import { linkWith, readBlipChoices } from '#app/ui/blip-choices.ts';
import { BlipTable } from '#app/ui/blip-table.tsx';
import { FirstStep } from '#app/ui/first-step.tsx';
import { LENS_WORDS } from '#app/ui/lens-words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RadarLegend } from '#app/ui/radar-legend.tsx';
import { BlipCard } from '#app/ui/radar/blip-card.tsx';
import { ChangesList } from '#app/ui/radar/changes-list.tsx';
import { FilterForm } from '#app/ui/radar/filter-form.tsx';
import { RadarSide } from '#app/ui/radar/radar-side.tsx';
import { isAnotherRadar } from '#app/ui/radar/revalidate.ts';
import { DateForm, TimeSlider } from '#app/ui/radar/time-bar.tsx';
import { useAnnounced } from '#app/ui/radar/use-announced.ts';
import { usePointed } from '#app/ui/radar/use-pointed.ts';
import { TakeAlong } from '#app/ui/take-along.tsx';

export const meta: MetaFunction = () => [{ title: 'Radar · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const ask = { asOf: asked.get('asOf'), lens: asked.get('lens'), compare: asked.get('compare') };
  const radar = orThrow(await context.library.radar(ask));
  const { today } = await context.library.about();
  return { radar, today };
}

export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs): boolean {
  return isAnotherRadar(asked) && asked.defaultShouldRevalidate;
}

export default function Radar() {
  const { radar, today } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const page = useRef<HTMLDivElement>(null);
  const pointed = usePointed(page);
  const choices = readBlipChoices(query);
  const asOf = radar.asOf === today ? '' : `?asOf=${formatDay(radar.asOf)}`;
  const hrefOf = (area: string) => `/areas/${encodeURIComponent(area)}${asOf}`;
  const zoomed = radar.quadrants.findIndex(({ id }) => id === query.get('zoom'));
  const zoom = zoomed < 0 ? null : zoomed;
  const inView = zoom === null ? radar.blips : radar.blips.filter((blip) => blip.quadrant === zoom);
  const shown = filterBlips(inView, choices.filter, radar);
  const since = radar.against ? radar.against.title : sayDay(radar.compare);
  const moved = radar.blips.filter(({ movement }) => movement !== 'same').length;
  const said = useAnnounced(`${sayDay(radar.asOf)}: ${count(radar.blips.length, 'area')}, ${moved} new or moved since ${since}.`);
  const card = pointed && inView.find((blip) => blip.area === pointed.area);
  return (
    <div className="wide radar-page">
      <a className="skip" href="#table">
        Skip to the table
      </a>
      <header className="page-head radar-head">
        <h1>{radar.title}</h1>
        <p className="soft">
          {radar.owner && `${radar.owner}. `}
          {count(radar.blips.length, 'area')} on {sayDay(radar.asOf)}; movement since {since}.{' '}
          <span className="ways">
            <Link to={`/radar/trajectory${linkWith(query, { zoom: null, sort: null, falling: null })}`}>Trajectory by quarter</Link> · <Link to="/editions">Editions</Link>
          </span>
        </p>
        <nav aria-label="Lens" className="lenses">
          {(['recommendation', 'contact'] as const).map((lens) => (
            <Link key={lens} to={linkWith(query, { lens, ring: null })} aria-current={radar.lens === lens ? 'page' : undefined} preventScrollReset>
              {LENS_WORDS[lens]}
            </Link>
          ))}
        </nav>
      </header>
      <p role="status" className="hidden-visually">
        {said}
      </p>
      <div className="radar-split" ref={page}>
        <section aria-label="Radar" className="radar-side">
          {radar.blips.length === 0 ? (
            <FirstStep>
              <p className="reading empty">Nothing had been logged by {sayDay(radar.asOf)}. An area appears here with its first contact or verdict.</p>
            </FirstStep>
          ) : (
            <RadarSide radar={radar} zoom={zoom} query={query} highlighted={meantBlips(radar, choices.filter, choices.text)} hrefOf={(blip) => hrefOf(blip.area)} />
          )}
          {card && <BlipCard blip={card} radar={radar} href={hrefOf(card.area)} mark={pointed.mark} near={pointed.near.flatMap((area) => inView.find((blip) => blip.area === area) ?? [])} />}
          {radar.since !== null && <TimeSlider radar={radar} today={today} />}
          <RadarLegend />
          <DateForm radar={radar} today={today} />
          <TakeAlong what="radar" />
        </section>
        <section aria-label="Areas as a table" className="table-side">
          {radar.since !== null && <ChangesList radar={radar} hrefOf={hrefOf} />}
          {radar.blips.length > 0 && <FilterForm radar={radar} shown={shown.length} of={inView.length} action="/radar" />}
          {radar.blips.length > 0 && <BlipTable radar={radar} shown={shown} choices={choices} asOfQuery={asOf} />}
          {radar.retired.length > 0 && (
            <details className="retired">
              <summary>{count(radar.retired.length, 'area')} retired from the picture</summary>
              <p className="soft small">No verdict, and next to no evidence for a year.</p>
              <ul>
                {radar.retired.map((area) => (
                  <li key={area.area}>
                    <Link to={hrefOf(area.area)}>{area.title}</Link>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      </div>
    </div>
  );
}
