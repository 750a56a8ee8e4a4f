/** Sends a form; where the server cannot be reached, an outcome that says so, and the form stays. */
export async function saveForm<T>(send: () => Promise<T>): Promise<T | { state: 'refused'; message: string; values: Record<string, string> }> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Response || !(error instanceof TypeError)) throw error;
    return { state: 'refused', message: 'The server cannot be reached, so nothing was saved. What you typed is kept in this browser; save again when it is back.', values: {} };
  }
}
