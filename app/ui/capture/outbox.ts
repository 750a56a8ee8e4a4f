import type { Captured } from '#app/core/capture-view.ts';

/** A line on its way to the disk, as this browser keeps it until a server says that it is there. */
export interface WaitingLine {
  id: string;
  text: string;
  /** When it was typed, in ms since the epoch: a line that waits over midnight keeps its day. */
  at: number;
  /** It may have arrived before, so it must not be written twice. */
  wasSent: boolean;
}

/** Everything that was typed to be captured and is not on the disk, and what came of the last line. */
export interface Outbox {
  /** What stands in the field. */
  typed: string;
  waiting: readonly WaitingLine[];
  isReached: boolean;
  last: { state: 'kept'; captured: Captured } | { state: 'refused'; why: string } | null;
}

const TYPED = 'whetstone.capture';
const LINE = 'whetstone.line.';
const RETRY_MS = 5000;
/** A server that takes longer is taken to be out of reach. */
const PATIENCE_MS = 15_000;

export const EMPTY_OUTBOX: Outbox = { typed: '', waiting: [], isReached: true, last: null };

let outbox: Outbox | null = null;
let isSending = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function readOutbox(): Outbox {
  outbox ??= { ...EMPTY_OUTBOX, typed: withStorage((storage) => storage.getItem(TYPED)) ?? '', waiting: keptLines() };
  return outbox;
}

export function watchOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function update(change: Partial<Outbox>): void {
  outbox = { ...readOutbox(), ...change };
  for (const listener of listeners) listener();
}

/** Keeps what stands in the field, for this page and the next. */
export function typeLine(typed: string): void {
  withStorage((storage) => (typed === '' ? storage.removeItem(TYPED) : storage.setItem(TYPED, typed)));
  update({ typed, last: null });
}

/** Puts words beside what is in the field already, unless they are there. */
export function addToLine(words: string): void {
  const { typed } = readOutbox();
  if (!typed.includes(words)) typeLine([words, typed].filter((part) => part !== '').join(' '));
}

/** Says no more of a line that is on the disk. */
export function forgetKept(): void {
  if (readOutbox().last?.state === 'kept') update({ last: null });
}

/** Takes the line in the field to send it, and leaves the field free for the next. */
export function postLine(): void {
  const { typed, waiting } = readOutbox();
  if (typed.trim() === '') return;
  const line = { id: crypto.getRandomValues(new Uint32Array(2)).join('-'), text: typed, at: Date.now(), wasSent: false };
  keepLine(line);
  typeLine('');
  update({ waiting: [...waiting, line] });
  void sendLines();
}

/** Sends what waits, one line after another and one tab at a time; what no server takes is tried again until one does. */
export async function sendLines(): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  await inOneTab(async () => {
    for (let line = nextLine(); line; line = nextLine()) if (!(await sendLine(line))) break;
  });
  isSending = false;
  if (readOutbox().waiting.length > 0) timer = setTimeout(() => void sendLines(), readOutbox().isReached ? 0 : RETRY_MS);
}

/** The first line that waits, but for those that another tab has sent meanwhile. */
function nextLine(): WaitingLine | undefined {
  const kept = withStorage(() => new Set(keptLines().map(({ id }) => id)));
  const waiting = readOutbox().waiting.filter(({ id, wasSent }) => kept === null || kept.has(id) || !wasSent);
  if (waiting.length < readOutbox().waiting.length) update({ waiting });
  return waiting[0];
}

/** Was it answered, in whatever way? */
async function sendLine(line: WaitingLine): Promise<boolean> {
  keepLine({ ...line, wasSent: true });
  const sent = await tryLine(line);
  const waiting = readOutbox().waiting.map((other) => (other.id === line.id ? { ...line, wasSent: true } : other));
  if (sent === null) {
    update({ waiting, isReached: false });
    return false;
  }
  withStorage((storage) => storage.removeItem(LINE + line.id));
  update({ waiting: waiting.filter(({ id }) => id !== line.id), isReached: true });
  if (sent.state === 'refused') addToLine(line.text);
  update({ last: sent });
  return true;
}

/** What a server said of a line; null when none was reached. */
async function tryLine({ text, at, wasSent }: WaitingLine): Promise<Outbox['last']> {
  try {
    const body = new URLSearchParams({ text, at: String(at), again: wasSent ? 'yes' : '' });
    const response = await fetch('/log/lines', { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return { state: 'kept', captured: (await response.json()) as Captured };
    // A proxy in front of a server that is down answers in its place; and who is signed out may come back.
    return [401, 429, 502, 504].includes(response.status) ? null : { state: 'refused', why: await response.text() };
  } catch {
    return null;
  }
}

async function inOneTab(work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request('whetstone.outbox', work) : work());
}

function keepLine(line: WaitingLine): void {
  withStorage((storage) => storage.setItem(LINE + line.id, JSON.stringify(line)));
}

function keptLines(): WaitingLine[] {
  const lines = withStorage((storage) => Object.keys(storage).flatMap((key) => (key.startsWith(LINE) ? (readKept(storage.getItem(key)) ?? []) : [])));
  return (lines ?? []).sort((a, b) => a.at - b.at);
}

/** Only these pages write here, but perhaps those of an older version. */
function readKept(source: string | null): WaitingLine | null {
  try {
    const { id, text, at, wasSent } = JSON.parse(source ?? '') as Partial<WaitingLine>;
    return typeof id === 'string' && typeof text === 'string' && typeof at === 'number' ? { id, text, at, wasSent: wasSent === true } : null;
  } catch {
    return null;
  }
}

/** Null where a browser keeps nothing; it still sends. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
