/** The Chromium of this machine, for a browser test to launch; throws a sentence that says how to get one. */
export function chromiumPath(): string;

/** Finds Chromium or installs it, and resolves to its path; rejects with a sentence that says how to get one. */
export function ensureChromium(): Promise<string>;
