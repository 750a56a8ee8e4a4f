import type { ForecastStep, RadarForecast } from '#app/core/forecast.ts';
import { sayBetween, sayDay, sayDayShort, sayDays, sayWhen } from '#app/core/words.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { drawingOf, Head, type Drawing } from './drawing.tsx';

const BASES = ['fresh', 'fading', 'cold'] as const;
const COLUMN = { width: 250, gap: 24, left: 30, top: 100, row: 44, bar: 15 };

/** What becomes of the radar if nothing is done: a column for each step ahead, a bar for each quadrant. */
export function drawForecast(forecast: RadarForecast, title: string): Drawing {
  const { asOf, steps, falls, rings } = forecast;
  return drawingOf({
    title: `${title}: if nothing is done`,
    about: `From ${sayDay(asOf)} on. Only what was logged by then counts; a date to come is a forecast, and its band says how far to trust it.`,
    picture: <Picture forecast={forecast} title={`${title}: if nothing is done from ${sayDay(asOf)} on`} />,
    tables: (
      <>
        <table>
          <Head names={['Areas', ...steps.map(nameStep)]} />
          <tbody>
            {BASES.map((basis) => (
              <Counts key={basis} name={basis} counts={steps.map((step) => step.basis[basis])} />
            ))}
            {rings.map((ring, r) => (
              <Counts key={ring} name={ring} counts={steps.map((step) => step.rings[r]!)} />
            ))}
          </tbody>
        </table>
        <table>
          <Head names={['Area', 'Falls to', 'When', 'Between']} />
          <tbody>
            {falls.map((fall) => (
              <tr key={`${fall.area} ${fall.to}`}>
                <th scope="row">{fall.title}</th>
                <td>{rings[fall.to]}</td>
                <td>
                  {sayDayShort(fall.day)}, {sayWhen(fall.day, asOf)}
                </td>
                <td>{sayBetween(fall.band, asOf)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  });
}

function Counts({ name, counts }: { name: string; counts: readonly number[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map((n, i) => (
        <td key={i}>{n}</td>
      ))}
    </tr>
  );
}

function nameStep({ ahead }: ForecastStep): string {
  return ahead === 0 ? 'On the day' : `In ${sayDays(ahead)}`;
}

function Picture({ forecast: { steps, quadrants }, title }: { forecast: RadarForecast; title: string }) {
  const { width, gap, left, top, row } = COLUMN;
  const all = { width: left * 2 + steps.length * (width + gap) - gap, height: top + quadrants.length * row + 24 };
  const most = Math.max(1, ...steps[0]!.quadrants.map(({ fresh, fading, cold }) => fresh + fading + cold));
  const { ink, soft, paper } = PRINT_PALETTE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${all.width} ${all.height}`} fontFamily="system-ui, sans-serif" role="img" aria-label={title}>
      <rect width={all.width} height={all.height} fill={paper} />
      <text x={left} y={38} fontSize={22} fontWeight={600} fill={ink}>
        {title}
      </text>
      {steps.map((step, i) => (
        <g key={step.ahead} transform={`translate(${left + i * (width + gap)} ${top})`}>
          <text y={-22} fontSize={15} fontWeight={600} fill={ink}>
            {`${nameStep(step)}: ${step.basis.fresh} fresh`}
          </text>
          {quadrants.map(({ id, title: name }, q) => (
            <g key={id} transform={`translate(0 ${q * row})`}>
              <text y={10} fontSize={12} fill={soft}>
                {name}
              </text>
              <Bar counts={step.quadrants[q]!} unit={width / most} />
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Solid fresh, lighter fading, hollow cold. */
function Bar({ counts: { fresh, fading, cold }, unit }: { counts: ForecastStep['quadrants'][number]; unit: number }) {
  const { keen, dull, fading: half, paper } = PRINT_PALETTE;
  const shape = { y: 16.5, height: COLUMN.bar };
  return (
    <>
      {cold > 0 && <rect x={0.5} width={(fresh + fading + cold) * unit} {...shape} fill={paper} stroke={dull} />}
      {fading > 0 && <rect x={0.5} width={(fresh + fading) * unit} {...shape} fill={half} stroke={keen} />}
      {fresh > 0 && <rect x={0.5} width={fresh * unit} {...shape} fill={keen} />}
    </>
  );
}
