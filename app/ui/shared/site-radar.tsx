import { changesOfStep } from '#app/core/share/step-changes.ts';
import { formatDay } from '#app/core/day.ts';
import { count, sayDay, sayDayShort } from '#app/core/words.ts';
import { PAGE_PALETTE } from '../radar-palette.ts';
import { SharedLegend } from './shared-legend.tsx';
import { SharedPicture } from './shared-picture.tsx';
import { SharedTable } from './shared-table.tsx';
import { dayHref, type Shown } from './shown.ts';

/** The radar on one day. What the script exchanges when the day changes is marked as a part. */
export function RadarPage({ shown, notes }: { shown: Shown; notes: string }) {
  const { shared, asOf } = shown;
  return (
    <>
      <header className="head" data-part="head">
        {shared.owner !== '' && <p className="small soft">{shared.owner}</p>}
        <h1>{shared.title}</h1>
        <p className="soft">{sayOccasion(shown)}</p>
      </header>
      <main>
        <div className="radar-side">
          <div data-part="picture">
            <SharedPicture shown={shown} palette={PAGE_PALETTE} withTargets />
          </div>
          {shared.history.length > 1 && <TimeNav shown={shown} />}
        </div>
        <div className="word-side">
          <div data-part="notes">{notes !== '' && asOf === shared.asOf && <div className="notes prose" dangerouslySetInnerHTML={{ __html: notes }} />}</div>
          <div data-part="how">
            <SharedLegend shown={shown} />
          </div>
          <Filters shown={shown} />
          <div id="areas" data-part="table" role="region" aria-label="Areas" tabIndex={-1}>
            <SharedTable shown={shown} />
          </div>
          <div data-part="changes">
            <Changes shown={shown} />
          </div>
        </div>
      </main>
    </>
  );
}

/** `47 areas on 22 November 2026. Spring edition.` */
export function sayOccasion({ shared, asOf, edition, blips }: Shown): string {
  const lens = shared.lens === 'recommendation' ? 'what is recommended' : 'how close first-hand knowledge is';
  return `${count(blips.length, 'area')} on ${sayDay(asOf)}: ${lens}.${edition === null ? '' : ` Edition: ${edition}.`}`;
}

/** Earlier and later days as links; the script puts a slider before them. */
function TimeNav({ shown }: { shown: Shown }) {
  const { history } = shown.shared;
  const at = history.findIndex(({ asOf }) => asOf === shown.asOf);
  const [earlier, later] = [history[at - 1], history[at + 1]];
  return (
    <nav className="time" aria-label="Time">
      <div className="slider" hidden>
        <button type="button" aria-label="Play the history">
          ▶
        </button>
        <input type="range" min={0} max={history.length - 1} step={1} defaultValue={at} aria-label="Day" />
      </div>
      <div data-part="time">
        <p className="steps-near">
          {earlier ? <a rel="prev" href={dayHref(shown, earlier.asOf)}>‹ {sayDayShort(earlier.asOf)}</a> : <span />}
          <strong>{sayDayShort(shown.asOf)}</strong>
          {later ? <a rel="next" href={dayHref(shown, later.asOf)}>{sayDayShort(later.asOf)} ›</a> : <span />}
        </p>
        <details>
          <summary>All {history.length} days</summary>
          <ol className="steps">
            {history.map(({ asOf, edition }) => (
              <li key={asOf}>
                <a href={dayHref(shown, asOf)} aria-current={asOf === shown.asOf ? 'page' : undefined}>
                  <time dateTime={formatDay(asOf)}>{sayDay(asOf)}</time>
                </a>
                {edition !== null && ` ${edition}`}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </nav>
  );
}

/** Shown by the script alone: without it the table is short enough to look through. */
function Filters({ shown: { shared } }: { shown: Shown }) {
  const choices = [
    { name: 'quadrant', label: 'Quadrant', of: shared.quadrants },
    { name: 'ring', label: 'Ring', of: shared.rings },
  ];
  return (
    <form className="filters" role="search" aria-label="Areas" hidden>
      <label>
        Find <input type="search" name="q" autoComplete="off" />
      </label>
      {choices.map(({ name, label, of }) => (
        <label key={name}>
          {label}{' '}
          <select name={name}>
            <option value="">all</option>
            {of.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className="small soft" role="status" />
    </form>
  );
}

function Changes({ shown: { shared, before, blips } }: { shown: Shown }) {
  if (!before) return null;
  const changes = changesOfStep(before, { blips }, shared.rings);
  return (
    <section className="changes" aria-labelledby="changes">
      <h2 id="changes">Since {sayDay(before.asOf)}</h2>
      {changes.length === 0 ? (
        <p className="soft">Nothing moved.</p>
      ) : (
        <ul className="plain">
          {changes.map(({ area, said }) => (
            <li key={area} data-area={area}>
              {said}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
