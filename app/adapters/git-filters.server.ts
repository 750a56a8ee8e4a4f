import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Repository } from './git-repository.server.ts';

/** Those of the paths that a filter of the owner's, such as LFS, has a part in. */
export async function filteredPaths({ run, filters }: Repository, paths: readonly string[]): Promise<Result<string[]>> {
  if (filters.length === 0 || paths.length === 0) return succeed([]);
  const { code, stdout, stderr } = await run(['check-attr', '-z', '--stdin', 'filter'], { input: paths.map((path) => `${path}\0`).join('') });
  if (code !== 0) return fail(explainGit(stderr));
  const parts = stdout.toString().split('\0');
  return succeed(paths.filter((_, i) => filters.includes(parts[3 * i + 2] ?? '')));
}
