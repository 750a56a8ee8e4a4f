import { amendVault } from './amend-vault.ts';
import type { Config } from './config.ts';
import type { ContactClaim } from './contacts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Area } from './entry.ts';
import type { EntryHead, Head, StatementClaim } from './heads.ts';
import type { AreaLedger } from './ledger.ts';
import { compileNames, type Names } from './names.ts';
import type { UnknownRef } from './place-claims.ts';

/** The parts of a vault that any file can change, put together. Never changed: a vault amended is another one. */
export interface Vault {
  config: Config;
  names: Names<Head>;
  /** By path, those that share an id with another included. */
  areas: readonly Area[];
  /** By path. */
  entries: readonly EntryHead[];
  ledger: AreaLedger[];
  /** By area id. */
  byArea: Map<string, AreaLedger>;
  /** What is wrong between files: clashing names, unknown areas and quadrants. */
  diagnostics: Diagnostic[];
  /** Those of the diagnostics that are about areas, and about what is no area. */
  reports: { areas: readonly Diagnostic[]; unknown: readonly UnknownRef[] };
}

export interface VaultParts {
  config: Config;
  areas: readonly Area[];
  entries: readonly EntryHead[];
  claims: readonly ContactClaim[];
  statements: readonly StatementClaim[];
}

/** Puts the files of a vault together, in whatever order: names are looked up, contacts and verdicts find their areas. */
export function compileVault(parts: VaultParts): Vault {
  return amendVault(emptyVault(parts.config), { ...parts, paths: [] });
}

function emptyVault(config: Config): Vault {
  return {
    ...{ config, names: compileNames<Head>([]), areas: [], entries: [], ledger: [], byArea: new Map(), diagnostics: [] },
    reports: { areas: [], unknown: [] },
  };
}
