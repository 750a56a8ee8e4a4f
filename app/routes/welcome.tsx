import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PasswordForm } from '#app/ui/door/password-fields.tsx';
import { statusOf } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Welcome · Whetstone' }];

/** Where the set-up link leads: signs in with its key, once, and keeps the key out of the history of the browser. */
export function loader({ context: { door, visitor }, request }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('key');
  if (visitor.session) {
    if (key !== null) throw redirect('/welcome', 303);
    return { why: null, hasPassword: door.hasPassword() };
  }
  if (key === null) throw redirect('/login', 303);
  if (request.method !== 'GET' || isFetchedAhead(request)) throw new Response(null, { status: 503 });
  const wait = visitor.waitToSignIn();
  if (wait > 0) return data({ why: `That was tried too often. Try again in ${wait} seconds.`, hasPassword: false }, { status: 429, headers: { 'Retry-After': String(wait) } });
  const claimed = door.claimSetupLink(key, visitor.caller);
  if (!claimed.ok) return data({ why: `${claimed.problem.message} ${claimed.problem.hint}`, hasPassword: door.hasPassword() }, { status: statusOf(claimed.problem) });
  throw redirect('/welcome', { status: 303, headers: { 'Set-Cookie': visitor.cookieOf(claimed.value) } });
}

/** A browser may ask for a page before anybody has opened it. */
function isFetchedAhead({ headers }: Request): boolean {
  return /prefetch|prerender/.test(`${headers.get('Sec-Purpose')} ${headers.get('Purpose')}`);
}

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function Welcome() {
  const { why, hasPassword } = useLoaderData<typeof loader>();
  if (why !== null) {
    return (
      <div className="reading door">
        <h1>This link is used up</h1>
        <p className="notice" role="alert">
          {why}
        </p>
        <p>
          <a href="/login">Sign in</a>
        </p>
      </div>
    );
  }
  return (
    <div className="reading door">
      <h1>Welcome</h1>
      <p className="lede">This browser is signed in, for up to six months of use.</p>
      <p>
        <a className="button primary" href="/">
          Go to Today
        </a>
      </p>
      {!hasPassword && (
        <section aria-labelledby="password">
          <h2 id="password">A password, if you like</h2>
          <p className="soft">With one you can sign in from any browser, and reach Whetstone from your other devices. On this machine alone you can do without.</p>
          <PasswordForm hasPassword={false} />
        </section>
      )}
    </div>
  );
}
