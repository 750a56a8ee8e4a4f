import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { realDisk, type Disk } from './disk.server.ts';
import { ignoreItself, makeFolders, syncFolder, writeNew } from './disk-files.server.ts';
import { OWN_FOLDER } from './vault-journal.server.ts';
import { explainRefusal } from './vault-write-problems.server.ts';

/** What somebody was writing and has not saved. */
export interface Draft {
  id: string;
  /** A path of the vault, or `new:` and a kind. */
  subject: string;
  /** In ms since the epoch. */
  at: number;
  /** The form's fields by their names. */
  values: Record<string, string>;
}

/** Drafts are files of their own beside the index, which may be deleted at any time: they may not. */
export interface Drafts {
  /** Durable when it resolves. */
  keep(draft: Draft): Promise<Result<null>>;
  /** The latest first; without a subject, of everything. */
  list(subject?: string): Draft[];
  drop(id: string): void;
}

const ID = /^[0-9a-f]{8,64}$/;
const LARGEST = 5_000_000;
const schema = z.object({ id: z.string().regex(ID), subject: z.string().max(1000), at: z.number(), values: z.record(z.string(), z.string()) });

export function openDrafts(root: string, disk: Disk = realDisk): Drafts {
  const folder = join(root, OWN_FOLDER, 'drafts');
  let turn = 0;
  return {
    async keep(draft) {
      const source = JSON.stringify(draft);
      if (!schema.safeParse(draft).success) return fail({ code: 'bad-name', message: 'This is not a draft that Whetstone made.', hint: 'Nothing was kept of it.' });
      if (source.length > LARGEST) return fail({ code: 'too-large', message: 'The draft is too large to be kept on the server.', hint: 'It is kept in the browser; save it, or cut it.' });
      const [place, fresh] = [join(folder, `${draft.id}.json`), join(folder, `.${draft.id}-${process.pid}-${turn++}`)];
      try {
        await makeFolders(disk, root, folder);
        ignoreItself(disk, join(root, OWN_FOLDER));
        await writeNew(disk, fresh, new TextEncoder().encode(source), null);
        disk.rename(fresh, place);
        await syncFolder(disk, folder);
        return succeed(null);
      } catch (error) {
        rmSync(fresh, { force: true });
        return fail(explainRefusal(error, 'The draft could not be kept on the server', 'It is kept in the browser.'));
      }
    },
    list: (subject) =>
      namesIn(folder)
        .flatMap((name) => readDraft(join(folder, name)) ?? [])
        .filter((draft) => subject === undefined || draft.subject === subject)
        .sort((a, b) => b.at - a.at),
    drop(id) {
      if (ID.test(id)) rmSync(join(folder, `${id}.json`), { force: true });
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

/** Null for a file that is not a draft, or no longer there. */
function readDraft(place: string): Draft | null {
  try {
    return schema.parse(JSON.parse(readFileSync(place, 'utf8')));
  } catch {
    return null;
  }
}
