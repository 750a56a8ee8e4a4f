import { Link } from '@remix-run/react';
import type { Double } from '#app/core/reading-view.ts';

/** Readings that look as if they were on the list twice, each with the way to make them one. */
export function Doubles({ doubles }: { doubles: Double[] }) {
  if (doubles.length === 0) return null;
  return (
    <section className="doubles" aria-labelledby="doubles">
      <h2 id="doubles">On the list twice?</h2>
      <ul className="plain small">
        {doubles.map(({ id, title, year, of, isSure }) => (
          <li key={id}>
            <Link to={`/entries/${encodeURIComponent(id)}`}>{title}</Link>
            {year !== null && ` (${year})`} {isSure ? 'is' : 'may be'} the same as <Link to={`/entries/${encodeURIComponent(of.id)}`}>{of.title}</Link>
            {of.year !== null && ` (${of.year})`}. <Link to={`/entries/${encodeURIComponent(id)}/merge?into=${encodeURIComponent(of.id)}`}>Merge them…</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
