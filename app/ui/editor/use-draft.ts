import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftOffer } from '#app/core/form-view.ts';
import { DraftKeeper, dropDraft, sendUntilTaken, type DraftState } from './draft-keeper.ts';
import { draftsHere, dropLocally, unsentHere } from './local-drafts.ts';

export interface Drafting {
  /** Id that a save has to name, so that the draft goes with it. */
  id: string;
  state: DraftState;
  /** Goes on with what was left, in place of what is shown. */
  resume(draft: DraftOffer): void;
  discard(id: string): void;
}

interface Ask {
  form: RefObject<HTMLFormElement>;
  subject: string;
  offers: readonly DraftOffer[];
  isSaving: boolean;
  fill: (values: DraftOffer['values']) => void;
}

/** Keeps what is typed into a form as drafts, and brings those of before. */
export function useDraft({ form, subject, offers, isSaving, fill }: Ask): Drafting {
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

  useEffect(() => {
    if (!isSaving) keeper.current?.release();
  }, [isSaving]);

  // What this browser kept while the server was out of reach joins the offers.
  const known = useRef(offers);
  useEffect(() => {
    const offered = new Set(known.current.map((offer) => offer.id));
    const here = draftsHere(subject);
    for (const { id: draft, wasSent } of here) if (wasSent && !offered.has(draft)) dropLocally(draft);
    return sendUntilTaken(
      () => unsentHere(subject).filter(({ id: draft }) => draft !== keeper.current?.id),
      revalidate,
    );
  }, [subject, revalidate]);

  const resume = useCallback(
    (draft: DraftOffer) => {
      // What the server offers may be what it had before it was out of reach.
      const ahead = unsentHere(subject).find(({ id: unsent }) => unsent === draft.id);
      keeper.current?.adopt(draft.id);
      setId(draft.id);
      fill(ahead?.values ?? draft.values);
    },
    [fill, subject],
  );
  const discard = useCallback(
    (draft: string) => {
      void dropDraft(draft).then((isGone) => isGone && revalidate());
    },
    [revalidate],
  );
  return { id, state, resume, discard };
}
