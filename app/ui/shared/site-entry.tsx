import { formatDay } from '#app/core/day.ts';
import { addressOf, areaFile } from '#app/core/share/share-paths.ts';
import type { SharedEntry, SharedRadar } from '#app/core/share/shared-radar.ts';
import { sayDay } from '#app/core/words.ts';
import { KIND_WORDS } from '../kind-words.ts';
import { WayBack } from './site-area.tsx';

/** A shared entry, to be read. */
export function EntryPage({ shared, entry, html }: { shared: SharedRadar; entry: SharedEntry; html: string }) {
  const areas = shared.blips.filter(({ area }) => entry.areas.includes(area));
  return (
    <>
      <WayBack shared={shared} />
      <main className="reading">
        <h1>{entry.title}</h1>
        <p className="soft">
          {KIND_WORDS[entry.kind]}
          {entry.day !== null && (
            <>
              , <time dateTime={formatDay(entry.day)}>{sayDay(entry.day)}</time>
            </>
          )}
        </p>
        {areas.length > 0 && (
          <p>
            About{' '}
            {areas.map(({ area, title }, i) => (
              <span key={area}>
                {i > 0 && ', '}
                <a href={`../${addressOf(areaFile(area))}`}>{title}</a>
              </span>
            ))}
          </p>
        )}
        <article className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      </main>
    </>
  );
}
