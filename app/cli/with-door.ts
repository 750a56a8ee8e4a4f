import type { Result } from '#app/core/result.ts';
import type { Door } from '#app/library/door.server.ts';
import type { Call, ExitCode } from './command.ts';

/** Opens the door of the vault a call is about, and nothing else of it, for as long as `use` takes. */
export async function withDoor(call: Call, use: (door: Door) => Promise<Result<ExitCode>>): Promise<Result<ExitCode>> {
  const [{ findVault }, { openDoor }] = await Promise.all([import('./find-vault.ts'), import('#app/library/door.server.ts')]);
  const root = findVault(call.options.vault, process.cwd(), process.env);
  if (!root.ok) return root;
  const opened = openDoor(root.value, Date.now);
  if (!opened.ok) return opened;
  try {
    return await use(opened.value.door);
  } finally {
    opened.value.close();
  }
}
