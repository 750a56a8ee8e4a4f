import { useEffect } from 'react';
import { askAgain, useSignedOut } from './signed-out.ts';

/** Says that the sign-in has ended, and goes when there is another. */
export function SignInNote() {
  const isSignedOut = useSignedOut();
  useEffect(() => {
    window.addEventListener('focus', askAgain);
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      window.removeEventListener('focus', askAgain);
      document.removeEventListener('visibilitychange', askAgain);
    };
  }, []);
  if (!isSignedOut) return null;
  return (
    <div className="notice sign-in-note" role="alert">
      <p>
        Your sign-in has ended. What you typed stays here, and is kept in this browser.{' '}
        <a href="/login" target="_blank" rel="noreferrer">
          Sign in in another tab
        </a>
        , then come back and go on.
      </p>
    </div>
  );
}
