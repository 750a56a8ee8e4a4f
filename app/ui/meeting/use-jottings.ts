import { useEffect, useRef, useState, type RefObject } from 'react';
import type { MeetingPage } from '#app/core/meeting.ts';
import { DraftKeeper, type DraftState } from '#app/ui/editor/draft-keeper.ts';
import { draftsHere, type FormValues } from '#app/ui/editor/local-drafts.ts';

interface Jottings {
  /** What the fields start with. */
  values: FormValues;
  /** Another one when what the fields start with has changed. */
  version: number;
  /** Id that closing has to name, so that the draft goes with it. */
  id: string;
  state: DraftState;
}

/** Keeps what is jotted down in the browser and on the server, and goes on with the latest of both, whichever device it was written on. */
export function useJottings(form: RefObject<HTMLFormElement>, { path, draft }: MeetingPage, isSaving: boolean): Jottings {
  const subject = `meeting:${path}`;
  const [start, setStart] = useState<{ values: FormValues; version: number }>({ values: draft?.values ?? {}, version: 0 });
  const [id, setId] = useState(draft?.id ?? '');
  const from = useRef(draft?.id ?? '');
  const [state, setState] = useState<DraftState>({ state: 'untouched' });
  const keeper = useRef<DraftKeeper | null>(null);
  const known = useRef(draft);

  useEffect(() => {
    const here = draftsHere(subject).find(({ wasSent }) => !wasSent);
    if (!here || here.at <= (known.current?.at ?? 0)) return;
    from.current = here.id;
    setStart({ values: here.values, version: 1 });
  }, [subject]);

  useEffect(() => {
    if (!form.current) return undefined;
    const opened = new DraftKeeper(form.current, subject, setState);
    keeper.current = opened;
    if (from.current !== '') opened.adopt(from.current);
    setId(opened.id);
    return () => opened.close();
    // A form that starts with other values is another element.
  }, [form, subject, start.version]);

  useEffect(() => {
    if (!isSaving) keeper.current?.release();
  }, [isSaving]);

  return { ...start, id, state };
}
