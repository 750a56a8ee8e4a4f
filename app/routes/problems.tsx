import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { ListedProblem } from '#app/core/problem-list.ts';
import { count } from '#app/core/words.ts';
import { MakeLink } from '#app/ui/make-link.tsx';

export const meta: MetaFunction = () => [{ title: 'Problems · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { diagnostics: await context.library.problems() };
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
          {diagnostics.length === 0 ? 'Everything in the vault reads as written.' : `${count(diagnostics.length, 'place')} in the vault ${diagnostics.length === 1 ? 'wants' : 'want'} a look. Whetstone changes none of them by itself.`}
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

function ProblemTable({ diagnostics, label }: { diagnostics: ListedProblem[]; label: string }) {
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
                <FilePlace problem={d} />
                <span className="small soft problem-code">{d.code}</span>
              </td>
              <td>{d.message}</td>
              <td>
                {d.hint} <MakeLink problem={d} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FilePlace({ problem: { file, line, edit } }: { problem: ListedProblem }) {
  const place = (
    <code>
      {file}:{line}
    </code>
  );
  return edit === null ? place : <Link to={edit}>{place}</Link>;
}
