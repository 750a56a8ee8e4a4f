import { Form, Link } from '@remix-run/react';
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Captured } from '#app/core/capture-view.ts';
import type { Candidate } from '#app/core/capture-complete.ts';
import { keepLine, sendCapture, unsentLine } from './outbox.ts';
import { Understood } from './understood.tsx';
import { useUnderstanding } from './use-understanding.ts';

const RETRY_MS = 5000;

type Standing = { state: 'typing' } | { state: 'sending' } | { state: 'kept'; captured: Captured } | { state: 'refused'; why: string } | { state: 'unreachable' };

/** The one field that turns a line into a contact; it works as a plain form too. */
export function CaptureField({ takesFocus = false, text: start = '' }: { takesFocus?: boolean; text?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [text, setText] = useState(start);
  const [caret, setCaret] = useState(start.length);
  const [chosen, setChosen] = useState(-1);
  const [standing, setStanding] = useState<Standing>({ state: 'typing' });
  const wasSent = useRef(false);
  const understanding = useUnderstanding(text, caret);
  const candidates = chosen === CLOSED ? [] : (understanding?.candidates ?? []);

  useEffect(() => {
    // The server does not know what this browser kept, so it is shown after the first paint.
    const frame = requestAnimationFrame(() => {
      const unsent = start === '' ? unsentLine() : null;
      if (unsent) setText(unsent.text);
      wasSent.current = unsent?.sent ?? false;
    });
    return () => cancelAnimationFrame(frame);
  }, [start]);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  const send = useCallback(async (line: string) => {
    setStanding({ state: 'sending' });
    keepLine({ text: line, sent: true });
    const sent = await sendCapture(line, wasSent.current);
    wasSent.current = sent.state === 'unreachable';
    setStanding(sent);
    if (sent.state !== 'kept') return;
    keepLine(null);
    setText('');
  }, []);

  // What no server has taken is sent again until one does.
  useEffect(() => {
    if (standing.state !== 'unreachable') return undefined;
    const again = () => void send(text);
    const timer = setTimeout(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [standing, text, send]);

  const type = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    setChosen(-1);
    keepLine({ text: next, sent: false });
    wasSent.current = false;
    if (standing.state !== 'typing') setStanding({ state: 'typing' });
  };
  const accept = ({ from, to, insert }: Candidate) => {
    const next = `${text.slice(0, from)}${insert}${text.slice(to)}`;
    type(next, from + insert.length);
    requestAnimationFrame(() => input.current?.setSelectionRange(from + insert.length, from + insert.length));
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
        if (text.trim() !== '' && standing.state !== 'sending') void send(text);
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
        <button type="submit" className="primary" disabled={standing.state === 'sending'}>
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
        <Outcome standing={standing} />
      </div>
    </Form>
  );
}

/** No list until the next key. */
const CLOSED = -2;

function Outcome({ standing }: { standing: Standing }) {
  if (standing.state === 'refused') return <p className="warn small">Not written. {standing.why}</p>;
  if (standing.state === 'unreachable') return <p className="warn small">Not on disk yet: the server cannot be reached. The line is kept in this browser and is sent as soon as it answers.</p>;
  if (standing.state !== 'kept') return null;
  return <OnDisk captured={standing.captured} />;
}

/** Says where a line went. */
export function OnDisk({ captured: { href, title, file, line, contacts } }: { captured: Captured }) {
  return (
    <p className="small kept" role="status">
      On disk: <Link to={href}>{title}</Link>, <code>{file}</code> line {line}.{contacts.length === 0 && ' It counts as no contact, since it names no area.'}
    </p>
  );
}
