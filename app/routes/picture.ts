import type { LoaderFunctionArgs } from '@remix-run/node';
import { groupRows, narrowRows, sortRows } from '#app/core/freshness-list.ts';
import { drawCalendar } from '#app/ui/export/calendar-sheet.tsx';
import type { Drawing } from '#app/ui/export/drawing.tsx';
import { drawForecast } from '#app/ui/export/forecast-sheet.tsx';
import { drawAreas } from '#app/ui/export/freshness-sheet.tsx';
import { drawRadarDocument } from '#app/ui/export/radar-document.tsx';
import { drawRadarSvg } from '#app/ui/export/radar-sheet.tsx';
import { readFreshnessChoices } from '#app/ui/freshness-choices.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { shownIn } from '#app/ui/export/shown-in.ts';

const TYPES = { svg: 'image/svg+xml', png: 'image/png', html: 'text/html; charset=utf-8' } as const;
type Format = keyof typeof TYPES;

/** A radar or freshness view, in the state its address says, as a file to take along. */
export async function loader({ context: { library }, request }: LoaderFunctionArgs) {
  const { pathname, searchParams: query } = new URL(request.url);
  const [what, format] = pathname.slice(1).split('.') as ['radar' | 'freshness', Format];
  const drawn = what === 'radar' ? await drawRadar() : await drawFreshness();
  const body = format === 'png' ? await library.png(drawn.svg(), Number(query.get('width')) || undefined) : format === 'svg' ? drawn.svg() : drawn.html();
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${what}.${format}"`,
      // Should it be opened in place, nothing in it runs or loads.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'private, no-cache',
    },
  });

  async function drawRadar(): Promise<Drawing> {
    const edition = query.get('edition');
    const ask = { asOf: query.get('asOf'), lens: query.get('lens'), compare: query.get('compare') };
    const view = edition ? orThrow(await library.frozenRadar(edition, ask)).radar : orThrow(await library.radar(ask));
    const shown = shownIn(view, query);
    return { svg: () => drawRadarSvg(view, shown), html: () => drawRadarDocument(view, shown) };
  }

  async function drawFreshness(): Promise<Drawing> {
    const asOf = query.get('asOf');
    const { view, text, order, falling, group } = readFreshnessChoices(query);
    const { title, quadrants } = await library.about();
    if (view === 'calendar') return drawCalendar(orThrow(await library.calendar({ asOf, year: query.get('year') })), title);
    if (view === 'forecast') return drawForecast(orThrow(await library.forecast({ asOf })), title);
    const { asOf: day, rows } = orThrow(await library.freshness({ asOf }));
    return drawAreas({ asOf: day, groups: groupRows(sortRows(narrowRows(rows, text), order, falling), group, quadrants) }, title);
  }
}
