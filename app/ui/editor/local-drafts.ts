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
  /** The server has had it as it is: where it has it no more, it was saved or thrown away elsewhere. */
  wasSent: boolean;
}

const PREFIX = 'whetstone.draft.';

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

/** Those of them that the server does not have as they are. */
export function unsentHere(subject: string): LocalDraft[] {
  return draftsHere(subject).filter(({ wasSent }) => !wasSent);
}

/** False where the browser keeps nothing. */
export function keepLocally(draft: LocalDraft): boolean {
  return withStorage((storage) => {
    storage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    return true;
  }) ?? false;
}

export function dropLocally(id: string): void {
  withStorage((storage) => {
    storage.removeItem(PREFIX + id);
  });
}

/** The server has a draft as it is, unless it has been typed on since. */
export function markSent(draft: LocalDraft): void {
  const kept = withStorage((storage) => readDraft(storage.getItem(PREFIX + draft.id)));
  if (kept?.at === draft.at) keepLocally({ ...draft, wasSent: true });
}

/** Only this page writes here, but a browser may hold what an older version of it wrote. */
function readDraft(source: string | null): LocalDraft | null {
  try {
    const draft = JSON.parse(source ?? '') as Partial<LocalDraft>;
    const { id, subject, at, values, wasSent = false } = draft;
    return typeof id === 'string' && typeof subject === 'string' && typeof at === 'number' && typeof values === 'object' ? { id, subject, at, values, wasSent } : null;
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
