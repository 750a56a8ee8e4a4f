import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { nameBrowser } from '#app/core/name-browser.ts';
import { PasswordForm } from '#app/ui/door/password-fields.tsx';
import { SessionList } from '#app/ui/door/session-list.tsx';
import { readForm } from '#app/ui/form-values.ts';
import { statusOf } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Account · Whetstone' }];

export function loader({ context: { door, visitor } }: LoaderFunctionArgs) {
  const mine = visitor.session?.id;
  const sessions = door.sessions().map(({ id, browser, createdAt, seenAt }) => ({ id, browser: nameBrowser(browser), createdAt, seenAt, isMine: id === mine }));
  return { sessions, hasPassword: door.hasPassword() };
}

export async function action({ context: { door, visitor }, request }: ActionFunctionArgs) {
  const { intent, id = '', current = '', wanted = '' } = await readForm(request);
  if (intent === 'end' && id !== visitor.session?.id) {
    door.endSession(id);
    return { done: 'That browser is signed out.', why: null };
  }
  if (intent === 'password') {
    const wait = door.hasPassword() ? visitor.waitToSignIn() : 0;
    if (wait > 0) return data({ done: null, why: `That was tried too often. Try again in ${wait} seconds.` }, { status: 429, headers: { 'Retry-After': String(wait) } });
    const set = await door.setPassword({ current, wanted, keep: visitor.session?.id });
    if (!set.ok) return data({ done: null, why: `${set.problem.message} ${set.problem.hint}` }, { status: set.problem.code === 'not-signed-in' ? 400 : statusOf(set.problem) });
    return { done: 'The password is set. Every other browser is signed out.', why: null };
  }
  if (intent === 'everywhere') door.endAllSessions();
  else if ((intent === 'mine' || intent === 'end') && visitor.session) door.endSession(visitor.session.id);
  else return data({ done: null, why: 'That is nothing this page can do, so nothing was done. Choose one of the buttons below.' }, { status: 400 });
  return redirect('/login', { status: 303, headers: { 'Set-Cookie': visitor.cookieOf(null) } });
}

export function headers({ actionHeaders }: { actionHeaders: Headers }) {
  return actionHeaders;
}

/** Forms here are sent without script: what they change is who may load the next page. */
export default function Account() {
  const { sessions, hasPassword } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <div className="reading account">
      <header className="page-head">
        <h1>Account</h1>
        <p className="soft">Who can open this vault in a browser.</p>
      </header>
      {outcome?.why && (
        <p className="notice" role="alert">
          {outcome.why}
        </p>
      )}
      {outcome?.done && (
        <p className="kept" role="status">
          {outcome.done}
        </p>
      )}
      <section aria-labelledby="browsers">
        <h2 id="browsers">Signed in</h2>
        <SessionList sessions={sessions} />
        <form method="post" className="buttons">
          <button type="submit" name="intent" value="mine">
            Sign out here
          </button>
          <button type="submit" name="intent" value="everywhere">
            Sign out everywhere
          </button>
        </form>
        {!hasPassword && <p className="small soft">Without a password, the way back in is the link that the next start of “whet serve” prints.</p>}
      </section>
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        {hasPassword ? (
          <p className="soft">Changing it signs out every other browser.</p>
        ) : (
          <p className="soft">
            None is set. With one you can sign in from any browser, and serve to your other devices with <code className="account-option">--host</code>.
          </p>
        )}
        <PasswordForm hasPassword={hasPassword} />
      </section>
    </div>
  );
}
