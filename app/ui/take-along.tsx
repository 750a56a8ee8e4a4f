import { useSearchParams } from '@remix-run/react';

/** The page as files to take along, in the very state it is in. */
export function TakeAlong({ what, query: more = {} }: { what: 'radar' | 'freshness'; query?: Record<string, string> }) {
  const [query] = useSearchParams();
  const all = new URLSearchParams(query);
  for (const [key, value] of Object.entries(more)) all.set(key, value);
  const search = all.size > 0 ? `?${all}` : '';
  return (
    <p className="small take-along">
      Take it along:{' '}
      {(['svg', 'png', 'html'] as const).map((format, i) => (
        <span key={format}>
          {i > 0 && ' · '}
          <a href={`/${what}.${format}${search}`} download>
            {format === 'html' ? 'one HTML file' : format.toUpperCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
