import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Problem } from '#app/core/result.ts';
import { safePath } from '#app/core/safe-path.ts';
import { PasswordField } from '#app/ui/door/password-fields.tsx';
import { readForm } from '#app/ui/form-values.ts';
import { statusOf } from '#app/ui/or-throw.ts';

export const meta: MetaFunction = () => [{ title: 'Sign in · Whetstone' }];

export function loader({ context: { door, visitor }, request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get('to'));
  if (visitor.session) throw redirect(to, 303);
  return { to, hasPassword: door.hasPassword() };
}

export async function action({ context: { door, visitor }, request }: ActionFunctionArgs) {
  const { password = '', to } = await readForm(request);
  const wait = visitor.waitToSignIn();
  if (wait > 0) return refuse(to, { code: 'too-often', message: 'That was tried too often.', hint: `Try again in ${wait} seconds.` }, { 'Retry-After': String(wait) });
  const signedIn = await door.signIn(password, visitor.caller);
  if (!signedIn.ok) return refuse(to, signedIn.problem);
  return redirect(safePath(to), { status: 303, headers: { 'Set-Cookie': visitor.cookieOf(signedIn.value) } });
}

/** Where one was going is not forgotten over a slip. */
function refuse(to: string | undefined, problem: Problem, headers?: HeadersInit) {
  return data({ to: safePath(to), why: `${problem.message} ${problem.hint}` }, { status: statusOf(problem), headers });
}

export function headers({ actionHeaders }: { actionHeaders: Headers }) {
  return actionHeaders;
}

export default function Login() {
  const { to, hasPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading door">
      <h1>Sign in</h1>
      {refused && (
        <p className="notice" role="alert">
          {refused.why}
        </p>
      )}
      {hasPassword ? (
        <form method="post" action="/login" className="stacked door-form">
          <input type="hidden" name="to" value={refused?.to ?? to} />
          <input type="text" name="username" autoComplete="username" defaultValue="owner" hidden />
          <PasswordField name="password" label="Password" use="current-password" />
          <div className="buttons">
            <button type="submit" className="primary">
              Sign in
            </button>
          </div>
        </form>
      ) : (
        <div className="door-way">
          <p>
            This vault has no password yet. The terminal that runs <code>whet serve</code> shows a link that signs this browser in. It works once; start the server again for another.
          </p>
          <p>
            Or set a password with <code>whet password</code>, and reload this page.
          </p>
        </div>
      )}
    </div>
  );
}
