import { z } from 'zod';
import type { Movement } from '#app/core/radar.ts';
import { readJson } from './json-text.ts';
import { draftRadar, partsOf, short, type RadarDraft } from './radar-draft.ts';
import { PLACES, readRadarDate, USUAL_RINGS, type RadarPart, type ReadOptions, type ReadRadar, type TeamRadar } from './team-radar.ts';

/**
 * Zalando: one dated edition a file. Quadrants are numbers, clockwise from the bottom right, and are
 * named in the page, not in the file. `quadrants`, `rings`, `title` and `description` are read and
 * written here as its page has them; its script passes over what it does not know.
 */

const MOVEMENT_OF: ReadonlyMap<number, Movement> = new Map([[-1, 'out'], [0, 'same'], [1, 'in'], [2, 'new']]);
const KNOWN = ['quadrant', 'ring', 'label', 'active', 'moved', 'link', 'description'];

const named = z.array(z.object({ id: z.string().optional(), name: z.string() })).max(4).optional();
const page = z.object({ date: z.string().optional(), title: z.string().optional(), quadrants: named, rings: named, entries: z.array(z.unknown()) });
const entry = z.object({
  quadrant: z.number().int().min(0).max(3),
  ring: z.number().int().min(0).max(3),
  label: z.string(),
  active: z.boolean().default(true),
  moved: z.number().default(0),
  link: z.string().nullish(),
  description: z.string().nullish(),
});
type Page = z.infer<typeof page>;

/** Our order, clockwise from the top right, is theirs by one further on. */
const theirs = (ours: number) => (ours + 3) % 4;
const ours = (number: number) => (number + 1) % 4;

export function readZalando(files: ReadonlyMap<string, string>, options: ReadOptions): ReadRadar {
  const pages: { file: string; page: Page; lineOf: (value: unknown) => number }[] = [];
  const broken: { file: string; line: number; message: string }[] = [];
  const seen = new Map<string, string>();
  const repeated: { file: string; like: string }[] = [];
  for (const [file, text] of files) {
    const like = seen.get(text);
    seen.set(text, like ?? file);
    if (like !== undefined) {
      repeated.push({ file, like });
      continue;
    }
    const read = readJson(text);
    const parsed = 'message' in read ? null : page.safeParse(read.value);
    if ('message' in read) broken.push({ file, ...read });
    else if (!parsed?.success) broken.push({ file, line: 1, message: `It is no radar as Zalando has them: ${whyNot(parsed!.error)}.` });
    else pages.push({ file, page: parsed.data, lineOf: read.lineOf });
  }
  pages.sort((a, b) => ((readRadarDate(a.page.date ?? '') ?? '') < (readRadarDate(b.page.date ?? '') ?? '') ? -1 : 1));
  const last = pages.at(-1)?.page;
  const quadrants = partsInOurOrder(last?.quadrants);
  const rings = last?.rings ? partsOf(last.rings.map(({ id, name }) => ({ id, title: name }))) : USUAL_RINGS;
  const draft = draftRadar({ quadrants, rings });
  for (const { file, line, message } of broken) draft.reject({ file, line }, message);
  for (const { file, like } of repeated) draft.tell({ file, line: 1 }, `It is the same as ${like}, so it was read once.`);
  for (const one of pages) readPage(one, quadrants, rings, draft);
  return draft.finish(last?.title ?? options.title);
}

function readPage({ file, page: { date: written, entries }, lineOf }: { file: string; page: Page; lineOf: (value: unknown) => number }, quadrants: readonly RadarPart[], rings: readonly RadarPart[], draft: RadarDraft): void {
  const date = written === undefined ? null : readRadarDate(written);
  if (written !== undefined && date === null) draft.tell({ file, line: 1 }, `“${short(written)}” is no date it could be told by, such as 2024.03; it counts as undated.`);
  const others = new Set<string>();
  for (const raw of entries) {
    const where = { file, line: lineOf(raw) };
    const read = entry.safeParse(raw);
    if (!read.success) {
      draft.reject(where, `An entry is left out: ${whyNot(read.error)}.`);
      continue;
    }
    const { label, quadrant, ring, moved, link, active, description } = read.data;
    for (const key of Object.keys(raw as object)) if (!KNOWN.includes(key)) others.add(key);
    if (!MOVEMENT_OF.has(moved)) draft.tell(where, `“${short(label)}” has moved by ${moved}, which is none of -1, 0, 1 and 2; it counts as not moved.`);
    draft.add(date, { name: label, quadrant: quadrants[ours(quadrant)]!.id, ring: rings[ring]?.id ?? String(ring), movement: MOVEMENT_OF.get(moved) ?? 'same', url: link || null, active, description: description ?? '' }, where);
  }
  if (others.size > 0) draft.tell({ file, line: 1 }, `Of its entries ${[...others].map(short).join(', ')} ${others.size === 1 ? 'was' : 'were'} not kept.`);
}

/** The last edition, since a file holds one. */
export function writeZalando({ title, quadrants, rings, editions }: TeamRadar): string {
  const edition = editions.at(-1);
  const inTheirOrder = PLACES.map((_, number) => quadrants[ours(number)] ?? { id: `none-${number}`, title: '–' });
  const isNamed = quadrants.some((quadrant) => quadrant.title !== '');
  const movedOf = (movement: Movement) => [...MOVEMENT_OF].find(([, word]) => word === movement)![0];
  const entries = (edition?.blips ?? []).map(({ name, quadrant, ring, movement, active, url, description }) => ({
    quadrant: theirs(quadrants.findIndex(({ id }) => id === quadrant)),
    ring: rings.findIndex(({ id }) => id === ring),
    label: name,
    ...(url !== null && { link: url }),
    ...{ active, moved: movedOf(movement) },
    ...(description !== '' && { description }),
  }));
  const dated = edition?.date ? { date: edition.date.replaceAll('-', '.') } : {};
  const names = isNamed ? { title, quadrants: inTheirOrder.map(asNamed), rings: rings.map(asNamed) } : {};
  return `${JSON.stringify({ ...dated, ...names, entries }, null, 2)}\n`;
}

function asNamed({ id, title }: RadarPart): { id: string; name: string } {
  return { id, name: title };
}

function partsInOurOrder(listed: Page['quadrants']): RadarPart[] {
  if (listed?.length !== 4) return PLACES.map((place) => ({ id: place.replace(' ', '-'), title: '' }));
  const parts = partsOf(listed.map(({ id, name }) => ({ id, title: name })));
  return PLACES.map((_, i) => parts[theirs(i)]!);
}

function whyNot(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.length > 0 ? `“${issue.path.map(String).join('.')}”: ` : ''}${issue.message.replace(/\.$/, '')}` : 'it has another shape';
}
