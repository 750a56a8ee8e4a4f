import type { Config } from './config.ts';
import type { ContactClaim } from './contacts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Area, Contact, Statement } from './entry.ts';
import { headOfArea, type EntryHead, type Head, type StatementClaim } from './heads.ts';
import { compileLedger, type AreaLedger } from './ledger.ts';
import { compileNames, nameKey, uniqueNames, type Named, type Names, type Resolution } from './names.ts';
import { reportClashes, reportParents, reportSharedNames, unknownArea, unknownQuadrant } from './vault-reports.ts';

/** The parts of a vault that any file can change, put together. */
export interface Vault {
  config: Config;
  names: Names<Head>;
  entries: readonly EntryHead[];
  ledger: AreaLedger[];
  /** By area id. */
  byArea: Map<string, AreaLedger>;
  /** What is wrong between files: clashing names, unknown areas and quadrants. */
  diagnostics: Diagnostic[];
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
  const { config, entries } = parts;
  const areas = [...parts.areas].sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = compileNames<Head>([...areas.map(headOfArea), ...entries]);
  const diagnostics: Diagnostic[] = [...reportClashes(names), ...reportSharedNames(areas), ...reportParents(areas, names)];
  const placed = uniqueNames(areas, ({ id }) => id).map((area) => ({ area, quadrant: findQuadrant(area, config) }));
  for (const { area, quadrant } of placed) {
    if (quadrant === null) diagnostics.push(unknownQuadrant(area, config));
  }
  const lookUp = rememberAreas(names, diagnostics);
  const ledger = compileLedger(
    placed.map(({ area, quadrant }) => ({ area, quadrant: quadrant ?? 0 })),
    settle(parts.claims, lookUp, placeContact),
    settle(parts.statements, lookUp, placeStatement),
  );
  return { config, names, entries, ledger, byArea: new Map(ledger.map((l) => [l.area.id, l])), diagnostics };
}

/** An area as some line of some file names it. */
interface Reference {
  ref: string;
  path: string;
  line: number;
}

/** What is claimed of areas there are; the id takes the place of the name. */
function settle<C extends Reference, T>(claims: readonly C[], lookUp: (claim: Reference) => string | null, place: (claim: C, area: string) => T): T[] {
  const settled: T[] = [];
  for (let i = 0; i < claims.length; i++) {
    const claim = claims[i]!;
    const area = lookUp(claim);
    if (area !== null) settled.push(place(claim, area));
  }
  return settled;
}

function placeContact({ day, depth, minutes, estimated, entry, path, line }: ContactClaim, area: string): Contact {
  return { area, day, depth, minutes, estimated, entry, path, line };
}

function placeStatement({ day, verdict, entry, path, line }: StatementClaim, area: string): Statement {
  return { area, day, verdict, entry, path, line };
}

/** Looks areas up once each, and reports each unknown one once for every line that names it. */
function rememberAreas(names: Names<Named>, diagnostics: Diagnostic[]): (claim: Reference) => string | null {
  const known = new Map<string, string | null>();
  const reported = new Set<string>();
  return ({ ref, path, line }) => {
    let area = known.get(ref);
    if (area === undefined) {
      area = idOfArea(names.resolveArea(ref));
      known.set(ref, area);
    }
    if (area !== null) return area;
    const key = `${path}:${line}:${ref}`;
    if (!reported.has(key)) diagnostics.push(unknownArea(ref, path, line, names));
    reported.add(key);
    return null;
  };
}

/** Two files that claim one id are reported as such; what names the id still finds the first of them. */
function idOfArea(found: Resolution<Named>): string | null {
  if (found.state === 'missing') return null;
  if (found.state === 'found') return found.target.id;
  const [first, ...others] = found.candidates;
  return others.every((other) => nameKey(other.id) === nameKey(first!.id)) ? first!.id : null;
}

function findQuadrant({ quadrant }: Area, config: Config): number | null {
  const wanted = nameKey(quadrant);
  const index = config.quadrants.findIndex(({ id, title }) => nameKey(id) === wanted || nameKey(title) === wanted);
  return index < 0 ? null : index;
}
