import { DEFAULT_CONFIG, type Config } from '#app/core/config.ts';
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
  parts(): VaultParts;
  diagnostics(): Diagnostic[];
  allLinks(): StoredLink[];
}

interface SummaryRow {
  role: string;
  head: string;
  claims: string;
  statements: string;
}

export function createSweeps(database: Connection): Sweeps {
  const revision = database.prepare<[], number>("SELECT value FROM Meta WHERE key = 'revision'").pluck();
  const summaries = database.prepare<[], SummaryRow>(
    'SELECT role, head, claims, statements FROM File JOIN Summary ON fileId = File.id ORDER BY path',
  );
  const diagnostics = database.prepare<[], Diagnostic>(
    'SELECT path AS file, line, severity, code, message, hint FROM Diagnostic JOIN File ON File.id = fileId ORDER BY path, position',
  );
  const links = database.prepare<[], StoredLink>(
    'SELECT path AS file, form, target, fragment, label, line, "column", key FROM Link JOIN File ON File.id = fileId ORDER BY path, position',
  );
  const config = database.prepare('SELECT 1 FROM File WHERE path = ?').pluck();
  return {
    revision: () => revision.get() ?? 0,
    parts: () => putTogether(summaries.iterate()),
    diagnostics: () => (config.get(CONFIG_FILE) ? diagnostics.all() : [explain.noConfig(CONFIG_FILE), ...diagnostics.all()]),
    allLinks: () => links.all(),
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
