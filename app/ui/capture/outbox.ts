import type { Captured } from '#app/core/capture-view.ts';

/** What came of sending a captured line. */
export type Sent = { state: 'kept'; captured: Captured } | { state: 'refused'; why: string } | { state: 'unreachable' };

const KEY = 'whetstone.capture';

/** Sends a line. `again` says that it may have arrived before, so that it is not written twice. */
export async function sendCapture(text: string, again: boolean): Promise<Sent> {
  try {
    const response = await fetch('/log/lines', { method: 'POST', body: new URLSearchParams({ text, again: again ? 'yes' : '' }) });
    if (response.ok) return { state: 'kept', captured: (await response.json()) as Captured };
    return { state: 'refused', why: await response.text() };
  } catch {
    return { state: 'unreachable' };
  }
}

/** The line that is being typed, or that no server has taken yet, as this browser keeps it. */
export function unsentLine(): { text: string; sent: boolean } | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { text?: unknown; sent?: unknown } | null;
    return typeof kept?.text === 'string' ? { text: kept.text, sent: kept.sent === true } : null;
  } catch {
    return null;
  }
}

export function keepLine(line: { text: string; sent: boolean } | null): void {
  try {
    if (line === null || line.text === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(line));
  } catch {
    // A browser that keeps nothing still sends.
  }
}
