import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { migrate } from '#app/adapters/migrate.server.ts';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { prismaDoubts, sqlToSchema } from '#scripts/schema-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'whetstone-drift-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('prisma/schema.prisma and prisma/migrations', () => {
  const database = join(folder, 'migrated.db');

  it('agree: a migrated database needs nothing more to be what the schema says', async () => {
    expect(migrate(database)).toMatchObject({ ok: true });
    expect(await sqlToSchema(database)).toBe('');
  });

  it('are held together by a check that notices one column too many', async () => {
    const other = join(folder, 'changed.db');
    migrate(other);
    const connection = new Database(other);
    connection.exec('ALTER TABLE "Meta" ADD COLUMN "surplus" TEXT');
    connection.close();
    expect(await sqlToSchema(other)).toContain('CREATE TABLE "new_Meta"');
  });

  it('leave a history that Prisma itself finds in order', async () => {
    expect(await prismaDoubts(database, join(projectRoot(), 'prisma', 'migrations'))).toBeNull();
  });
});
