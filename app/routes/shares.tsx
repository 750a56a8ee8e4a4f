import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { sayLacking, sayScope } from '#app/core/share/share-words.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { sayShareState, sayViews } from '#app/ui/sharing/share-state.ts';

export const meta: MetaFunction = () => [{ title: 'Shares · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const shares = orThrow(await context.library.shares());
  return { shares: shares.map((share) => ({ ...share, said: sayShareState(share), vain: sayLacking(share.lacking), viewed: sayViews(share), shows: share.scope ? sayScope(share.scope) : 'nothing that this version understands' })) };
}

export default function Shares() {
  const { shares } = useLoaderData<typeof loader>();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>Shares</h1>
        <p className="soft">A share is a link to your radar that can only be read. It shows what you choose and nothing else, and ends when you say so.</p>
        <p>
          <Link to="/shares/new" className="button primary share-start">
            Share your radar
          </Link>
        </p>
      </header>
      {shares.length === 0 ? (
        <div className="notice">
          <p>Nothing is shared yet. A team that sees your radar sees names and rings; you may add how fresh each is, and entries that say so themselves.</p>
          <p>
            To let an entry be part of it, write <code>visibility: shared</code> into its front matter. Its log, its questions and every link to something private stay with you, and you see exactly what is visible before there is a link.
          </p>
        </div>
      ) : (
        <div className="table-scroll" role="region" aria-label="Shares" tabIndex={0}>
          <table className="shares-table">
            <thead>
              <tr>
                <th scope="col">For</th>
                <th scope="col">State</th>
                <th scope="col">Looked at</th>
                <th scope="col" className="wide-only">
                  Shows
                </th>
              </tr>
            </thead>
            <tbody>
              {shares.map(({ id, recipient, said, vain, viewed, shows, state, embed }) => (
                <tr key={id} className={state === 'open' ? undefined : 'soft'}>
                  <th scope="row">
                    <Link to={`/shares/${id}`}>{recipient || `Share ${id}`}</Link>
                  </th>
                  <td>
                    {said}
                    {vain && <>, but {vain}</>}
                  </td>
                  <td>{viewed}</td>
                  <td className="wide-only">
                    {shows}
                    {embed.length > 0 && <span className="small soft"> Embedded by {embed.join(', ')}.</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
