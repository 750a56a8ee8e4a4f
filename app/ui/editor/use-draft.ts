import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftOffer } from '#app/core/form-view.ts';
import { DraftKeeper, draftsHere, dropLocally, sendDraft, type DraftState } from './draft-keeper.ts';

export interface Drafting {
  /** Id that a save has to name, so that the draft goes with it. */
  id: string;
  state: DraftState;
  /** Goes on with what was left, in place of what is shown. */
  resume(draft: DraftOffer): void;
  discard(id: string): void;
}

/** Keeps what is typed into a form as drafts, and brings those of before. */
export function useDraft(form: RefObject<HTMLFormElement>, subject: string, offers: readonly DraftOffer[], fill: (values: DraftOffer['values']) => void): Drafting {
  const [state, setState] = useState<DraftState>({ state: 'untouched' });
  const [id, setId] = useState('');
  const keeper = useRef<DraftKeeper | null>(null);
  const { revalidate } = useRevalidator();

  useEffect(() => {
    if (!form.current) return undefined;
    const opened = new DraftKeeper(form.current, subject, setState);
    keeper.current = opened;
    setId(opened.id);
    return () => opened.close();
  }, [form, subject]);

  // What this browser kept while the server was out of reach joins the offers.
  const known = useRef(offers);
  useEffect(() => {
    const server = new Map(known.current.map((offer) => [offer.id, offer.at]));
    const ahead = draftsHere(subject).filter(({ id: draft, at }) => (server.get(draft) ?? 0) < at - CLOCKS_APART_MS);
    if (ahead.length === 0) return;
    void Promise.all(ahead.map((draft) => sendDraft(draft))).then(revalidate);
  }, [subject, revalidate]);

  const resume = useCallback(
    (draft: DraftOffer) => {
      keeper.current?.adopt(draft.id);
      setId(draft.id);
      fill(draft.values);
    },
    [fill],
  );
  const discard = useCallback(
    (draft: string) => {
      dropLocally(draft);
      void fetch(`/drafts/${encodeURIComponent(draft)}`, { method: 'DELETE' }).then(revalidate, revalidate);
    },
    [revalidate],
  );
  return { id, state, resume, discard };
}

/** A draft is on the server a moment after it is in the browser. */
const CLOCKS_APART_MS = 3000;
