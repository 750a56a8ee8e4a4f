import { Form } from '@remix-run/react';
import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { Candidate } from '#app/core/capture-complete.ts';
import { addToLine, EMPTY_OUTBOX, forgetKept, postLine, readOutbox, typeLine, watchOutbox, type Outbox } from './outbox.ts';
import { OnDisk } from './on-disk.tsx';
import { Waiting } from './outbox-note.tsx';
import { Understood } from './understood.tsx';
import { useUnderstanding } from './use-understanding.ts';

/** No list until the next key. */
const CLOSED = -2;

/** The one field that turns a line into a contact; it works as a plain form too. */
export function CaptureField({ takesFocus = false, text: start = '' }: { takesFocus?: boolean; text?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [before] = useState(() => ({ ...EMPTY_OUTBOX, typed: start }));
  const [caret, setCaret] = useState(start.length);
  const [chosen, setChosen] = useState(-1);

  // What was typed before there was script joins what this browser kept; so does a line that a link brought.
  useEffect(() => {
    const held = input.current?.value ?? '';
    addToLine(held === readOutbox().typed ? start : held);
    forgetKept();
    if (takesFocus) input.current?.focus();
  }, [takesFocus, start]);
  const outbox = useSyncExternalStore(watchOutbox, readOutbox, () => before);
  const text = outbox.typed;
  const understanding = useUnderstanding(text, caret);
  const candidates = chosen === CLOSED ? [] : (understanding?.candidates ?? []);

  const type = (next: string, at: number) => {
    typeLine(next);
    setCaret(at);
    setChosen(-1);
  };
  // Before the next key, or what is typed at once would go into the middle.
  const caretToBe = useRef<number | null>(null);
  useEffect(() => {
    if (caretToBe.current !== null) input.current?.setSelectionRange(caretToBe.current, caretToBe.current);
    caretToBe.current = null;
  });
  const accept = ({ from, to, insert }: Candidate) => {
    // What fitted the line of a moment ago would go to the wrong place of this one.
    if (!understanding?.isCurrent) return;
    const next = `${text.slice(0, from)}${insert}${text.slice(to)}`;
    caretToBe.current = from + insert.length;
    type(next, from + insert.length);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const candidate = candidates[chosen] ?? (event.key === 'Tab' && !event.shiftKey ? candidates[0] : undefined);
    if (step !== 0 && candidates.length > 0) setChosen((chosen + step + candidates.length + (chosen < 0 && step < 0 ? 1 : 0)) % candidates.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && candidate) accept(candidate);
    else if (event.key === 'Escape' && candidates.length > 0) {
      setChosen(CLOSED);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <Form
      method="post"
      action="/log"
      className="capture"
      onSubmit={(event) => {
        event.preventDefault();
        postLine();
      }}
    >
      <div className="capture-line">
        <label htmlFor={id} className="hidden-visually">
          Log what you did
        </label>
        <input
          id={id}
          ref={input}
          name="text"
          value={text}
          onChange={(event) => type(event.target.value, event.target.selectionStart ?? event.target.value.length)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? text.length)}
          onKeyDown={press}
          placeholder="debugged ebpf 90m dropped packets came from the qdisc"
          autoComplete="off"
          autoCapitalize="none"
          role="combobox"
          aria-expanded={candidates.length > 0}
          aria-controls={`${id}-candidates`}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-describedby={`${id}-understood`}
        />
        <button type="submit" className="primary">
          Log it
        </button>
      </div>
      <div className="candidates" id={`${id}-candidates`} role="listbox" aria-label="Names" hidden={candidates.length === 0}>
        {candidates.map((candidate, index) => (
          <button
            key={`${candidate.as}:${candidate.insert}`}
            type="button"
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => accept(candidate)}
          >
            {candidate.title} <span className="soft small">{candidate.as}</span>
          </button>
        ))}
      </div>
      <div id={`${id}-understood`} aria-live="polite">
        {understanding && text.trim() !== '' && <Understood capture={understanding.capture} />}
        <Outcome outbox={outbox} />
      </div>
    </Form>
  );
}

function Outcome({ outbox: { last, waiting, isReached } }: { outbox: Outbox }) {
  return (
    <>
      {last?.state === 'kept' && <OnDisk captured={last.captured} />}
      {last?.state === 'refused' && <p className="warn small">Not written. {last.why}</p>}
      {!isReached && <Waiting lines={waiting} />}
    </>
  );
}
