import { renameAreaIn } from '#app/core/share/scope-areas.ts';
import { parseScope, writeScope } from '#app/core/share/share-scope.ts';
import { count } from '#app/core/words.ts';
import { explainRecords } from '#app/adapters/records.server.ts';
import { rewriteScopes } from '#app/adapters/shares.server.ts';
import type { Desk } from './desk.server.ts';

/**
 * Lets shares follow an area to its new id, once the files have it. Doing it again changes nothing.
 * Says in a sentence what came of it; null where no share names the area.
 */
export function followInShares({ records }: Pick<Desk, 'records'>, from: string, to: string): string | null {
  const opened = records();
  if (!opened.ok) return notFollowed(from, opened.problem.message);
  try {
    const changed = rewriteScopes(opened.value, (text) => {
      const scope = parseScope(text);
      const renamed = scope && renameAreaIn(scope, from, to);
      return renamed && writeScope(renamed);
    });
    return changed === 0 ? null : `${count(changed, 'share')} that named ${from} ${changed === 1 ? 'names' : 'name'} ${to} now.`;
  } catch (error) {
    const problem = explainRecords(error, opened.value.database.name);
    if (!problem) throw error;
    return notFollowed(from, problem.message);
  }
}

function notFollowed(from: string, why: string): string {
  return `The files have the new name, but shares that name ${from} could not be changed and show nothing of it: ${why} “whet share list” says which.`;
}
