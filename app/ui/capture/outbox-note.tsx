import { useEffect, useSyncExternalStore } from 'react';
import { useSignedOut } from '../door/signed-out.ts';
import { EMPTY_OUTBOX, readOutbox, sendLines, watchOutbox, type Outbox } from './outbox.ts';

/** Sends what was captured while no server could be reached, and says so while it waits. */
export function OutboxNote() {
  const { waiting, isReached } = useOutbox();
  useEffect(() => {
    const send = () => void sendLines();
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, []);
  if (isReached || waiting.length === 0) return null;
  return (
    <div className="notice outbox-note" role="status">
      <Waiting lines={waiting} />
    </div>
  );
}

export function useOutbox(): Outbox {
  return useSyncExternalStore(watchOutbox, readOutbox, () => EMPTY_OUTBOX);
}

/** The lines that no server has taken yet. */
export function Waiting({ lines }: { lines: Outbox['waiting'] }) {
  const isSignedOut = useSignedOut();
  const [first] = lines;
  if (!first) return null;
  return (
    <p className="warn small">
      Not on disk yet: {isSignedOut ? 'your sign-in has ended' : 'the server cannot be reached'}. {lines.length === 1 ? `“${first.text}” is` : `${lines.length} lines are`} kept in this browser, and will be sent as soon as {isSignedOut ? 'you are signed in' : 'it answers'}.
    </p>
  );
}
