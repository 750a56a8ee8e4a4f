import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { FormPage } from '#app/core/form-view.ts';
import type { Problem, Result } from '#app/core/result.ts';
import { openLibrary, type Library, type LibraryOptions } from '#app/library.server.ts';
import { makeVault } from '#tests/support/vault.ts';

export interface OpenVault {
  root: string;
  library: Library;
  /** The same vault as another process has it open. */
  another(): Promise<Library>;
  text(path: string): string;
  /** Writes as an outside editor does. */
  write(path: string, text: string): void;
  has(path: string): boolean;
}

/** Libraries over vaults, closed and removed when the test is over. */
export function useLibraries() {
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });
  const open = async (root: string, options: Partial<LibraryOptions> = {}) => {
    const library = valueOf(await openLibrary({ root, ...options }));
    endings.push(() => library.close());
    return library;
  };
  async function libraryAt(root: string): Promise<OpenVault> {
    const place = (path: string) => join(root, path);
    return {
      root,
      library: await open(root),
      another: () => open(root),
      text: (path) => readFileSync(place(path), 'utf8'),
      write: (path, text) => writeFileSync(place(path), text),
      has: (path) => existsSync(place(path)),
    };
  }
  async function libraryOf(files: Record<string, string>): Promise<OpenVault> {
    const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', ...files });
    endings.push(() => vault.remove());
    return libraryAt(vault.root);
  }
  return { libraryOf, libraryAt, open };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`A problem was expected, not ${JSON.stringify(result.value)}.`);
  return result.problem;
}

/** What a browser sends of a form, with these fields typed into. */
export function fill({ kind, path, base, body, form }: FormPage, typed: Record<string, string> = {}): Record<string, string> {
  const fields = Object.fromEntries(form?.fields.map(({ key, value }) => [key, value]) ?? []);
  const text: Record<string, string> = form ? { body } : { whole: body };
  const values: Record<string, string> = { kind, ...(path !== null && { path }), base, ...fields, ...text, ...typed };
  // As HTML forms send the ends of lines.
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.replace(/\r\n?|\n/g, '\r\n')]));
}
