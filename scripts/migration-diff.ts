import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#app/adapters/migrate.server.ts';
import { sqlToSchema } from '#scripts/schema-engine.ts';

/**
 * `npm run migration-diff`: prints the SQL that brings prisma/migrations up to prisma/schema.prisma.
 * Read it, edit it, and put it into prisma/migrations/<YYYYMMDDHHMMSS>_<name>/migration.sql.
 */
const folder = mkdtempSync(join(tmpdir(), 'whetstone-'));
try {
  const database = join(folder, 'migrated.db');
  const outcome = migrate(database);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const sql = await sqlToSchema(database);
  if (sql === '') console.error('The migrations and the schema agree: nothing to write.');
  process.stdout.write(sql);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
