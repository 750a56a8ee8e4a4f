import type { SyncReport } from './index.server.ts';
import type { Changes, Reading, Writer } from './index-write.server.ts';
import type { Connection } from './database.server.ts';
import { createPacer } from './pacer.server.ts';
import { readSeenText, type VaultText } from './vault-text.server.ts';
import { lookAt, walkVault, type Sighting } from './vault-walk.server.ts';

/** Most files and characters read per transaction: no other process waits long for the write lock, and memory is bounded. */
const BATCH = { files: 500, characters: 16_000_000 };

/** How long what seems to be gone or unreadable is given to come back, in ms: editors replace files. */
const SECOND_LOOK = 120;

/**
 * How much later than its last change a file must be read for its stamp to be trusted, in ms. Some
 * file systems keep times to two seconds, so a second change within them would leave no trace.
 */
const COARSEST_CLOCK = 2000;

interface Stored {
  stamp: string;
  settled: number;
  hash: string;
  readAt: number;
}

export interface SyncJob {
  root: string;
  database: Connection;
  writer: Writer;
  /** Only these; without them, the whole vault. */
  paths?: readonly string[];
  onProgress?: (done: number, total: number) => void;
}

/** Compares the vault with what is stored, and reads again only what has moved. */
export async function syncVault({ root, database, writer, paths, onProgress }: SyncJob): Promise<SyncReport> {
  const startedAt = performance.now();
  const stored = readStored(database, paths);
  const seen = await look(root, stored, paths);
  const seenAt = Date.now();
  const gone = [...stored.keys()].filter((path) => !seen.has(path));
  const landmarks = landmarksOf(gone, stored);
  const due = [...seen.values()].filter((file) => stored.get(file.path)?.stamp !== file.stamp || !stored.get(file.path)?.settled);
  const report: SyncReport = { files: seen.size, changed: [], removed: [], moved: [], ms: 0 };
  const write = (changes: Changes) => {
    const { changed, removed } = writer.write(changes);
    report.changed.push(...changed);
    report.removed.push(...removed);
  };
  for (let done = 0; done < due.length; ) {
    const { changes, next } = await readBatch(root, due, done, stored);
    changes.moved = movesAmong(changes.read, stored, landmarks);
    report.moved.push(...changes.moved);
    write(changes);
    done = next;
    onProgress?.(done, due.length);
  }
  if (gone.length > 0) write({ ...nothing(), gone: gone.map((path) => ({ path, seenAt, basis: stored.get(path)!.readAt })) });
  return { ...report, changed: report.changed.sort(), removed: report.removed.sort(), ms: performance.now() - startedAt };
}

function nothing(): Changes {
  return { read: [], touched: [], moved: [], gone: [] };
}

function readStored(database: Connection, paths: readonly string[] | undefined): Map<string, Stored> {
  const columns = 'SELECT path, stamp, settled, hash, readAt FROM File';
  const rows = paths
    ? database.prepare<[string], Stored & { path: string }>(`${columns} WHERE path IN (SELECT value FROM json_each(?))`).all(JSON.stringify(paths))
    : database.prepare<[], Stored & { path: string }>(columns).all();
  return new Map(rows.map((row) => [row.path, row]));
}

/** What is there now. What is stored and not found is looked for a second time. */
async function look(root: string, stored: Map<string, Stored>, paths: readonly string[] | undefined): Promise<Map<string, Sighting>> {
  const sightings = paths ? paths.map((path) => lookAt(root, path)) : await walkVault(root);
  const seen = new Map<string, Sighting>();
  for (const sighting of sightings) if (sighting) seen.set(sighting.path, sighting);
  const missing = [...stored.keys()].filter((path) => !seen.has(path));
  if (missing.length > 0) await delay(SECOND_LOOK);
  for (const path of missing) {
    const sighting = lookAt(root, path);
    if (sighting) seen.set(path, sighting);
  }
  return seen;
}

/** Reads what is due from `start` on, as much as one transaction takes; `next` is where to go on. */
async function readBatch(root: string, due: readonly Sighting[], start: number, stored: Map<string, Stored>): Promise<{ changes: Changes; next: number }> {
  // Schemas and parsers take longer to load than a start with nothing changed may take.
  const { readRows } = await import('./index-rows.server.ts');
  const pacer = createPacer();
  const changes = nothing();
  const doubtful: Sighting[] = [];
  let characters = 0;
  const take = (sighting: Sighting, isLastLook: boolean) => {
    const readAt = Date.now();
    const attempt = attemptAt(root, sighting);
    if (!attempt) return;
    const { path, stamp, changedAt, settled, hash, text, diagnostics } = attempt;
    const before = stored.get(path);
    if (!settled && before?.hash && !isLastLook) {
      doubtful.push(sighting);
      return;
    }
    const basis = before?.readAt ?? null;
    const reading: Reading = { path, stamp, hash, readAt, basis, settled: settled && changedAt < readAt - COARSEST_CLOCK };
    characters += text?.length ?? 0;
    if (hash !== '' && before?.hash === hash) changes.touched.push(reading);
    else changes.read.push({ ...reading, rows: readRows(path, text, diagnostics) });
  };
  let next = start;
  for (; next < due.length && next - start < BATCH.files && characters < BATCH.characters; next++) {
    take(due[next]!, false);
    if (pacer.isDue()) await pacer.rest();
  }
  if (doubtful.length > 0) await delay(SECOND_LOOK);
  for (const sighting of doubtful) take(sighting, true);
  return { changes, next };
}

/** `settled` is false where the disk refused: it may not the next time, so the file is tried again by every sync. */
type Attempt = VaultText & { path: string; settled: boolean };

/** Null when the file has gone since it was seen: the next sync looks for it again. */
function attemptAt(root: string, sighting: Sighting): Attempt | null {
  const read = readSeenText(root, sighting);
  return read && { ...read, path: sighting.path, settled: !read.diagnostics.some(({ code }) => code === 'unreadable') };
}

/** Files that are gone, by what they may be known by elsewhere: their bytes, or the name that is their id. */
function landmarksOf(gone: readonly string[], stored: Map<string, Stored>): Map<string, string> {
  return new Map(gone.flatMap((path) => [nameOf(path), stored.get(path)!.hash].map((mark) => [mark, path])));
}

/** Files that are new here and known from elsewhere; each gone file is found once. */
function movesAmong(read: Changes['read'], stored: Map<string, Stored>, landmarks: Map<string, string>): Changes['moved'] {
  return read.flatMap(({ path, hash }) => {
    if (hash === '' || stored.has(path)) return [];
    const from = landmarks.get(hash) ?? landmarks.get(nameOf(path));
    if (from === undefined) return [];
    for (const mark of [nameOf(from), stored.get(from)!.hash]) landmarks.delete(mark);
    return [{ from, to: path }];
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
