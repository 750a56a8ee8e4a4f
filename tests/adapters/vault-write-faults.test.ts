import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '#app/core/result.ts';
import type { VaultWriter } from '#app/adapters/vault-write.server.ts';
import { allFiles, append, faultyDisk, leftoversOf, makeQuickVault, set, textsOf, useWriters } from './vault-write-support.ts';

const { open } = useWriters();

const FILES = { 'notes/a.md': '# A\n', 'notes/b.md': '# B\n', 'projects/c.md': '# C\n' };

interface Operation {
  run(writer: VaultWriter): Promise<Result<unknown>>;
  /** What is different afterwards; null for a file that is gone. */
  makes: Record<string, string | null>;
  /** Files there before it, besides the usual. */
  given?: Record<string, string>;
}

const OPERATIONS: Record<string, Operation> = {
  'a save': {
    run: (writer) => append(writer, 'notes/a.md', 'More\n'),
    makes: { 'notes/a.md': '# A\nMore\n' },
  },
  'a new file in a new folder': {
    run: (writer) => set(writer, { 'meetings/2026/m.md': '# M\n' }),
    makes: { 'meetings/2026/m.md': '# M\n' },
  },
  'a removal': {
    run: (writer) => set(writer, { 'notes/b.md': null }),
    makes: { 'notes/b.md': null },
  },
  'a change to several files': {
    run: (writer) => set(writer, { 'notes/a.md': '# A2\n', 'notes/b.md': null, 'projects/b.md': '# B2\n', 'projects/c.md': '# C2\n' }),
    makes: { 'notes/a.md': '# A2\n', 'notes/b.md': null, 'projects/b.md': '# B2\n', 'projects/c.md': '# C2\n' },
  },
  'a move to the trash': {
    run: (writer) => writer.discard('notes/b.md', '# B\n'),
    makes: { 'notes/b.md': null },
  },
  'a move out of the trash': {
    run: (writer) => writer.restore('.trash/notes/t.md', 'notes/t.md'),
    makes: { 'notes/t.md': '# T\n' },
    given: { '.trash/notes/t.md': '# T\n' },
  },
  'an attachment': {
    run: (writer) => writer.store('attachments/p.png', Buffer.from('picture')),
    makes: { 'attachments/p.png': 'picture' },
  },
};

function after({ makes }: Operation): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...FILES, ...makes }).filter((entry): entry is [string, string] => entry[1] !== null));
}

const FAULTS: [code: string, done: boolean][] = [
  ['EIO', false],
  ['ENOSPC', false],
  ['EACCES', false],
  ['EROFS', false],
  ['EIO', true],
];

describe.each(Object.entries(OPERATIONS))('%s, whichever call to the disk fails', (_, operation) => {
  test.each(FAULTS)('with %s (done all the same: %s), is made or not made as a whole, and succeeds when it is tried again', async (code, done) => {
    for (let n = 1; ; n++) {
      const { root, remove } = makeQuickVault({ ...FILES, ...operation.given });
      const disk = faultyDisk(n, code, done);
      const result = await operation.run(open(root, { disk }));
      const where = `call ${n} (${disk.failed() ?? 'none'})`;
      if (!result.ok) {
        expect(result.problem.code, where).toBe('unwritable');
        expect(result.problem.message, where).toContain(`(${code})`);
        expect(result.problem.hint, where).toMatch(/\.$/);
      }
      expect(textsOf(root), where).toEqual(result.ok ? after(operation) : FILES);
      const next = open(root, { disk: faultyDisk(Infinity, code) });
      expect(await next.recover(), where).toMatchObject({ ok: true, value: { left: [], trashed: [] } });
      expect(leftoversOf(root), where).toEqual([]);
      expect(textsOf(root), where).toEqual(result.ok ? after(operation) : FILES);
      if (!result.ok) expect(await operation.run(next), where).toMatchObject({ ok: true });
      expect(textsOf(root), where).toEqual(after(operation));
      expect(trashOf(root), where).toEqual(trashAfter(operation));
      remove();
      if (disk.failed() === null) return;
    }
  });
});

/** A name that was claimed in the trash and not used is an empty file, which is nobody's loss. */
function trashOf(root: string): string[] {
  const trashed = allFiles(root).filter((path) => path.startsWith('.trash/') && !path.endsWith('.gitignore'));
  return trashed.map((path) => readFileSync(join(root, path), 'utf8')).filter((text) => text !== '');
}

function trashAfter(operation: Operation): string[] {
  return operation === OPERATIONS['a move to the trash'] ? ['# B\n'] : [];
}
