/** What a form held, by the names of its fields. */
export type FormValues = Record<string, string>;

/** A draft as the browser keeps it. */
export interface LocalDraft {
  id: string;
  /** What is being written: a path of the vault, or `new:` and a kind. */
  subject: string;
  /** In ms since the epoch. */
  at: number;
  values: FormValues;
}

export type DraftState =
  | { state: 'untouched' }
  /** In this browser, and on its way to the server. */
  | { state: 'here' }
  | { state: 'everywhere'; at: number }
  /** In this browser only; `why` says what the server answered. */
  | { state: 'unsent'; why: string };

const PREFIX = 'whetstone.draft.';
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
  #unsent = false;

  constructor(form: HTMLFormElement, subject: string, tell: (state: DraftState) => void) {
    this.#form = form;
    this.#subject = subject;
    this.#tell = tell;
    this.id = newId();
    form.addEventListener('input', this.#touched);
    window.addEventListener('online', this.#sendNow);
    window.addEventListener('pagehide', this.#flush);
  }

  /** Goes on with a draft from before: what is typed from now on replaces it. */
  adopt(id: string): void {
    this.id = id;
  }

  /** Puts away what is not yet kept, in the browser at least. */
  readonly #flush = (): void => {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#keep();
  };

  readonly #touched = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#keep, PAUSE_MS);
  };

  readonly #keep = (): void => {
    this.#pause = undefined;
    const draft: LocalDraft = { id: this.id, subject: this.#subject, at: Date.now(), values: valuesOf(this.#form) };
    const isKept = keepLocally(draft);
    this.#unsent = true;
    this.#tell(isKept ? { state: 'here' } : { state: 'unsent', why: 'This browser keeps nothing for this page; the draft is on its way to the server.' });
    this.#sendIn(SEND_MS);
  };

  #sendIn(ms: number): void {
    clearTimeout(this.#sending);
    this.#sending = setTimeout(this.#sendNow, ms);
  }

  readonly #sendNow = (): void => void this.#send();

  async #send(): Promise<void> {
    if (!this.#unsent) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#unsent = false;
    const why = await sendDraft({ id: this.id, subject: this.#subject, values: valuesOf(this.#form) }, request.signal);
    if (request.signal.aborted) return;
    this.#unsent ||= why !== null;
    if (why === null) this.#tell({ state: 'everywhere', at: Date.now() });
    else {
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
    window.removeEventListener('online', this.#sendNow);
    window.removeEventListener('pagehide', this.#flush);
  }
}

export function valuesOf(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return values;
}

/** Null when the server has it, else why not. */
export async function sendDraft({ id, subject, values }: Omit<LocalDraft, 'at'>, signal?: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(`/drafts/${encodeURIComponent(id)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ subject, values }),
      signal,
    });
    return response.ok ? null : await response.text();
  } catch {
    return 'The server cannot be reached.';
  }
}

export function dropLocally(id: string): void {
  withStorage((storage) => {
    storage.removeItem(PREFIX + id);
  });
}

/** Drafts of a subject that this browser keeps, the latest first. */
export function draftsHere(subject: string): LocalDraft[] {
  return (
    withStorage((storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(PREFIX))
        .flatMap((key) => readDraft(storage.getItem(key)) ?? [])
        .filter((draft) => draft.subject === subject)
        .sort((a, b) => b.at - a.at),
    ) ?? []
  );
}

function keepLocally(draft: LocalDraft): boolean {
  return withStorage((storage) => {
    storage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    return true;
  }) ?? false;
}

/** Only this page writes here, but a browser may hold what an older version of it wrote. */
function readDraft(source: string | null): LocalDraft | null {
  try {
    const draft = JSON.parse(source ?? '') as Partial<LocalDraft>;
    const { id, subject, at, values } = draft;
    return typeof id === 'string' && typeof subject === 'string' && typeof at === 'number' && typeof values === 'object' ? { id, subject, at, values } : null;
  } catch {
    return null;
  }
}

/** Storage may be full, or refused altogether: then null. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
