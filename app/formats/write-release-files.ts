import { nameKey } from '#app/core/names.ts';
import { slugOf } from '#app/core/slug.ts';
import { movementBetween } from './radar-draft.ts';
import { fullDate, type TeamBlip, type TeamRadar } from './team-radar.ts';

/** Both take settings that are whole: these are the ones their own examples begin with. */
const RADII = [0.5, 0.69, 0.85, 1];
const STROKES = [5, 3, 2, 0.75];
const COLORS = ['#a3b18a', '#588157', '#3f633e', '#40713f'];

/** The folder that AOE and Porsche call `data`: a file for each item of each edition in which it says something new. Every edition must have a date. */
export function writeReleases(radar: TeamRadar, format: 'aoe' | 'porsche'): Map<string, string> {
  const files = new Map([['config.json', writeSettings(radar, format)]]);
  const order = radar.rings.map(({ id }) => id);
  const nameOf = createFileNames();
  const before = new Map<string, TeamBlip>();
  for (const { date, blips } of radar.editions) {
    const put = (blip: TeamBlip) => {
      const text = writeItem(blip, before.get(blip.id) ?? null, order, format);
      if (text !== null) files.set(`radar/${fullDate(date!)}/${nameOf(blip.id)}.md`, text);
      before.set(blip.id, blip);
    };
    blips.forEach(put);
    const present = new Set(blips.map(({ id }) => id));
    for (const gone of [...before.values()]) if (!present.has(gone.id) && gone.active) put({ ...gone, active: false, movement: 'same' });
  }
  return files;
}

function writeSettings({ quadrants, rings }: TeamRadar, format: 'aoe' | 'porsche'): string {
  const sectors = quadrants.map(({ id, title }, i) => ({ id, title: title || id, description: '', color: COLORS[i % COLORS.length] }));
  const circles = rings.map(({ id, title }, i) => ({ id, title: title || id, description: '', color: COLORS[i % COLORS.length], radius: RADII[i] ?? 1, strokeWidth: STROKES[i] ?? 1 }));
  return `${JSON.stringify({ [format === 'aoe' ? 'quadrants' : 'segments']: sectors, rings: circles }, null, 2)}\n`;
}

/** Null where it says nothing that the edition before did not. */
function writeItem(blip: TeamBlip, before: TeamBlip | null, order: readonly string[], format: 'aoe' | 'porsche'): string | null {
  const said = sayItem(blip, format);
  const isTold = before === null || blip.movement !== 'same' || blip.description !== before.description || JSON.stringify(said) !== JSON.stringify(sayItem(before, format));
  if (!isTold) return null;
  const isDerived = movementBetween(before?.ring ?? null, blip.ring, order) === blip.movement;
  const front = Object.entries({ ...said, ...(!isDerived && { movement: blip.movement }) }).map(([key, value]) => `${key}: ${writeValue(value)}\n`);
  return `---\n${front.join('')}---\n${blip.description === '' ? '' : `\n${blip.description}\n`}`;
}

function sayItem({ name, ring, quadrant, tags, teams, links, about, active }: TeamBlip, format: 'aoe' | 'porsche'): Record<string, unknown> {
  const both = { title: name, ring, [format === 'aoe' ? 'quadrant' : 'segment']: quadrant, tags, featured: active };
  const own = { teams, links: links.map(({ title, url }) => ({ url, name: title })), ...(about !== '' && { summary: about }) };
  return format === 'aoe' ? both : { ...both, ...own };
}

/** JSON is YAML, in which a team named 911 stays a name. */
function writeValue(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029\u0085\u007f-\u009f\uFEFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An id as the name of a file, whoever made it up. */
function createFileNames(): (id: string) => string {
  const [names, taken] = [new Map<string, string>(), new Set<string>()];
  return (id) => {
    const safe = slugOf(id).slice(0, 80) || 'item';
    let name = names.get(id) ?? safe;
    for (let n = 2; !names.has(id) && taken.has(nameKey(name)); n++) name = `${safe}-${n}`;
    names.set(id, name);
    taken.add(nameKey(name));
    return name;
  };
}

