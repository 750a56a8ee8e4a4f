import type { ContactClaim } from './contacts.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Contact, Statement } from './entry.ts';
import type { StatementClaim } from './heads.ts';
import { nameKey, type Named, type Names, type Resolution } from './names.ts';
import { unknownArea } from './vault-reports.ts';

/** An area that some line names and that is not there, or not one alone. */
export interface UnknownRef {
  ref: string;
  key: string;
  report: Diagnostic;
}

export interface Placed {
  contacts: Contact[];
  statements: Statement[];
  /** Each once for every line that names it. */
  unknown: UnknownRef[];
}

/** Looks up the areas that are claimed: the id takes the place of the name. */
export function placeClaims(names: Names<Named>, contacts: readonly ContactClaim[], statements: readonly StatementClaim[]): Placed {
  const unknown: UnknownRef[] = [];
  const lookUp = rememberAreas(names, unknown);
  return { contacts: settle(contacts, lookUp, placeContact), statements: settle(statements, lookUp, placeStatement), unknown };
}

/** The id of the area a reference leads to. Two files that claim one id are reported as such; what names the id still finds the first of them. */
export function idOfArea(found: Resolution<Named>): string | null {
  if (found.state === 'missing') return null;
  if (found.state === 'found') return found.target.id;
  const [first, ...others] = found.candidates;
  return others.every((other) => nameKey(other.id) === nameKey(first!.id)) ? first!.id : null;
}

/** An area as some line of some file names it. */
interface Reference {
  ref: string;
  path: string;
  line: number;
}

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

/** Looks areas up once each, and gathers each unknown one once for every line that names it. */
function rememberAreas(names: Names<Named>, unknown: UnknownRef[]): (claim: Reference) => string | null {
  const known = new Map<string, string | null>();
  const said = new Set<string>();
  return ({ ref, path, line }) => {
    let area = known.get(ref);
    if (area === undefined) {
      area = idOfArea(names.resolveArea(ref));
      known.set(ref, area);
    }
    if (area !== null) return area;
    const place = `${path}:${line}:${ref}`;
    if (!said.has(place)) unknown.push({ ref, key: nameKey(ref), report: unknownArea(ref, path, line, names) });
    said.add(place);
    return null;
  };
}
