import { DEFAULT_CONFIG, type Config } from '#app/core/config.ts';
import type { VaultChanges } from '#app/core/amend-vault.ts';
import type { ContactClaim } from '#app/core/contacts.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Area } from '#app/core/entry.ts';
import type { EntryHead, StatementClaim } from '#app/core/heads.ts';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import type { VaultParts } from '#app/core/vault.ts';
import type { Connection } from './database.server.ts';
import { unpackContact, unpackStatement, type PackedContact, type PackedStatement } from './index-pack.server.ts';
import type { StoredLink } from './index.server.ts';
import { explain } from './vault-problems.server.ts';

/** What is read of the whole vault at once, in few and plain queries. */
export interface Sweeps {
  revision(): number;
  /** Paths that were written or taken out since a revision. */
  changedSince(revision: number): string[];
  parts(): VaultParts;
  changes(paths: readonly string[]): VaultChanges;
  diagnostics(paths?: readonly string[]): Diagnostic[];
  allLinks(): StoredLink[];
  linksAround(paths: readonly string[], keys: readonly string[]): StoredLink[];
}

interface SummaryRow {
  role: string;
  head: string;
  claims: string;
  statements: string;
}

const SUMMARIES = 'SELECT role, head, claims, statements FROM File JOIN Summary ON fileId = File.id';
const DIAGNOSTICS = 'SELECT path AS file, line, severity, code, message, hint FROM Diagnostic JOIN File ON File.id = fileId';
const LINKS = 'SELECT path AS file, form, target, fragment, label, line, "column", key FROM Link JOIN File ON File.id = fileId';
/** Of the files at the paths of a JSON list. */
const AT_PATHS = 'path IN (SELECT value FROM json_each(?))';

export function createSweeps(database: Connection): Sweeps {
  const revision = database.prepare<[], number>("SELECT value FROM Meta WHERE key = 'revision'").pluck();
  const changed = database
    .prepare<[number, number], string>('SELECT path FROM File WHERE revision > ? UNION ALL SELECT path FROM Gone WHERE revision > ?')
    .pluck();
  const summaries = database.prepare<[], SummaryRow>(`${SUMMARIES} ORDER BY path`);
  const summariesAt = database.prepare<[string], SummaryRow>(`${SUMMARIES} WHERE ${AT_PATHS} ORDER BY path`);
  const diagnostics = database.prepare<[], Diagnostic>(`${DIAGNOSTICS} ORDER BY path, position`);
  const diagnosticsAt = database.prepare<[string], Diagnostic>(`${DIAGNOSTICS} WHERE ${AT_PATHS} ORDER BY path, position`);
  const links = database.prepare<[], StoredLink>(`${LINKS} ORDER BY path, position`);
  const linksAround = database.prepare<[string, string], StoredLink>(
    `${LINKS} WHERE fileId IN (SELECT id FROM File WHERE ${AT_PATHS} UNION SELECT fileId FROM Link WHERE key IN (SELECT value FROM json_each(?)))
     ORDER BY path, position`,
  );
  const config = database.prepare('SELECT 1 FROM File WHERE path = ?').pluck();
  return {
    revision: () => revision.get() ?? 0,
    changedSince: (since) => changed.all(since, since).sort(),
    parts: () => putTogether(summaries.iterate()),
    changes(paths) {
      const parts = putTogether(summariesAt.iterate(JSON.stringify(paths)));
      return { ...parts, paths, config: paths.includes(CONFIG_FILE) ? parts.config : null };
    },
    diagnostics(paths) {
      const found = paths ? diagnosticsAt.all(JSON.stringify(paths)) : diagnostics.all();
      const isMissed = (paths?.includes(CONFIG_FILE) ?? true) && !config.get(CONFIG_FILE);
      return isMissed ? [explain.noConfig(CONFIG_FILE), ...found] : found;
    },
    allLinks: () => links.all(),
    linksAround: (paths, keys) => linksAround.all(JSON.stringify(paths), JSON.stringify(keys)),
  };
}

function putTogether(rows: Iterable<SummaryRow>): VaultParts {
  let config: Config = DEFAULT_CONFIG;
  const areas: Area[] = [];
  const entries: EntryHead[] = [];
  const claims: ContactClaim[] = [];
  const statements: StatementClaim[] = [];
  for (const row of rows) {
    if (row.role === 'config') config = JSON.parse(row.head) as Config;
    else if (row.role === 'area') areas.push(JSON.parse(row.head) as Area);
    else {
      const head = JSON.parse(row.head) as EntryHead;
      entries.push(head);
      for (const packed of JSON.parse(row.claims) as PackedContact[]) claims.push(unpackContact(packed, head));
      for (const packed of JSON.parse(row.statements) as PackedStatement[]) statements.push(unpackStatement(packed, head));
    }
  }
  return { config, areas, entries, claims, statements };
}
