import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Day } from '#app/core/day.ts';
import type { Entry } from '#app/core/entry.ts';
import type { Freshness } from '#app/core/freshness.ts';
import type { Basis } from '#app/core/radar.ts';
import { sayMinutes } from '#app/core/words.ts';
import { DayMark } from './day.tsx';
import { KIND_WORDS } from './kind-words.ts';
import { SmallBlip } from './small-blip.tsx';

export interface NamedArea {
  id: string;
  title: string;
  /** Line of the front matter that names it. */
  line: number | null;
  freshness: (Pick<Freshness, 'F'> & { basis: Basis }) | null;
}

/** What an entry does to others, and these. */
interface Named {
  said: string;
  names: { title: string; href: string | null }[];
}

/** What the front matter says, in words. */
export function EntryFacts({ entry, areas, relations, today }: { entry: Entry; areas: NamedArea[]; relations: Named[]; today: Day }) {
  const { source } = entry;
  const last = Math.max(...entry.log.map((line) => line.day));
  return (
    <dl className="facts facts-narrow">
      <Fact name="Kind">
        {KIND_WORDS[entry.kind]}
        {entry.status && `, ${entry.status}`}
      </Fact>
      {entry.day !== null && (
        <Fact name={last > entry.day ? 'Begun' : 'Date'}>
          <DayMark day={entry.day} asOf={today} />
        </Fact>
      )}
      {last > (entry.day ?? -Infinity) && (
        <Fact name="Last logged">
          <DayMark day={last} asOf={today} />
        </Fact>
      )}
      {areas.length > 0 && (
        <Fact name="Areas">
          <ul className="plain">
            {areas.map((area, i) => (
              <li key={area.id} id={anchorOf(areas, i)}>
                {area.freshness && <SmallBlip basis={area.freshness.basis} />} <Link to={`/areas/${encodeURIComponent(area.id)}`}>{area.title}</Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {entry.depth && <Fact name="Depth">{entry.depth}</Fact>}
      {entry.minutes !== null && <Fact name="Time">{sayMinutes(entry.minutes)}</Fact>}
      {entry.verdict && <Fact name="Verdict">{entry.verdict}</Fact>}
      {entry.vendor && <Fact name="Vendor">{entry.vendor}</Fact>}
      {source && <Fact name="Source">{[source.authors.map((name) => name.replace(/^\{(.*)\}$/, '$1')).join(source.authors.some((name) => name.includes(',')) ? '; ' : ', '), source.year, source.venue].filter(Boolean).join('. ')}</Fact>}
      {source?.doi && (
        <Fact name="DOI">
          <a href={`https://doi.org/${encodeURI(source.doi)}`} rel="noopener noreferrer">
            {source.doi}
          </a>
        </Fact>
      )}
      <WebFact name="Address" address={entry.url ?? source?.url ?? null} />
      <WebFact name="Repository" address={entry.repo} />
      {relations.map(({ said, names }) => (
        <Fact key={said} name={said}>
          <ul className="plain">
            {names.map(({ title, href }, i) => (
              <li key={i}>{href === null ? title : <Link to={href}>{title}</Link>}</li>
            ))}
          </ul>
        </Fact>
      ))}
      {entry.tags.length > 0 && <Fact name="Tags">{entry.tags.join(', ')}</Fact>}
      <Fact name="Visibility">{entry.visibility}</Fact>
      <Fact name="File">
        <code>{entry.path}</code>
      </Fact>
    </dl>
  );
}

/** Of several areas on one line of the front matter the first one is where a link to the line leads. */
function anchorOf(areas: readonly NamedArea[], i: number): string | undefined {
  const { line } = areas[i]!;
  return line !== null && areas.findIndex((area) => area.line === line) === i ? `line-${line}` : undefined;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A link only where the address is one of the web: a vault may hold anything. */
function WebFact({ name, address }: { name: string; address: string | null }) {
  if (!address) return null;
  return <Fact name={name}>{/^https?:\/\//i.test(address) ? <a href={address} rel="noopener noreferrer">{address.replace(/^https?:\/\//i, '')}</a> : address}</Fact>;
}
