import { isSignedOutError } from '../door/signed-out.ts';
import { isUnreachable, UNREACHABLE } from '../unreachable.ts';
import { draftsAtRest } from './draft-keeper.ts';

const PATIENCE_MS = 3000;

/** A save that came to nothing, and what was to be saved. */
export interface Refused {
  state: 'refused';
  message: string;
  values: Record<string, string>;
}

/** Sends a form; where the server cannot be reached, an outcome that says so, and the form stays. */
export async function saveForm<T>(request: Request, send: () => Promise<T>): Promise<T | Refused> {
  const form = await request.clone().formData();
  await Promise.race([draftsAtRest(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  try {
    return await send();
  } catch (error) {
    const why = explain(error);
    if (why === null) throw error;
    const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    return { state: 'refused', message: why, values };
  }
}

/** Null for what is a bug. */
function explain(error: unknown): string | null {
  if (isSignedOutError(error)) return 'Your sign-in has ended, so nothing was saved; what you typed is kept in this browser. Sign in in another tab, then save again here.';
  return isUnreachable(error) ? `${UNREACHABLE.message} Nothing was saved; what you typed is kept in this browser. Save again when it is back.` : null;
}

/** Nothing has changed then, and the page is not asked for from a server that may be out of reach. */
export function isRefused(outcome: unknown): boolean {
  return (outcome as Partial<Refused> | null | undefined)?.state === 'refused';
}
