import { useEffect, useRef, useState } from 'react';

/** How long a text must hold before it is worth saying, in ms. */
const SETTLED_MS = 900;

/** A text for a polite live region: nothing at first, then what it has come to once it no longer changes. */
export function useAnnounced(text: string): string {
  const [said, setSaid] = useState('');
  const first = useRef(text);
  useEffect(() => {
    if (text === first.current) return;
    first.current = '';
    const timer = setTimeout(() => setSaid(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
