import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { formatDay } from '#app/core/day.ts';
import { count, sayDay } from '#app/core/words.ts';
import { EditionChanges } from '#app/ui/edition-changes.tsx';
import { EditionTable } from '#app/ui/edition-table.tsx';
import { sayState } from '#app/ui/edition-words.ts';
import { readForm } from '#app/ui/form-values.ts';
import { LENS_WORDS } from '#app/ui/lens-words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { RadarLegend } from '#app/ui/radar-legend.tsx';
import { PAGE_PALETTE } from '#app/ui/radar-palette.ts';
import { RadarPicture } from '#app/ui/radar-picture.tsx';
import { TakeAlong } from '#app/ui/take-along.tsx';
import { Rich } from '#app/ui/rich.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.edition.title ?? 'Edition'} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { library } = context;
  const edition = orThrow(await library.edition(params['name'] ?? ''));
  const against = new URL(request.url).searchParams.get('against');
  const comparison = against ? orThrow(await library.compareEditions(against, edition.name)) : null;
  const others = (await library.editions()).filter((other) => other.name !== edition.name && other.lens === edition.lens);
  const { today } = await library.about();
  return { edition, comparison, others: others.map(({ name, title }) => ({ name, title })), today };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { on } = await readForm(request);
  const { name } = orThrow(await context.library.publishEdition(params['name'] ?? '', on));
  return redirect(`/editions/${encodeURIComponent(name)}`);
}

export default function Edition() {
  const { edition, comparison, others, today } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const since = comparison?.before ?? edition.previous;
  const changes = comparison?.changes ?? edition.changes;
  return (
    <div className="wide">
      <header className="page-head">
        <h1>{edition.title}</h1>
        <p className="soft">
          {LENS_WORDS[edition.lens]}, {count(edition.blips, 'area')} as of {sayDay(edition.asOf)}; {sayState(edition)}. <Link to="/editions">All editions</Link>
        </p>
      </header>
      <div className="radar-split">
        <section aria-label="Radar" className="radar-side">
          <RadarPicture view={edition.radar} palette={PAGE_PALETTE} hrefOf={(blip) => `/areas/${encodeURIComponent(blip.area)}?asOf=${formatDay(edition.asOf)}`} />
          <RadarLegend />
          <TakeAlong what="radar" query={{ edition: edition.name }} />
        </section>
        <div className="table-side">
          {edition.notesHtml !== '' && (
            <section aria-label="Notes">
              <Rich html={edition.notesHtml} />
            </section>
          )}
          <section>
            <h2>{since ? `What changed since ${since.title}` : 'What changed'}</h2>
            {since === null ? <p className="soft">There is no earlier edition of this lens.</p> : <EditionChanges changes={changes} />}
            {others.length > 0 && (
              <Form method="get" className="ask">
                <label>
                  Compare with{' '}
                  <select name="against" defaultValue={query.get('against') ?? edition.previous?.name ?? ''}>
                    {others.map((other) => (
                      <option key={other.name} value={other.name}>
                        {other.title}
                      </option>
                    ))}
                  </select>
                </label>
                <button type="submit">Compare</button>
              </Form>
            )}
          </section>
          <section>
            <h2>{edition.published === null ? 'Publish it' : 'Publishing'}</h2>
            <Form method="post" className="ask">
              <label>
                Public from <input type="date" name="on" defaultValue={formatDay(edition.published ?? today)} />
              </label>
              <button type="submit">{edition.published === null ? 'Publish' : 'Change the day'}</button>
            </Form>
          </section>
          <EditionTable radar={edition.radar} />
        </div>
      </div>
    </div>
  );
}
