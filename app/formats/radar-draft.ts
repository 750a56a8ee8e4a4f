import type { Movement } from '#app/core/radar.ts';
import { nameKey } from '#app/core/names.ts';
import { slugOf } from '#app/core/slug.ts';
import { cleanLine, cleanText, type RadarFinding, type RadarPart, type ReadRadar, type TeamBlip, type TeamEdition, type TeamRadar } from './team-radar.ts';

/** A blip as some file has it; what it does not say is left out. */
export interface FoundBlip extends Partial<Omit<TeamBlip, 'movement'>> {
  name: string;
  quadrant: string;
  ring: string;
  /** Null where the file leaves it to be derived from the edition before. */
  movement: Movement | null;
}

export interface Where {
  file: string;
  line: number;
}

/** A radar in the making: every reader puts what it finds through the same judgement. */
export interface RadarDraft {
  add(date: string | null, blip: FoundBlip, where: Where): void;
  reject(where: Where, message: string): void;
  tell(where: Where, message: string): void;
  finish(title: string): ReadRadar;
}

interface DraftParts {
  /** Null: whatever the blips name, in that order. */
  quadrants: readonly RadarPart[] | null;
  rings: readonly RadarPart[];
}

type Derived = Omit<TeamBlip, 'movement'> & { movement: Movement | null };

export function draftRadar({ quadrants: given, rings }: DraftParts): RadarDraft {
  const [rejected, lossy]: [RadarFinding[], RadarFinding[]] = [[], []];
  const quadrants = [...(given ?? [])];
  const editions = new Map<string, { date: string | null; blips: Map<string, Derived> }>();
  const ids = createIds();
  // What is wrong in one place is wrong in every edition that shows it, and told once.
  const put = (findings: RadarFinding[], { file, line }: Where, message: string) => {
    if (!findings.some((one) => one.line === line && one.file === file && one.message === message)) findings.push({ file, line, message });
  };
  const reject = (where: Where, message: string) => put(rejected, where, message);
  return {
    reject,
    tell: (where, message) => put(lossy, where, message),
    add(date, found, where) {
      const name = cleanLine(found.name);
      if (name === '') { reject(where, 'It has no name, so it was left out.'); return; }
      if (given === null) gather(quadrants, cleanLine(found.quadrant));
      const quadrant = findPart(quadrants, found.quadrant);
      if (!quadrant) { reject(where, `“${short(name)}” is left out: “${short(found.quadrant)}” is no quadrant of this radar (${namesOf(quadrants)}).`); return; }
      const ring = findRing(rings, found.ring);
      if (!ring) { reject(where, `“${short(name)}” is left out: “${short(found.ring)}” is no ring of this radar (${namesOf(rings)}).`); return; }
      const edition = editions.get(date ?? '') ?? { date, blips: new Map<string, Derived>() };
      editions.set(date ?? '', edition);
      if (edition.blips.has(nameKey(name))) { reject(where, `“${short(name)}” stands here a second time in one edition; the first one stays.`); return; }
      edition.blips.set(nameKey(name), {
        ...{ id: found.id ?? ids(name), name, quadrant: quadrant.id, ring: ring.id, movement: found.movement },
        ...{ description: cleanText(found.description ?? ''), about: cleanText(found.about ?? ''), url: found.url ?? null, active: found.active ?? true },
        links: (found.links ?? []).map(({ title, url }) => ({ title: cleanLine(title), url: cleanLine(url) })),
        tags: (found.tags ?? []).map(cleanLine),
        teams: (found.teams ?? []).map(cleanLine),
      });
    },
    finish(title) {
      const dated = [...editions.values()].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
      const order = rings.map(({ id }) => id);
      const radar: TeamRadar = { title: cleanLine(title), quadrants, rings: [...rings], editions: deriveMovements(dated.map(({ date, blips }) => ({ date, blips: [...blips.values()] })), order) };
      return { radar, rejected, lossy };
    },
  };
}

/** Quadrants or rings as a file lists them, each with an id of its own. */
export function partsOf(listed: readonly { id?: string | undefined; title: string }[]): RadarPart[] {
  return listed.map(({ id, title }) => ({ id: cleanLine(id ?? '') || slugOf(title) || cleanLine(title), title: cleanLine(title) }));
}

/** How a ring differs from the one before; `order` is innermost first. */
export function movementBetween(before: string | null, ring: string, order: readonly string[]): Movement {
  if (before === null) return 'new';
  const [was, is] = [order.indexOf(before), order.indexOf(ring)];
  return is < was ? 'in' : is > was ? 'out' : 'same';
}

export function short(text: string): string {
  return cleanLine(text).slice(0, 60);
}

function deriveMovements(editions: readonly { date: string | null; blips: Derived[] }[], order: readonly string[]): TeamEdition[] {
  let before = new Map<string, string>();
  return editions.map(({ date, blips }) => {
    const derived = blips.map((blip): TeamBlip => ({ ...blip, movement: blip.movement ?? movementBetween(before.get(blip.id) ?? null, blip.ring, order) }));
    before = new Map(blips.map(({ id, ring }) => [id, ring]));
    return { date, blips: derived };
  });
}

/** By id, else by title. */
export function findPart(parts: readonly RadarPart[], written: string): RadarPart | undefined {
  const key = nameKey(cleanLine(written));
  return parts.find(({ id }) => nameKey(id) === key) ?? parts.find(({ title }) => title !== '' && nameKey(title) === key);
}

/** Thoughtworks says caution now for what was hold. */
export function findRing(rings: readonly RadarPart[], written: string): RadarPart | undefined {
  return findPart(rings, written) ?? (nameKey(written) === 'caution' ? findPart(rings, 'hold') : undefined);
}

function gather(quadrants: RadarPart[], title: string): void {
  if (title !== '' && !findPart(quadrants, title)) quadrants.push({ id: slugOf(title) || title, title });
}

function namesOf(parts: readonly RadarPart[]): string {
  return parts.map(({ id, title }) => short(title || id)).join(', ') || 'it names none';
}

/** Ids by name, since “C”, “C++” and “C#” would be one. */
function createIds(): (name: string) => string {
  const [byName, taken] = [new Map<string, string>(), new Set<string>()];
  return (name) => {
    const key = nameKey(name);
    const base = slugOf(name) || 'blip';
    let id = byName.get(key) ?? base;
    for (let n = 2; !byName.has(key) && taken.has(id); n++) id = `${base}-${n}`;
    byName.set(key, id);
    taken.add(id);
    return id;
  };
}
