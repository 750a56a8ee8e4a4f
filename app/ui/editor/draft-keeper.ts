import { dropLocally, keepLocally, markSent, type FormValues, type LocalDraft } from './local-drafts.ts';

export type DraftState =
  | { state: 'untouched' }
  /** In this browser, and on its way to the server. */
  | { state: 'here' }
  | { state: 'everywhere'; at: number }
  /** In this browser only; `why` says what the server answered. */
  | { state: 'unsent'; why: string };

const PAUSE_MS = 300;
const SEND_MS = 900;
const RETRY_MS = 5000;

/**
 * Keeps what is typed into a form: in the browser at every pause, and on the server soon after.
 * While the server cannot be reached it goes on trying, and the browser's copy is the draft.
 */
export class DraftKeeper {
  id: string;
  readonly #form: HTMLFormElement;
  readonly #subject: string;
  readonly #tell: (state: DraftState) => void;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #sending: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;
  #draft: LocalDraft | null = null;
  /** While the form is being saved: the draft that the save does away with. */
  #held: string | null = null;

  constructor(form: HTMLFormElement, subject: string, tell: (state: DraftState) => void) {
    this.#form = form;
    this.#subject = subject;
    this.#tell = tell;
    this.id = newId();
    form.addEventListener('input', this.#touched);
    form.addEventListener('submit', this.#hold);
    window.addEventListener('online', this.#sendNow);
    window.addEventListener('pagehide', this.#flush);
  }

  /** Goes on with a draft from before: what is typed from now on replaces it. */
  adopt(id: string): void {
    this.#flush();
    this.id = id;
  }

  /** While the form is being saved nothing is sent that could outlive the save. */
  readonly #hold = (): void => {
    this.#flush();
    clearTimeout(this.#sending);
    this.#held = this.id;
  };

  /** Goes on after a save that was refused. */
  release(): void {
    if (this.#held === null) return;
    const isNew = this.id !== this.#held;
    if (isNew) dropLocally(this.id);
    this.id = this.#held;
    this.#held = null;
    if (isNew) this.#keep();
    else if (this.#draft?.wasSent === false) this.#sendIn(SEND_MS);
  }

  /** Puts away what is not yet kept, in the browser at least. */
  readonly #flush = (): void => {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#keep();
  };

  readonly #touched = (): void => {
    // What is typed while the form is saved is no part of what is saved, and outlives it.
    if (this.id === this.#held) this.id = newId();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#keep, PAUSE_MS);
  };

  readonly #keep = (): void => {
    this.#pause = undefined;
    this.#draft = { id: this.id, subject: this.#subject, at: Date.now(), values: valuesOf(this.#form), wasSent: false };
    const isKept = keepLocally(this.#draft);
    this.#tell(isKept ? { state: 'here' } : { state: 'unsent', why: 'This browser keeps nothing for this page; the draft is on its way to the server.' });
    this.#sendIn(SEND_MS);
  };

  #sendIn(ms: number): void {
    clearTimeout(this.#sending);
    if (this.#held === null) this.#sending = setTimeout(this.#sendNow, ms);
  }

  readonly #sendNow = (): void => void this.#send();

  async #send(): Promise<void> {
    const draft = this.#draft;
    if (!draft || draft.wasSent || this.#held !== null) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const why = await sendDraft(draft, request.signal);
    if (request.signal.aborted || this.#draft !== draft) return;
    if (why === null) {
      this.#draft = { ...draft, wasSent: true };
      this.#tell({ state: 'everywhere', at: Date.now() });
    } else {
      this.#tell({ state: 'unsent', why });
      this.#sendIn(RETRY_MS);
    }
  }

  /** Ends with everything kept in the browser, and nothing more sent. */
  close(): void {
    this.#flush();
    clearTimeout(this.#sending);
    this.#request?.abort();
    this.#form.removeEventListener('input', this.#touched);
    this.#form.removeEventListener('submit', this.#hold);
    window.removeEventListener('online', this.#sendNow);
    window.removeEventListener('pagehide', this.#flush);
  }
}

export function valuesOf(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return values;
}

const onTheirWay = new Set<Promise<unknown>>();

/** Until no draft is on its way: one that arrived after a save would outlive it. */
export async function draftsAtRest(): Promise<void> {
  await Promise.all(onTheirWay);
}

/** Null when the server has it, else why not. */
export async function sendDraft(draft: LocalDraft, signal?: AbortSignal): Promise<string | null> {
  const sending = putDraft(draft, signal);
  onTheirWay.add(sending);
  const why = await sending;
  onTheirWay.delete(sending);
  if (why === null) markSent(draft);
  return why;
}

async function putDraft({ id, subject, values }: LocalDraft, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    const response = await fetch(`/drafts/${encodeURIComponent(id)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ subject, values }),
      signal,
    });
    // Read in any case: an answer that nobody reads holds its connection, and a browser has six.
    const said = await response.text();
    return response.ok ? null : said;
  } catch {
    return 'The server cannot be reached.';
  }
}

/** Sends drafts, those that a server did not take again and again, until all are taken or the answer is called. `onTaken` runs after each round in which one was. */
export function sendUntilTaken(unsent: () => LocalDraft[], onTaken: () => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;
  const send = async () => {
    const all = await Promise.all(unsent().map((draft) => sendDraft(draft)));
    if (isEnded) return;
    if (all.includes(null)) onTaken();
    if (all.some((why) => why !== null)) again = setTimeout(() => void send(), RETRY_MS);
  };
  void send();
  return () => {
    isEnded = true;
    clearTimeout(again);
  };
}

/** Throws a draft away, here and on the server; false where no server answered, and then it stays. */
export async function dropDraft(id: string): Promise<boolean> {
  try {
    const response = await fetch(`/drafts/${encodeURIComponent(id)}`, { method: 'DELETE' });
    await response.text();
    if (response.ok) dropLocally(id);
    return response.ok;
  } catch {
    return false;
  }
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
