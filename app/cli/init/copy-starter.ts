import { copyFileSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';

/** What a new vault is made of: folders of this project, and where in the vault they go. */
const SOURCES = [
  { from: 'starter', to: '' },
  { from: 'content/templates', to: 'templates' },
  { from: 'content/questions', to: 'questions' },
];

const MARK = 'whetstone.yml';

/** What a fresh clone of an empty repository may hold; none of it is touched. */
const NO_OBSTACLE = /^(\.git|\.gitignore|\.gitattributes|\.DS_Store|readme(\..*)?|licen[cs]e(\..*)?)$/i;

export interface Copied {
  /** Paths inside the vault, sorted. */
  made: string[];
  /** Files that were there already, and stay as they were. */
  kept: string[];
}

/** Makes `folder` a vault, or adds to a vault what it lacks. Never writes over a file. */
export function copyStarter(folder: string): Result<Copied> {
  try {
    mkdirSync(folder, { recursive: true });
    const obstacle = findObstacle(folder);
    if (obstacle) {
      const message = `${folder} is not empty (it holds ${obstacle}) and is not a vault, so nothing was written.`;
      return fail({ code: 'unwritable', message, hint: `Name a new folder, or put an empty ${MARK} into this one to make it a vault.` });
    }
    const copied: Copied = { made: [], kept: [] };
    for (const { source, path } of listStarter()) {
      const isNew = copyNew(source, join(folder, path));
      (isNew ? copied.made : copied.kept).push(path);
    }
    return succeed(copied);
  } catch (error) {
    return fail({
      code: 'unwritable',
      message: `${folder} cannot be made a vault: ${(error as Error).message}.`,
      hint: 'Check that it is a folder you may write to, with space on its disk.',
    });
  }
}

function findObstacle(folder: string): string | null {
  const names = readdirSync(folder).sort();
  return names.includes(MARK) ? null : (names.find((name) => !NO_OBSTACLE.test(name)) ?? null);
}

function listStarter(): { source: string; path: string }[] {
  return SOURCES.flatMap(({ from, to }) => {
    const root = join(projectRoot(), from);
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(root, path)).isFile());
    return paths.map((path) => ({ source: join(root, path), path: join(to, path) }));
  }).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** False where something has this name already. */
function copyNew(source: string, target: string): boolean {
  mkdirSync(dirname(target), { recursive: true });
  try {
    copyFileSync(source, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
