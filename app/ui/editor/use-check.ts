import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { BodyProblem } from './code-editor.ts';

/** What the text in a form reads as, rendered like the page it will be. */
export interface Reading {
  html: string;
  problems: BodyProblem[];
}

const PAUSE_MS = 400;

/** Reads what is in a form whenever it rests; null until the first answer. */
export function useCheck(form: RefObject<HTMLFormElement>, onReading: () => void): { reading: Reading | null; latest: RefObject<Reading | null> } {
  const [reading, setReading] = useState<Reading | null>(null);
  const latest = useRef<Reading | null>(null);
  const pending = useRef<AbortController | null>(null);

  const read = useCallback(async () => {
    if (!form.current) return;
    pending.current?.abort();
    const request = new AbortController();
    pending.current = request;
    try {
      const response = await fetch('/preview', { method: 'POST', body: new URLSearchParams(stringsOf(form.current)), signal: request.signal });
      if (!response.ok) return;
      latest.current = (await response.json()) as Reading;
      setReading(latest.current);
      onReading();
    } catch {
      // Out of reach or overtaken: the reading of before stays until the next pause.
    }
  }, [form, onReading]);

  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), PAUSE_MS);
    };
    void read();
    element.addEventListener('input', touched);
    return () => {
      clearTimeout(timer);
      pending.current?.abort();
      element.removeEventListener('input', touched);
    };
  }, [form, read]);
  return { reading, latest };
}

function stringsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}
