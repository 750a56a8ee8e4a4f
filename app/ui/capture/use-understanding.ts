import { useEffect, useState } from 'react';
import type { Understanding } from '#app/core/capture-view.ts';

const PAUSE_MS = 60;

/** What a line was understood as, and whether it is the one that stands there now. */
export interface LiveUnderstanding extends Understanding {
  isCurrent: boolean;
}

/** What a line is understood as while it is typed; null while it is empty or the server is out of reach. */
export function useUnderstanding(text: string, caret: number): LiveUnderstanding | null {
  const [understanding, setUnderstanding] = useState<(Understanding & { text: string; caret: number }) | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setUnderstanding(null);
      return undefined;
    }
    const request = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ text, caret: String(caret) });
      fetch(`/log/understanding?${query}`, { signal: request.signal })
        .then(async (response) => setUnderstanding(response.ok ? { ...((await response.json()) as Understanding), text, caret } : null))
        .catch(() => {
          if (!request.signal.aborted) setUnderstanding(null);
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [text, caret]);
  return understanding && { ...understanding, isCurrent: understanding.text === text && understanding.caret === caret };
}
