import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Shows the page anew when the vault has changed underneath it. */
export function useLiveVault(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const changes = new EventSource('/events');
    let seen: string | null = null;
    changes.addEventListener('revision', (event: MessageEvent<string>) => {
      // The first revision after a broken connection may already be a newer one.
      if (seen !== null && seen !== event.data) revalidate();
      seen = event.data;
    });
    return () => changes.close();
  }, [revalidate]);
}
