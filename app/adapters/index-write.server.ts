import type { Connection } from './database.server.ts';
import type { Rows } from './index-rows.server.ts';
import { createSearchTable, SEARCH_COLUMNS } from './index-search.server.ts';

/** How a file stood on the disk when it was read. */
export interface Reading {
  path: string;
  stamp: string;
  settled: boolean;
  hash: string;
  /** In ms since the epoch. */
  readAt: number;
  /** When what was stored before had been read; null where nothing was. */
  basis: number | null;
}

export interface Changes {
  /** Files whose rows are to be replaced. */
  read: (Reading & { rows: Rows })[];
  /** Files that turned out to say what they said before. */
  touched: Reading[];
  moved: { from: string; to: string }[];
  /** Files that were not there at `seenAt`. */
  gone: { path: string; seenAt: number; basis: number }[];
}

/** What was in fact written: less than was asked where another process was faster. */
export interface Written {
  changed: string[];
  removed: string[];
}

export interface Writer {
  /** In one transaction that holds the write lock from its start. */
  write(changes: Changes): Written;
  /** Makes the next sync read every file, and its text searchable, anew. */
  forget(): void;
}

interface Stored {
  id: number;
  stamp: string;
  hash: string;
  readAt: number;
}

const SATELLITES = {
  Link: ['form', 'target', 'fragment', 'label', 'line', 'column', 'key'],
  Question: ['line', 'text', 'answered', 'answer'],
  Lesson: ['line', 'heading', 'text'],
  Diagnostic: ['line', 'severity', 'code', 'message', 'hint'],
} as const;

type Satellite = keyof typeof SATELLITES;

export function createWriter(database: Connection): Writer {
  const insertInto = (table: string, columns: readonly string[]) =>
    database.prepare(`INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const storedAt = database.prepare<[string], Stored>('SELECT id, stamp, hash, readAt FROM File WHERE path = ?');
  const place = database
    .prepare<[string, string, string, number, string, number, number], number>(
      `INSERT INTO File (path, role, stamp, settled, hash, readAt, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET role = excluded.role, stamp = excluded.stamp, settled = excluded.settled,
         hash = excluded.hash, readAt = excluded.readAt, revision = excluded.revision RETURNING id`,
    )
    .pluck();
  const touch = database.prepare('UPDATE File SET stamp = ?, settled = ?, readAt = ? WHERE path = ? AND hash = ?');
  const move = database.prepare("UPDATE OR IGNORE File SET path = ?, stamp = '', hash = '', readAt = 0, revision = ? WHERE path = ?");
  const leave = database.prepare('INSERT OR REPLACE INTO Gone (path, revision) VALUES (?, ?)');
  const returns = database.prepare('DELETE FROM Gone WHERE path = ?');
  const remove = database.prepare('DELETE FROM File WHERE id = ?');
  const unsearch = database.prepare('DELETE FROM search WHERE rowid = ?');
  const search = insertInto('search', ['rowid', ...SEARCH_COLUMNS]);
  const summary = insertInto('Summary', ['fileId', 'head', 'claims', 'statements']);
  const content = insertInto('Content', ['fileId', 'text']);
  const satellites = Object.fromEntries(
    Object.entries(SATELLITES).map(([table, columns]) => [table, insertInto(table, ['fileId', 'position', ...columns])]),
  ) as Record<Satellite, ReturnType<typeof insertInto>>;
  const clear = ['Summary', 'Content', ...Object.keys(SATELLITES)].map((table) => database.prepare(`DELETE FROM "${table}" WHERE fileId = ?`));
  const following = database.prepare<[], number>("SELECT value + 1 FROM Meta WHERE key = 'revision'").pluck();
  const advance = database.prepare("UPDATE Meta SET value = value + 1 WHERE key = 'revision'");
  const distrust = database.prepare("UPDATE File SET stamp = '', hash = '', settled = 0");

  const addAll = (table: Satellite, id: number, items: readonly object[]) =>
    items.forEach((item, position) => {
      const values = item as Record<string, string | number | boolean | null>;
      satellites[table].run(id, position, ...SATELLITES[table].map((column) => bindable(values[column] ?? null)));
    });

  const replace = (file: Changes['read'][number], stored: Stored | undefined, revision: number): number => {
    const { path, rows, stamp, settled, hash, readAt } = file;
    const id = place.get(path, rows.role, stamp, Number(settled), hash, readAt, revision)!;
    returns.run(path);
    if (stored) {
      for (const statement of clear) statement.run(id);
    }
    if (rows.summary) summary.run(id, rows.summary.head, rows.summary.claims, rows.summary.statements);
    if (rows.text !== null) content.run(id, rows.text);
    addAll('Link', id, rows.links);
    addAll('Question', id, rows.questions);
    addAll('Lesson', id, rows.lessons);
    addAll('Diagnostic', id, rows.diagnostics);
    return id;
  };

  const write = database.transaction(({ read, touched, moved, gone }: Changes): Written => {
    const written: Written = { changed: [], removed: [] };
    const revision = following.get()!;
    const unsearchable: number[] = [];
    const searchable: [number, NonNullable<Rows['searchable']>][] = [];
    for (const { from, to } of moved) {
      if (move.run(to, revision, from).changes === 0) continue;
      leave.run(from, revision);
      written.removed.push(from);
    }
    for (const file of read) {
      const stored = storedAt.get(file.path);
      if (stored && isAhead(stored, file)) continue;
      const id = replace(file, stored, revision);
      if (stored) unsearchable.push(id);
      if (file.rows.searchable) searchable.push([id, file.rows.searchable]);
      written.changed.push(file.path);
    }
    for (const { path, stamp, settled, hash, readAt } of touched) touch.run(stamp, Number(settled), readAt, path, hash);
    for (const { path, seenAt, basis } of gone) {
      const stored = storedAt.get(path);
      if (!stored || isNewer(stored, seenAt, basis)) continue;
      unsearchable.push(stored.id);
      remove.run(stored.id);
      leave.run(path, revision);
      written.removed.push(path);
    }
    // FTS5 writes out what it has gathered whenever another table is written, so its turn comes last.
    for (const id of unsearchable) unsearch.run(id);
    for (const [id, { title, names, body }] of searchable) search.run(id, title, names, body);
    if (written.changed.length + written.removed.length > 0) advance.run();
    return written;
  });

  const forget = database.transaction(() => {
    distrust.run();
    createSearchTable(database);
  });

  return { write: (changes) => write.immediate(changes), forget: () => forget.immediate() };
}

/** Does the index say this already, or know better? */
function isAhead(stored: Stored, file: Reading): boolean {
  const isSame = file.hash === '' ? stored.hash === '' && stored.stamp === file.stamp : stored.hash === file.hash;
  return isSame || isNewer(stored, file.readAt, file.basis);
}

/** Has another process, since we looked at the index, stored what it read later than we? The clock alone does not tell: it may be put back. */
function isNewer(stored: Stored, at: number, basis: number | null): boolean {
  return stored.readAt !== basis && stored.readAt > at;
}

function bindable(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
