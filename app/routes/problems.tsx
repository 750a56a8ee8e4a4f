import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { hrefToCreate } from '#app/core/found.ts';
import { count } from '#app/core/words.ts';

export const meta: MetaFunction = () => [{ title: 'Problems · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { diagnostics: await context.library.check() };
}

const GROUPS = [
  ['error', 'Not counted until mended'],
  ['warning', 'Perhaps not as you meant it'],
  ['info', 'Good to know'],
] as const;

export default function Problems() {
  const { diagnostics } = useLoaderData<typeof loader>();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Problems</h1>
        <p className="soft">
          {diagnostics.length === 0 ? 'Everything in the vault reads as written.' : `${count(diagnostics.length, 'place')} in the vault want a look. Whetstone changes none of them by itself.`}
        </p>
      </header>
      {GROUPS.map(([severity, title]) => {
        const found = diagnostics.filter((d) => d.severity === severity);
        return found.length === 0 ? null : (
          <section key={severity}>
            <h2>
              {title} <span className="soft number">{found.length}</span>
            </h2>
            <ProblemTable diagnostics={found} label={title} />
          </section>
        );
      })}
    </div>
  );
}

function ProblemTable({ diagnostics, label }: { diagnostics: Diagnostic[]; label: string }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="problem-table">
        <thead>
          <tr>
            <th scope="col">File and line</th>
            <th scope="col">What is wrong</th>
            <th scope="col">How to mend it</th>
          </tr>
        </thead>
        <tbody>
          {diagnostics.map((d, i) => (
            <tr key={`${d.file}:${d.line}:${d.code}:${i}`}>
              <td>
                <code>
                  {d.file}:{d.line}
                </code>
                <span className="small soft problem-code">{d.code}</span>
              </td>
              <td>{d.message}</td>
              <td>
                {d.hint} {d.name !== undefined && <Link to={hrefToCreate(d.name)}>Create “{d.name}”</Link>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
