import { Link, useLocation } from '@remix-run/react';
import type { Problem } from '#app/core/result.ts';

const BUG: Problem = {
  code: 'not-found',
  message: 'Something went wrong in Whetstone itself. Nothing in your vault was changed.',
  hint: 'Try the page again. If it stays, the terminal that Whetstone runs in says more.',
};

/** What happened, what was kept, what to do. */
export function ErrorPage({ problem, status }: { problem: unknown; status: number }) {
  const { pathname, search } = useLocation();
  const { message, hint, near = [] } = isProblem(problem) ? problem : BUG;
  return (
    <div className="reading error-page">
      <p className="small soft">{status}</p>
      <h1>{message}</h1>
      <p>{hint}</p>
      {near.length > 0 && (
        <>
          <h2>Did you mean</h2>
          <ul>
            {near.map(({ href, title }) => (
              <li key={href}>
                <Link to={href}>{title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {status === 401 && (
        <p>
          <a className="button primary" href={`/login?to=${encodeURIComponent(pathname + search)}`}>
            Sign in
          </a>
        </p>
      )}
      <p>
        <Link to="/">Today</Link> · <Link to="/radar">Radar</Link> · <Link to="/entries">Entries</Link>
      </p>
    </div>
  );
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'message' in value && 'hint' in value;
}
