import { succeed, type Result } from '#app/core/result.ts';
import { openDatabase, type Connection } from './database.server.ts';
import { createPages, type Pages } from './index-pages.server.ts';
import { createSweeps, type Sweeps } from './index-read.server.ts';
import { createSearch, createSearchTable } from './index-search.server.ts';
import { createRespell, type Respelling } from './index-spelling.server.ts';
import { createWriter, type Writer } from './index-write.server.ts';
import type { SearchHit } from './index.server.ts';

/** What the rows mean. Raise it when a reader of files changes what it finds: every index is then built anew. */
const FORMAT = 8;

/** One open database of an index, with everything that reads and writes it. */
export interface Store {
  database: Connection;
  notice: string | null;
  writer: Writer;
  sweeps: Sweeps;
  pages: Pages;
  search(query: string, limit: number): SearchHit[];
  respell(query: string): Respelling;
  close(): Promise<void>;
}

/** Opens the store at `path`; `suspect` says that its database has failed before. */
export function createStore(path: string, suspect = false): Result<Store> {
  const opened = openDatabase(path, suspect);
  if (!opened.ok) return opened;
  const { database, notice } = opened.value;
  ensureFormat(database);
  const pages = createPages(path);
  const sweeps = createSweeps(database);
  return succeed({
    database,
    notice,
    writer: createWriter(database),
    sweeps,
    pages,
    search: createSearch(database),
    respell: createRespell(database, sweeps.revision),
    async close() {
      await pages.close();
      database.close();
    },
  });
}

/** Empties an index whose rows mean something else than they do here. */
function ensureFormat(database: Connection): void {
  const format = database.prepare<[], number>("SELECT value FROM Meta WHERE key = 'format'").pluck();
  if (format.get() === FORMAT) return;
  const start = database.transaction(() => {
    if (format.get() === FORMAT) return;
    database.prepare("INSERT OR REPLACE INTO Meta (key, value) VALUES ('format', ?)").run(FORMAT);
    database.exec("INSERT INTO Meta (key, value) VALUES ('revision', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1");
    database.exec("INSERT OR REPLACE INTO Gone (path, revision) SELECT path, Meta.value FROM File, Meta WHERE key = 'revision'");
    database.exec('DELETE FROM File');
    createSearchTable(database);
  });
  start.immediate();
}
