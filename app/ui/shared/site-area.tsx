import type { ReactNode } from 'react';
import { formatDay } from '#app/core/day.ts';
import { sayF } from '#app/core/hundredths.ts';
import { addressOf, entryFile } from '#app/core/share/share-paths.ts';
import type { SharedBlip, SharedRadar } from '#app/core/share/shared-radar.ts';
import { sayStaleAbout } from '#app/core/share/share-words.ts';
import { ringSpansOf } from '#app/core/share/step-changes.ts';
import { sayDay } from '#app/core/words.ts';
import { MOVEMENT_WORDS } from '../blip-name.ts';
import { KIND_WORDS } from '../kind-words.ts';
import { PAGE_PALETTE } from '../radar-palette.ts';
import { SmallBlip } from '../small-blip.tsx';
import { SharedPicture } from './shared-picture.tsx';
import { showNow } from './shown.ts';

interface Props {
  shared: SharedRadar;
  blip: SharedBlip;
  /** The area's own words, where they are shared. */
  html: string;
}

/** What a share says of one area. */
export function AreaPage({ shared, blip, html }: Props) {
  const { freshness, movement } = blip;
  const entries = shared.entries.filter(({ id }) => blip.entries.includes(id));
  return (
    <>
      <WayBack shared={shared} />
      <main className="reading with-place">
        <h1>{blip.title}</h1>
        <dl className="facts">
          <Fact name="Ring">
            <strong>{shared.rings[blip.ring]!.title}</strong> on {sayDay(shared.asOf)}
          </Fact>
          <Fact name="Movement">
            <SmallBlip basis={null} movement={movement} /> {MOVEMENT_WORDS[movement]} since {sayDay(shared.compare)}
          </Fact>
          {freshness && (
            <Fact name="Freshness">
              <SmallBlip basis={freshness.basis} /> <span className="number">{sayF(freshness.F)}</span> {freshness.basis}. {sayStaleAbout(freshness, shared.asOf)}.{' '}
              <span className="small soft">Estimated from how long ago, how often and how deeply it was used first-hand; stale below 0.50.</span>
            </Fact>
          )}
          <Fact name="Quadrant">{shared.quadrants[blip.quadrant]!.title}</Fact>
        </dl>
        <div className="place">
          <SharedPicture shown={{ ...showNow(shared), blips: [blip] }} palette={PAGE_PALETTE} isStill />
        </div>
        {html !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />}
        <RingHistory shared={shared} area={blip.area} />
        {entries.length > 0 && (
          <section aria-labelledby="entries">
            <h2 id="entries">Written about it</h2>
            <ul className="plain rows">
              {entries.map(({ id, title, kind, day }) => (
                <li key={id}>
                  <a href={`../${addressOf(entryFile(id))}`}>{title}</a> <span className="small soft">{[KIND_WORDS[kind], ...(day === null ? [] : [sayDay(day)])].join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

/** To the radar, from a page within a folder. */
export function WayBack({ shared }: { shared: SharedRadar }) {
  return (
    <header className="head">
      <p>
        <a href="../index.html">‹ {shared.title}</a>
      </p>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RingHistory({ shared, area }: { shared: SharedRadar; area: string }) {
  const spans = ringSpansOf(area, shared).reverse();
  if (spans.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">Ring by ring</h2>
      <ol className="plain rows" reversed>
        {spans.map(({ from, ring }) => (
          <li key={from}>
            <strong>{ring === null ? 'Not on the radar' : shared.rings[ring]!.title}</strong>{' '}
            <span className="soft">
              first seen on <time dateTime={formatDay(from)}>{sayDay(from)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
