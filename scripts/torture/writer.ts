import { hash } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { FileChange } from '#app/core/change.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { realDisk, type Disk } from '#app/adapters/disk.server.ts';
import { openWriter, type Planned, type ReadText, type VaultWriter } from '#app/adapters/vault-write.server.ts';
import type { Told } from './ledger.ts';

/**
 * A process that writes to the vault named first until it is killed. It tells what it is about to
 * write, and that it is written once that is acknowledged; what it has told stays in the pipe.
 */
const [root = '', lane = '', round = ''] = process.argv.slice(2);
const pick = (count: number) => Math.floor(Math.random() * count);
const opened = openWriter(root, { disk: lingeringDisk() });
if (!opened.ok) throw new Error(opened.problem.message);
const writer = opened.value;

const tell = (told: Told) => writeSync(1, `${JSON.stringify(told)}\n`);
/** Of a few bytes or of many, so that some are written in several pieces. */
const someText = (name: string) => `${name}\n${'lorem ipsum '.repeat(pick(8) === 0 ? pick(20_000) : pick(50))}\n`;
const hashes = (changes: readonly FileChange[]) => Object.fromEntries(changes.map(({ path, after }) => [path, after === null ? null : hash('sha256', after)]));

/** The steps between old and new take microseconds; lingering at some of them, a kill finds this process there. */
function lingeringDisk(): Disk {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const linger = () => {
    if (pick(12) === 0) Atomics.wait(sleeper, 0, 0, 1 + pick(4));
  };
  const after =
    <Args extends unknown[]>(call: (...args: Args) => void) =>
    (...args: Args) => {
      call(...args);
      linger();
    };
  return { ...realDisk, rename: after(realDisk.rename), link: after(realDisk.link), unlink: after(realDisk.unlink) };
}

/** Writes what `plan` makes of what is there, and tells of it. */
async function writeTold(step: number, what: Told['what'], plan: (read: ReadText) => Result<FileChange[]>, line?: string): Promise<Result<null>> {
  const planned = (read: ReadText): Planned<null> => {
    const changes = plan(read);
    if (!changes.ok) return changes;
    tell({ step, what, files: line === undefined ? hashes(changes.value) : {}, line });
    return succeed({ changes: changes.value, value: null });
  };
  const result = await writer.change(planned);
  if (result.ok) tell({ step, what, done: true });
  return result;
}

/** Sets each of these files to what `next` makes of its text. */
function setAll(paths: readonly string[], next: (before: string | null, path: string) => string | null) {
  return (read: ReadText): Result<FileChange[]> => {
    const changes: FileChange[] = [];
    for (const path of paths) {
      const before = read(path);
      if (!before.ok) return before;
      changes.push({ path, before: before.value, after: next(before.value, path) });
    }
    return succeed(changes);
  };
}

async function discardTold(step: number, path: string, from: VaultWriter): Promise<Result<unknown>> {
  const before = from.read(path);
  if (!before.ok) return before;
  if (before.value === null) return succeed(null);
  tell({ step, what: 'discard', files: { [path]: null } });
  const result = await from.discard(path, before.value);
  if (result.ok) tell({ step, what: 'discard', done: true });
  return result;
}

const group = Array.from({ length: 6 }, (_, i) => `projects/${lane}-${i}.md`);
const pair = [`reviews/${lane}-here.md`, `reviews/${lane}-there.md`];

function writeSomething(step: number): Promise<Result<unknown>> {
  const name = `${lane} ${round} ${step}`;
  const own = `new/${round}/${lane}-${step}.md`;
  switch (pick(8)) {
    case 0:
    case 1:
      return writeTold(step, 'save', setAll([`notes/${lane}-${pick(5)}.md`], () => someText(name)));
    case 2:
      return writeTold(step, 'new file', setAll([own], () => someText(name)));
    case 3:
    case 4:
      return writeTold(step, 'several files', setAll(group, (_, path) => someText(`${name} ${path}`)));
    case 5:
      // The text moves from the one that has it to the other.
      return writeTold(step, 'several files', setAll(pair, (before) => (before === null ? someText(name) : null)));
    case 6:
      return discardTold(step, `notes/${lane}-${pick(5)}.md`, writer);
    default:
      return writeTold(step, 'append', setAll([`log/${round}.md`], (before) => `${before ?? ''}${name}\n`), name);
  }
}

for (let step = 0; ; step++) {
  const result = await writeSomething(step);
  if (!result.ok) {
    tell({ step, what: 'problem', message: result.problem.message });
    process.exit(1);
  }
}
