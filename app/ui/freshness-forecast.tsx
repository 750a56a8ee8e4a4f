import { Link } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import type { Fall, ForecastStep, RadarForecast } from '#app/core/forecast.ts';
import type { Basis } from '#app/core/radar.ts';
import { count, sayBetween, sayDay, sayDays, sayWhen } from '#app/core/words.ts';
import { SmallBlip } from './small-blip.tsx';
import { changeHref } from './why/why-href.ts';

const BASES: readonly Basis[] = ['fresh', 'fading', 'cold'];

/** What becomes of the radar if nothing is done: counted, pictured, and named. */
export function FreshnessForecast({ forecast, today }: { forecast: RadarForecast; today: Day }) {
  const { asOf, steps, falls, retiring, rings, quadrants } = forecast;
  const total = BASES.reduce((sum, basis) => sum + steps[0]!.basis[basis], 0);
  return (
    <>
      <section aria-labelledby="forecast-head">
        <h2 id="forecast-head">If nothing is done</h2>
        <p className="soft">{sayLoss(steps)} Only what was logged by {sayDay(asOf)} counts.</p>
        <div className="forecast-pictures">
          {steps.map((step) => (
            <figure key={step.ahead}>
              <figcaption>
                <strong>{nameStep(step, asOf, today)}</strong> <span className="small soft">{sayDay(step.day)}</span>
              </figcaption>
              <StepPicture step={step} names={quadrants.map(({ title }) => title)} most={mostIn(steps)} />
            </figure>
          ))}
        </div>
      </section>
      <div className="forecast-split">
        <section aria-labelledby="falls-head">
          <h2 id="falls-head">What falls when</h2>
          {falls.length === 0 ? <p className="soft">Nothing leaves its contact ring in this time.</p> : steps.slice(1).map((step, i) => (
            <FallTable key={step.ahead} falls={falls.filter(({ day }) => day > steps[i]!.day && day <= step.day)} from={steps[i]!} to={step} rings={rings} asOf={asOf} today={today} />
          ))}
          {retiring.length > 0 && (
            <p className="retiring">
              {count(retiring.length, 'area')} would leave the picture for want of contact and verdict:{' '}
              {retiring.map(({ area, title, day }, i) => (
                <span key={area}>
                  {i > 0 && ', '}
                  <Link to={changeHref(area, asOf, today)}>{title}</Link> on {sayDay(day)}
                </span>
              ))}
              . The counts still have {retiring.length === 1 ? 'it' : 'them'}.
            </p>
          )}
        </section>
        <section aria-labelledby="counts-head">
          <h2 id="counts-head">The same in numbers</h2>
          <CountTable steps={steps} rings={rings} asOf={asOf} today={today} total={total} />
        </section>
      </div>
    </>
  );
}

function sayLoss(steps: readonly ForecastStep[]): string {
  const [now, ...later] = steps;
  const parts = later.map(({ ahead, basis }) => `${basis.fresh} in ${sayDays(ahead)}`);
  return `${count(now!.basis.fresh, 'area')} ${now!.basis.fresh === 1 ? 'is' : 'are'} fresh now; ${parts.join(', ')}.`;
}

function nameStep({ ahead }: ForecastStep, asOf: Day, today: Day): string {
  if (ahead === 0) return asOf === today ? 'Now' : 'That day';
  return `In ${ahead} days`;
}

function mostIn(steps: readonly ForecastStep[]): number {
  return Math.max(1, ...steps[0]!.quadrants.map((q) => q.fresh + q.fading + q.cold));
}

const BAR = { width: 240, height: 14, row: 38 };

/** One bar for each quadrant: solid fresh, lighter fading, hollow cold. */
function StepPicture({ step, names, most }: { step: ForecastStep; names: readonly string[]; most: number }) {
  const unit = BAR.width / most;
  const height = names.length * BAR.row;
  return (
    <svg className="forecast-bars" viewBox={`0 0 ${BAR.width} ${height}`} role="img" aria-label={`${step.basis.fresh} fresh, ${step.basis.fading} fading, ${step.basis.cold} cold`}>
      {names.map((name, q) => {
        const { fresh, fading, cold } = step.quadrants[q]!;
        const y = q * BAR.row + 17;
        return (
          <g key={name}>
            <text className="curve-label" x={0} y={y - 5}>
              {name}
            </text>
            <rect className="bar-cold-hollow" x={0.5} y={y + 0.5} width={Math.max(0, (fresh + fading + cold) * unit - 1)} height={BAR.height - 1} />
            <rect className="bar-fading-edged" x={0.5} y={y + 0.5} width={Math.max(0, (fresh + fading) * unit - 1)} height={fresh + fading > 0 ? BAR.height - 1 : 0} />
            <rect className="bar-fresh" x={0} y={y} width={fresh * unit} height={BAR.height} />
          </g>
        );
      })}
    </svg>
  );
}

function CountTable({ steps, rings, asOf, today, total }: { steps: ForecastStep[]; rings: string[]; asOf: Day; today: Day; total: number }) {
  return (
    <div className="table-scroll" role="region" aria-label="Counts" tabIndex={0}>
      <table className="count-table">
        <thead>
          <tr>
            <th scope="col">Of {count(total, 'area')}</th>
            {steps.map((step) => (
              <th key={step.ahead} scope="col" className="right">
                {nameStep(step, asOf, today)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BASES.map((basis) => (
            <tr key={basis}>
              <th scope="row">
                <SmallBlip basis={basis} /> {basis}
              </th>
              {steps.map((step) => (
                <td key={step.ahead} className="right number">
                  {step.basis[basis]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          {rings.map((ring, i) => (
            <tr key={ring}>
              <th scope="row">{ring}</th>
              {steps.map((step) => (
                <td key={step.ahead} className="right number">
                  {step.rings[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FallProps {
  falls: Fall[];
  from: ForecastStep;
  to: ForecastStep;
  rings: string[];
  asOf: Day;
  today: Day;
}

function FallTable({ falls, from, to, rings, asOf, today }: FallProps) {
  const name = from.ahead === 0 ? `In the next ${to.ahead} days` : `In ${from.ahead + 1} to ${to.ahead} days`;
  if (falls.length === 0) return <p className="soft">{name}: nothing.</p>;
  return (
    <details className="falls" open={from.ahead === 0}>
      <summary>
        {name} <span className="small soft number">{falls.length}</span>
      </summary>
      <table className="fall-table">
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Falls to</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {falls.map((fall) => (
            <tr key={`${fall.area} ${fall.to}`}>
              <th scope="row">
                <Link to={changeHref(fall.area, asOf, today)}>{fall.title}</Link>
              </th>
              <td>{rings[fall.to]}</td>
              <td>
                {sayWhen(fall.day, asOf)}, <span className="soft">{sayBetween(fall.band, asOf)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
