import { Link } from '@remix-run/react';
import type { AreaView } from '#app/core/area-view.ts';
import type { Day } from '#app/core/day.ts';
import type { VerdictStanding } from '#app/core/standing.ts';
import { sayAbout, sayDayShort } from '#app/core/words.ts';
import { DayMark, StaleMark, WhenMark } from './day.tsx';
import { LENS_WORDS } from './lens-words.ts';
import { FreshnessMark } from './marks.tsx';
import { MovementMark } from './small-blip.tsx';
import { changeHref, whyHref } from './why/why-href.ts';

const STANDING_WORDS: Record<VerdictStanding['standing'], string> = {
  supported: 'what it rests on is fresh',
  outlived: 'it has outlived what it rested on',
  thin: 'it rested on little even then',
};

function sayPast(staleSince: Day | null, asOf: Day): string {
  return staleSince === null ? 'It was never fresh' : `since about ${sayAbout(staleSince, asOf)}`;
}

/** Where the owner stands: freshness, both rings with their reasons, the verdict and its ground. */
export function AreaFacts({ page }: { page: AreaView & { today: Day } }) {
  const { area, freshness, standing, asOf, today } = page;
  if (!freshness) return null;
  const { lastContact, lastFirstHand } = freshness;
  return (
    <dl className="facts">
      <div>
        <dt>Freshness</dt>
        <dd>
          <FreshnessMark F={freshness.F} basis={freshness.basis} why={whyHref(area.id, asOf, today)} />
        </dd>
      </div>
      <div>
        <dt>{freshness.stale ? 'Stale' : 'Goes stale'}</dt>
        <dd>
          {freshness.stale ? sayPast(freshness.staleSince, asOf) : <StaleMark forecast={freshness} asOf={asOf} />}
          <p className="small">
            <Link to={changeHref(area.id, asOf, today)}>What would change this</Link>
          </p>
        </dd>
      </div>
      <div>
        <dt>Last first-hand</dt>
        <dd>{lastFirstHand === null ? 'never' : <WhenMark day={lastFirstHand} asOf={asOf} />}</dd>
      </div>
      <div>
        <dt>Last contact</dt>
        <dd>{lastContact === null ? 'never' : <WhenMark day={lastContact} asOf={asOf} />}</dd>
      </div>
      {page.rings.map((ring) => (
        <div key={ring.lens}>
          <dt>{LENS_WORDS[ring.lens]}</dt>
          <dd>
            <strong>{ring.ring.title}</strong> <MovementMark movement={ring.movement} />
            <p className="small">
              {ring.why} {ring.entry && <Link to={`/entries/${encodeURIComponent(ring.entry)}`}>Read it</Link>}
            </p>
          </dd>
        </div>
      ))}
      {standing && (
        <div>
          <dt>Verdict</dt>
          <dd>
            <strong>{standing.statement.verdict}</strong>, <DayMark day={standing.statement.day} asOf={asOf} />: {STANDING_WORDS[standing.standing]}.
            {page.statements.length > 1 && (
              <p className="small soft">
                Before:{' '}
                {page.statements
                  .slice(1)
                  .map((s) => `${s.verdict}, ${sayDayShort(s.day)}`)
                  .join('; ')}
              </p>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
