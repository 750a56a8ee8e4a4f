import { hrefOf } from '#app/core/found.ts';
import { roleOf } from '#app/core/read-file.ts';
import type { Deleted } from '#app/core/relink-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { readSubject } from '#app/adapters/index-rows.server.ts';
import { listTrash, readTrashed, type InTrash } from '#app/adapters/trash-list.server.ts';
import type { Desk } from './desk.server.ts';

/** The verbs of what was deleted. */
export interface Trash {
  /** What is in .trash/, the latest first; of very many the latest, and how many more there are. */
  trash(): Promise<{ files: Deleted[]; more: number }>;
  /** Brings a file back from .trash/ to a path that nothing has. */
  putBack(trashed: string, path: string): Promise<Result<{ href: string }>>;
}

const SHOWN = 200;

export function createTrash(desk: Desk): Trash {
  return {
    trash() {
      const all = listTrash(desk.root);
      return Promise.resolve({ files: all.slice(0, SHOWN).map((file) => describe(desk.root, file)), more: Math.max(0, all.length - SHOWN) });
    },
    async putBack(trashed, path) {
      const restored = await desk.writer.restore(trashed, path);
      if (!restored.ok) return restored;
      desk.git.note([path], `Put back ${path}`);
      await desk.index.sync([path]);
      const { names } = await desk.vault();
      const named = names.resolvePath(path);
      return succeed({ href: named.state === 'found' ? hrefOf(named.target) : '/problems' });
    },
  };
}

function describe(root: string, file: InTrash): Deleted {
  const text = roleOf(file.path) === null ? null : readTrashed(root, file.trashed);
  if (text === null) return { ...file, title: file.path, what: null };
  const subject = readSubject(file.path, text.replace(/^\uFEFF/, ''));
  return subject.role === 'area' ? { ...file, title: subject.area.title, what: 'area' } : { ...file, title: subject.entry.title, what: subject.entry.kind };
}
