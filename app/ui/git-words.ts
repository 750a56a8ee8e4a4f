import type { GitStatus } from '#app/core/git.ts';
import { count } from '#app/core/words.ts';

/** Where the repository stands, in a sentence. */
export function describeGit(status: GitStatus): string {
  const { state, hasRemote, ahead, behind, uncommitted, conflicted } = status;
  if (state === 'none') return 'The vault is in no Git repository.';
  if (state === 'stuck') return 'The repository cannot be committed to.';
  if (state === 'conflicted') return `${count(conflicted.length, 'file')} changed on both sides, on the same lines: choose what holds.`;
  const waiting = uncommitted.ours + uncommitted.outside;
  const parts = [waiting > 0 ? `${count(waiting, 'file')} not yet committed` : 'Everything is committed', ...(hasRemote ? sayDistance(ahead, behind) : ['there is no remote'])];
  return `${parts.join('; ')}.`;
}

/** The same in a word or two, for the edge of every page. */
export function nameGit({ state, hasRemote, ahead, behind, uncommitted }: GitStatus): string {
  if (state === 'none') return 'no Git';
  if (state === 'stuck' || state === 'conflicted') return state;
  const waiting = uncommitted.ours + uncommitted.outside;
  const parts = [waiting > 0 && `${waiting} uncommitted`, ahead > 0 && `${ahead} ahead`, behind > 0 && `${behind} behind`, !hasRemote && 'no remote'].filter(Boolean);
  return parts.length === 0 ? 'clean' : parts.join(', ');
}

function sayDistance(ahead: number, behind: number): string[] {
  if (ahead === 0 && behind === 0) return ['the remote has it all'];
  return [ahead > 0 && `${count(ahead, 'commit')} to push`, behind > 0 && `${count(behind, 'commit')} to merge`].flatMap((part) => part || []);
}
