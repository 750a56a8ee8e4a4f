import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { KINDS } from '#app/core/entry.ts';
import { formatDay } from '#app/core/day.ts';
import { sayCorrected } from '#app/core/spelling.ts';
import { count, sayDay } from '#app/core/words.ts';
import { linkWith } from '#app/ui/blip-choices.ts';
import { EntryList } from '#app/ui/entry-list.tsx';
import { StepTo, useHeld } from '#app/ui/first-step.tsx';
import { KIND_WORDS } from '#app/ui/kind-words.ts';
import { MetList } from '#app/ui/why/met-list.tsx';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Entries · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return orThrow(
    await context.library.entries({ kind: query.get('kind'), area: query.get('area'), text: query.get('q'), on: query.get('on'), page: query.get('page') }),
  );
}

export default function Entries() {
  const { entries, total, page, pages, today, areas, near, asked, snippets, corrected, met } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const hasNone = useHeld()?.entries === 0;
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Entries</h1>
        <Form method="get" className="ask" key={query.toString()}>
          <input type="search" name="q" defaultValue={asked.text} placeholder="Search titles and text" aria-label="Search titles and text" />
          <select name="kind" defaultValue={asked.kind ?? ''} aria-label="Kind">
            <option value="">Every kind</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </select>
          <select name="area" defaultValue={asked.area ?? ''} aria-label="Area">
            <option value="">Every area</option>
            {areas.map((area) => (
              <option key={area.id} value={area.id}>
                {area.title}
              </option>
            ))}
          </select>
          {asked.on !== null && <input type="hidden" name="on" value={formatDay(asked.on)} />}
          <button type="submit">Show</button>
          {query.size > 0 && <Link to="/entries">Show all</Link>}
        </Form>
        <div role="status">
          {corrected.length > 0 && <p>{sayCorrected(corrected, total > 0)}</p>}
          <p className="soft">
            {count(total, 'entry', 'entries')}
            {asked.on !== null && ` of ${sayDay(asked.on)}`}
            {pages > 1 && `, page ${page} of ${pages}`}
          </p>
        </div>
        {total > 0 && <NearNames near={near} start="Or did you mean" />}
        <p className="small">
          {asked.kind === 'meeting' ? <Link to="/meetings/new">Prepare a meeting</Link> : <Link to={asked.kind ? `/new/${asked.kind}` : '/new'}>New {asked.kind ? KIND_WORDS[asked.kind] : 'entry'}</Link>}
        </p>
      </header>
      {hasNone && <StepTo lack="entry" />}
      {total === 0 && !hasNone && (
        <div className="reading empty">
          <p>No entry fits. {asked.text ? 'Try fewer or other words; the last one may be only the beginning of a word.' : 'Try another kind or area.'}</p>
          <NearNames near={near} start="Did you mean" />
        </div>
      )}
      <MetList met={met} />
      <EntryList entries={entries} asOf={today} snippets={snippets} />
      {pages > 1 && (
        <nav aria-label="Pages" className="pages">
          {page > 1 && <Link to={linkWith(query, { page: String(page - 1) })}>Newer</Link>}
          {page < pages && <Link to={linkWith(query, { page: String(page + 1) })}>Older</Link>}
        </nav>
      )}
    </div>
  );
}

/** Names like what was typed, each a way straight to it. */
function NearNames({ near, start }: { near: readonly { title: string; href: string }[]; start: string }) {
  if (near.length === 0) return null;
  return (
    <p>
      {start}{' '}
      {near.map((named, i) => (
        <span key={named.href}>
          {i > 0 && ', '}
          <Link to={named.href}>{named.title}</Link>
        </span>
      ))}
      ?
    </p>
  );
}
