import type { Config } from './config.ts';
import type { ContactClaim } from './contacts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Area, Contact, Statement } from './entry.ts';
import { headOfArea, type EntryHead, type Head, type StatementClaim } from './heads.ts';
import { compileLedger, type AreaLedger } from './ledger.ts';
import { compileNames, nameKey, type Named, type Names, type Resolution } from './names.ts';

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

/** Puts the files of a vault together: names are looked up, contacts and verdicts find their areas. */
export function compileVault(parts: VaultParts): Vault {
  const { config, areas, entries } = parts;
  const names = compileNames<Head>([...areas.map(headOfArea), ...entries]);
  const diagnostics: Diagnostic[] = [...clashesOf(names), ...twoMeaningsOf(areas)];
  const unique = [...new Map([...areas].reverse().map((area) => [area.id, area])).values()].reverse();
  const placed = unique.map((area) => ({ area, quadrant: placeInQuadrant(area, config, diagnostics) }));
  const lookUp = rememberAreas(names, diagnostics);
  const contacts = settle<ContactClaim, Contact>(parts.claims, lookUp);
  const statements = settle<StatementClaim, Statement>(parts.statements, lookUp);
  for (const { parent, path } of unique) {
    if (parent) lookUp({ ref: parent, path, line: 1 });
  }
  const ledger = compileLedger(placed, contacts, statements);
  return { config, names, entries, ledger, byArea: new Map(ledger.map((l) => [l.area.id, l])), diagnostics };
}

interface Reference {
  ref: string;
  path: string;
  line: number;
}

function settle<From extends Reference, To extends { area: string }>(
  claims: readonly From[],
  lookUp: (claim: Reference) => string | null,
): To[] {
  const settled: To[] = [];
  for (const claim of claims) {
    const area = lookUp(claim);
    if (area === null) continue;
    const { ref: _, ...rest } = claim;
    settled.push({ ...rest, area } as unknown as To);
  }
  return settled;
}

/** Looks areas up once each, and reports each unknown one once for every line that names it. */
function rememberAreas(names: Names<Named>, diagnostics: Diagnostic[]): (claim: Reference) => string | null {
  const known = new Map<string, string | null>();
  const reported = new Set<string>();
  return ({ ref, path, line }) => {
    if (!known.has(ref)) {
      known.set(ref, idOfArea(names.resolveArea(ref)));
    }
    const area = known.get(ref) ?? null;
    const key = `${path}:${line}:${ref}`;
    if (area === null && !reported.has(key)) {
      reported.add(key);
      diagnostics.push(unknownArea(ref, path, line, names));
    }
    return area;
  };
}

/** Two files that claim one id are reported as such; what names the id still finds the area. */
function idOfArea(found: Resolution<Named>): string | null {
  if (found.state === 'missing') return null;
  if (found.state === 'found') return found.target.id;
  const ids = new Set(found.candidates.map((candidate) => candidate.id));
  return ids.size === 1 ? found.candidates[0]!.id : null;
}

function unknownArea(ref: string, file: string, line: number, names: Names<Named>): Diagnostic {
  const found = names.resolveArea(ref);
  const elsewhere = names.resolve(ref);
  const slug = ref.trim().toLowerCase().replace(/\s+/g, '-');
  if (found.state === 'ambiguous') {
    const ids = found.candidates.map((c) => c.id).join(' or ');
    return { file, line, severity: 'error', code: 'ambiguous-area', message: `“${ref}” names more than one area, so this is counted for none.`, hint: `Write the id: ${ids}.` };
  }
  const message =
    elsewhere.state === 'found'
      ? `“${ref}” is an entry (${elsewhere.target.path}), not an area, so this is counted for nothing.`
      : `There is no area “${ref}”, so this is counted for nothing.`;
  return { file, line, severity: 'error', code: 'unknown-area', message, hint: `Add areas/${slug}.md, or write the id, title or alias of an area there is.` };
}

function placeInQuadrant(area: Area, config: Config, diagnostics: Diagnostic[]): number {
  const wanted = nameKey(area.quadrant);
  const index = config.quadrants.findIndex((q) => nameKey(q.id) === wanted || nameKey(q.title) === wanted);
  if (index >= 0) return index;
  const first = config.quadrants[0]!;
  diagnostics.push({
    file: area.path,
    line: 1,
    severity: 'error',
    code: 'unknown-quadrant',
    message: `${area.quadrant ? `“${area.quadrant}” is not a quadrant` : 'It names no quadrant'}; until it does it is drawn in ${first.title}.`,
    hint: `Write quadrant: with one of ${config.quadrants.map((q) => q.id).join(', ')}.`,
  });
  return 0;
}

function clashesOf(names: Names<Named>): Diagnostic[] {
  return names.clashes().flatMap(({ id, files }) =>
    files.map((file) => ({
      file: file.path,
      line: 1,
      severity: 'error' as const,
      code: 'duplicate-id',
      message: `The id “${id}” belongs to ${files.map((f) => f.path).join(' and ')}; links to it lead to neither.`,
      hint: 'Rename one of the files: the file name is the id.',
    })),
  );
}

/** A title or alias that two areas share makes every mention of it ambiguous, so it is said early. */
function twoMeaningsOf(areas: readonly Area[]): Diagnostic[] {
  const owners = new Map<string, Area>();
  const found: Diagnostic[] = [];
  for (const area of areas) {
    for (const name of new Set([area.title, ...area.aliases].map(nameKey))) {
      const owner = owners.get(name);
      if (!owner) owners.set(name, area);
      else if (owner.id !== area.id) {
        found.push({
          file: area.path,
          line: 1,
          severity: 'warning',
          code: 'shared-name',
          message: `“${name}” is a title or alias of ${owner.path} too.`,
          hint: 'Keep it in one of the two areas.',
        });
      }
    }
  }
  return found;
}
