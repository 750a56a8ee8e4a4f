import { isRouteErrorResponse, Links, Meta, NavLink, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import type { ReactNode } from 'react';
import { sayDay } from '#app/core/words.ts';
import { CaptureDialog } from '#app/ui/capture/capture-dialog.tsx';
import { SignInNote } from '#app/ui/door/sign-in-note.tsx';
import { isSignedOutError, SIGNED_OUT } from '#app/ui/door/signed-out.ts';
import { OutboxNote } from '#app/ui/capture/outbox-note.tsx';
import { isRefused } from '#app/ui/editor/save-form.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';
import { nameGit } from '#app/ui/git-words.ts';
import { useLiveVault } from '#app/ui/live.ts';
import { useNonce } from '#app/ui/nonce.ts';
import { SavedNote } from '#app/ui/saved-note.tsx';
import { isUnreachable, UNREACHABLE } from '#app/ui/unreachable.ts';
import base from '#app/styles/base.css?url';
import brief from '#app/styles/brief.css?url';
import capture from '#app/styles/capture.css?url';
import code from '#app/styles/code.css?url';
import door from '#app/styles/door.css?url';
import diff from '#app/styles/diff.css?url';
import editions from '#app/styles/editions.css?url';
import forms from '#app/styles/forms.css?url';
import freshness from '#app/styles/freshness.css?url';
import layout from '#app/styles/layout.css?url';
import lists from '#app/styles/lists.css?url';
import marks from '#app/styles/marks.css?url';
import meeting from '#app/styles/meeting.css?url';
import page from '#app/styles/page.css?url';
import plan from '#app/styles/plan.css?url';
import print from '#app/styles/print.css?url';
import reading from '#app/styles/reading.css?url';
import prose from '#app/styles/prose.css?url';
import radar from '#app/styles/radar.css?url';
import radarFilters from '#app/styles/radar-filters.css?url';
import ringTable from '#app/styles/ring-table.css?url';
import review from '#app/styles/review.css?url';
import sharing from '#app/styles/sharing.css?url';
import tables from '#app/styles/tables.css?url';
import tokens from '#app/styles/tokens.css?url';
import why from '#app/styles/why.css?url';
import withoutScript from '#app/styles/without-script.css?url';

export const links: LinksFunction = () => [
  ...[tokens, base, page, layout, tables, lists, marks, prose, code, forms, diff, radar, radarFilters, ringTable, capture, plan, brief, meeting, review, editions, why, freshness, reading, door, sharing].map((href) => ({ rel: 'stylesheet', href })),
  { rel: 'stylesheet', href: print, media: 'print' },
  { rel: 'icon', href: '/whetstone.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: 'Whetstone' }];

/** Null for strangers, who get to see the door and nothing else. */
export async function loader({ context: { library, visitor } }: LoaderFunctionArgs) {
  if (!visitor.session) return null;
  const [about, git] = await Promise.all([library.about(), library.gitStatus()]);
  return { ...about, git };
}

/** The frame of the page stays while a page shows itself in another state, and where a save came to nothing. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod = 'GET', actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  const isOtherState = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return (isOtherState && formMethod === 'GET') || isRefused(actionResult) ? false : defaultShouldRevalidate;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const isOutside = useRouteLoaderData<typeof loader>('root') === null;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <noscript>
          <link rel="stylesheet" href={withoutScript} />
        </noscript>
      </head>
      <body>
        {children}
        {!isOutside && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  useLiveVault();
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const answer: { data: unknown; status: number } = isRouteErrorResponse(error) ? error : failureOf(error);
  return (
    <Frame>
      <ErrorPage problem={answer.data} status={answer.status} />
    </Frame>
  );
}

function failureOf(error: unknown): { data: unknown; status: number } {
  if (isSignedOutError(error)) return { data: SIGNED_OUT, status: 401 };
  return isUnreachable(error) ? { data: UNREACHABLE, status: 503 } : { data: null, status: 500 };
}

const PAGES = [
  ['/', 'Today'],
  ['/radar', 'Radar'],
  ['/freshness', 'Freshness'],
  ['/plan', 'Plan'],
  ['/areas', 'Areas'],
  ['/entries', 'Entries'],
  ['/reading', 'Reading'],
  ['/reviews', 'Decisions'],
] as const;

function Frame({ children }: { children: ReactNode }) {
  const about = useRouteLoaderData<typeof loader>('root');
  if (about === null) return <BareFrame>{children}</BareFrame>;
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="masthead">
        <NavLink to="/" className="wordmark">
          Whetstone
        </NavLink>
        <div className="masthead-make">
          <NavLink to="/new">New</NavLink>
          <NavLink to="/log" className="button log-it" aria-keyshortcuts="c">
            Log
          </NavLink>
        </div>
        <nav aria-label="Main">
          <ul className="plain">
            {PAGES.map(([to, label]) => (
              <li key={to}>
                <NavLink to={to} end={to === '/'} prefetch="intent">
                  {label}
                </NavLink>
              </li>
            ))}
            <li>
              <NavLink to="/problems">
                Problems
                {about && about.problems > 0 && <span className="tally">{about.problems}</span>}
              </NavLink>
            </li>
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <SignInNote />
        <SavedNote />
        <OutboxNote />
        {children}
      </main>
      <CaptureDialog />
      <footer className="colophon">
        <div className="colophon-notes">
          {about?.example && (
            <p>
              This is an example vault, frozen at {sayDay(about.today)}, so its dates are illustrative. Start your own with <code>npx whet init ~/vault</code>.
            </p>
          )}
          <p>
            Freshness is a <NavLink to="/model">documented model</NavLink>, not a truth.
          </p>
        </div>
        <ul className="plain colophon-links">
          <li>
            <NavLink to="/shares">Share</NavLink> this radar
          </li>
          <li>
            <NavLink to="/drafts">Drafts</NavLink>
          </li>
          <li>
            <NavLink to="/trash">Trash</NavLink>
          </li>
          <li>
            <NavLink to="/account">Account</NavLink>
          </li>
          {about && about.git.state !== 'none' && (
            <li>
              Git: <NavLink to="/sync">{nameGit(about.git)}</NavLink>
            </li>
          )}
        </ul>
      </footer>
    </>
  );
}

/** What strangers see: the door, which works without script. */
function BareFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="masthead masthead-bare">
        <span className="wordmark">Whetstone</span>
      </header>
      <main id="main">{children}</main>
    </>
  );
}
