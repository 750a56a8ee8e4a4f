import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'editions';

/** Paths of the editions there are, by name; none where the vault has no folder of them. */
export function listEditions(root: string): string[] {
  try {
    return readdirSync(join(root, FOLDER), { withFileTypes: true })
      .filter((found) => found.isFile() && /^[^.].*\.md$/i.test(found.name) && !/^readme\.md$/i.test(found.name))
      .map(({ name }) => `${FOLDER}/${name}`)
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

export function pathOfEdition(name: string): string {
  return `${FOLDER}/${name}.md`;
}

/** A text that is another one whenever an edition has changed, come or gone; costs a look at each. */
export function stampEditions(root: string): string {
  return listEditions(root)
    .map((path) => {
      const stats = statSync(join(root, path), { throwIfNoEntry: false });
      return `${path} ${stats?.mtimeMs} ${stats?.size}`;
    })
    .join('\n');
}
