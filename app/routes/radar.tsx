import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { filterBlips } from '#app/core/blip-list.ts';
import { formatDay } from '#app/core/day.ts';
import { count, sayDay } from '#app/core/words.ts';
import { AsOfForm } from '#app/ui/as-of-form.tsx';
import { linkWith, readBlipChoices } from '#app/ui/blip-choices.ts';
import { BlipFilters } from '#app/ui/blip-filters.tsx';
import { BlipTable } from '#app/ui/blip-table.tsx';
import { LENS_WORDS } from '#app/ui/lens-words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RadarLegend } from '#app/ui/radar-legend.tsx';
import { PAGE_PALETTE } from '#app/ui/radar-palette.ts';
import { RadarPicture } from '#app/ui/radar-picture.tsx';

export const meta: MetaFunction = () => [{ title: 'Radar · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const ask = { asOf: asked.get('asOf'), lens: asked.get('lens'), compare: asked.get('compare') };
  const radar = orThrow(await context.library.radar(ask));
  const { today } = await context.library.about();
  return { radar, today };
}

export default function Radar() {
  const { radar, today } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const choices = readBlipChoices(query);
  const asOf = radar.asOf === today ? '' : `?asOf=${formatDay(radar.asOf)}`;
  const shown = choices.narrowed ? new Set(filterBlips(radar, choices.filter).map((blip) => blip.area)) : undefined;
  return (
    <div className="wide">
      <header className="page-head radar-head">
        <h1>{radar.title}</h1>
        <p className="soft">
          {radar.owner && `${radar.owner}. `}
          {count(radar.blips.length, 'area')} on {sayDay(radar.asOf)}; movement since {sayDay(radar.compare)}.
        </p>
        <nav aria-label="Lens" className="lenses">
          {(['recommendation', 'contact'] as const).map((lens) => (
            <Link key={lens} to={linkWith(query, { lens, ring: null })} aria-current={radar.lens === lens ? 'page' : undefined} preventScrollReset>
              {LENS_WORDS[lens]}
            </Link>
          ))}
        </nav>
      </header>
      {radar.blips.length === 0 ? (
        <p className="reading empty">
          Nothing had been logged by {sayDay(radar.asOf)}. An area appears here with its first contact or verdict: write an entry that names it under <code>areas:</code> and has a <code>date:</code>.
        </p>
      ) : (
        <div className="radar-split">
          <section aria-label="Radar" className="radar-side">
            <RadarPicture view={radar} palette={PAGE_PALETTE} highlighted={shown} hrefOf={(blip) => `/areas/${encodeURIComponent(blip.area)}${asOf}`} />
            <RadarLegend />
            <AsOfForm action="/radar" asOf={radar.asOf} today={today}>
              <label>
                compared with <input type="date" name="compare" defaultValue={formatDay(radar.compare)} key={radar.compare} />
              </label>
              <input type="hidden" name="lens" value={radar.lens} />
            </AsOfForm>
          </section>
          <section aria-label="Areas as a table" className="table-side">
            <BlipFilters radar={radar} choices={choices} />
            <BlipTable radar={radar} choices={choices} asOfQuery={asOf} />
            {radar.retired.length > 0 && (
              <details className="retired">
                <summary>{count(radar.retired.length, 'area')} retired from the picture</summary>
                <p className="soft small">No verdict, and next to no evidence for a year.</p>
                <ul>
                  {radar.retired.map((area) => (
                    <li key={area.area}>
                      <Link to={`/areas/${encodeURIComponent(area.area)}${asOf}`}>{area.title}</Link>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        </div>
      )}
    </div>
  );
}
