import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SCHEMA = join(ROOT, 'prisma', 'schema.prisma');
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * The SQL that would bring the database at `path` to prisma/schema.prisma; '' where it is there already.
 * Prisma's schema engine says so: the build of it that comes as WebAssembly, which needs no download.
 */
export async function sqlToSchema(path: string): Promise<string> {
  const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }];
  const schemaEngine = await startEngine(path);
  const difference = await schemaEngine.diff({
    from: { tag: 'schemaDatasource', files, configDir: ROOT },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: FILTERS,
  });
  schemaEngine.free();
  return difference.exitCode === 0 ? '' : (difference.stdout ?? '');
}

/** What Prisma itself thinks of the migrations in `folder`, seen from the database at `path`; null where all is well. */
export async function prismaDoubts(path: string, folder: string): Promise<string | null> {
  const schemaEngine = await startEngine(path);
  const migrationDirectories = readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    }));
  const { hasMigrationsTable, ...doubts } = await schemaEngine.diagnoseMigrationHistory({
    migrationsList: { baseDir: folder, lockfile: { path: 'migration_lock.toml', content: null }, shadowDbInitScript: '', migrationDirectories },
    optInToShadowDatabase: false,
    filters: FILTERS,
  });
  schemaEngine.free();
  const found = [doubts.history, ...doubts.editedMigrationNames, ...doubts.failedMigrationNames].filter((doubt) => doubt !== null);
  return hasMigrationsTable && found.length === 0 ? null : JSON.stringify({ hasMigrationsTable, ...doubts });
}

async function startEngine(path: string): Promise<engine.SchemaEngine> {
  loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: `file:${path}` }));
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

let loaded = false;

/** The package leaves joining its two halves to a bundler. */
function loadEngine(): void {
  if (loaded) return;
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(glue.replace(/\.js$/, '.wasm')));
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...engine } });
  engine.__wbg_set_wasm(exports);
  (exports['__wbindgen_start'] as () => void)();
  loaded = true;
}
