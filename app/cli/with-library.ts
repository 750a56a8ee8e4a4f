import { parseDay } from '#app/core/day.ts';
import type { Result } from '#app/core/result.ts';
import type { Library } from '#app/library.server.ts';
import type { Call, ExitCode } from './command.ts';
import { showProgress } from './progress.ts';

/** Opens the vault a call is about, for as long as `use` takes. `publicUrl` is as for `openLibrary`. */
export async function withLibrary(call: Call, use: (library: Library, root: string) => Promise<Result<ExitCode>>, publicUrl?: string): Promise<Result<ExitCode>> {
  const [{ findVault }, { openLibrary }] = await Promise.all([import('./find-vault.ts'), import('#app/library.server.ts')]);
  const root = findVault(call.options.vault, process.cwd(), process.env);
  if (!root.ok) return root;
  const progress = showProgress(call.err);
  const today = parseDay(call.options['as-of'] ?? '');
  const opened = await openLibrary({ root: root.value, onProgress: progress.step, today, publicUrl }).finally(progress.end);
  if (!opened.ok) return opened;
  const library = opened.value;
  try {
    for (const notice of library.notices()) call.err.say(`whet: ${notice}`);
    return await use(library, root.value);
  } finally {
    await library.close();
  }
}

/** Commits what was written, where there is a repository. What is on disk stays there whatever Git says. */
export async function keepInGit(library: Library, { err }: Call): Promise<void> {
  const done = await library.commit();
  if (!done.ok) err.say(`whet: It is on the disk, and not yet committed. ${done.problem.message} ${done.problem.hint}`);
}

export function writeJson({ out }: Call, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}
