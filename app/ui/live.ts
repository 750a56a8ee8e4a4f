import { useMatches, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useSignedOut } from './door/signed-out.ts';

/** Shows the page anew when the vault has changed underneath it, but for a form: its save is put together with the change. */
export function useLiveVault(): void {
  const { revalidate } = useRevalidator();
  const isForm = useMatches().some(({ handle }) => (handle as { isForm?: boolean } | undefined)?.isForm);
  const rests = useRef(isForm);
  const isSignedOut = useSignedOut();
  useEffect(() => {
    rests.current = isForm;
  }, [isForm]);
  useEffect(() => {
    if (isSignedOut) return undefined;
    const changes = new EventSource('/events');
    let seen: string | null = null;
    changes.addEventListener('revision', (event: MessageEvent<string>) => {
      // The first revision after a broken connection may already be a newer one.
      if (seen !== null && seen !== event.data && !rests.current) revalidate();
      seen = event.data;
    });
    return () => changes.close();
  }, [revalidate, isSignedOut]);
}
