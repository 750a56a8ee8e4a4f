import { z } from 'zod';
import type { Movement } from '#app/core/radar.ts';
import { nameKey } from '#app/core/names.ts';
import { readJson } from './json-text.ts';
import { draftRadar, findPart, findRing, movementBetween, partsOf, short, type RadarDraft, type Where } from './radar-draft.ts';
import { fullDate, readRadarDate, type RadarPart, type ReadOptions, type ReadRadar, type TeamBlip, type TeamRadar } from './team-radar.ts';

/**
 * Backstage: all of history in one file, a timeline for each entry. `moved` is 1 (in), 0 or -1 (out),
 * and may be absent: then the snapshot before decides, and a first one is new.
 */

const part = z.object({ id: z.string(), name: z.string() });
const page = z.object({ quadrants: z.array(part), rings: z.array(part), entries: z.array(z.unknown()) });
const snapshot = z.object({ date: z.string(), ringId: z.string(), description: z.string().nullish(), moved: z.number().nullish() });
const entry = z.object({
  id: z.string(),
  title: z.string(),
  quadrant: z.string(),
  url: z.string().nullish(),
  description: z.string().nullish(),
  links: z.array(z.object({ url: z.string(), title: z.string() })).nullish(),
  timeline: z.array(z.unknown()),
});
const KNOWN = ['key', 'id', 'title', 'quadrant', 'url', 'description', 'links', 'timeline'];
const KNOWN_OF_SNAPSHOT = ['date', 'ringId', 'description', 'moved'];

const MOVED: Partial<Record<Movement, number>> = { in: 1, same: 0, out: -1 };
/** A ring must have a colour; here all have one, since a vault has none for them. */
const COLOR = '#4b5563';

type Line = (value: unknown) => number;

interface Dated {
  date: string;
  ring: string;
  movement: Movement;
  description: string;
  line: number;
}

export function readBackstage(files: ReadonlyMap<string, string>, options: ReadOptions): ReadRadar {
  const [[file, text] = ['', ''], ...others] = files;
  const read = readJson(text);
  const parsed = 'message' in read ? null : page.safeParse(read.value);
  const named = (list: readonly { id: string; name: string }[] = []) => partsOf(list.map(({ id, name }) => ({ id, title: name })));
  const [quadrants, rings] = [named(parsed?.data?.quadrants), named(parsed?.data?.rings)];
  const draft = draftRadar({ quadrants, rings });
  for (const [other] of others) draft.reject({ file: other, line: 1 }, `Backstage keeps all editions in one file, so only ${file} was read.`);
  if ('message' in read) draft.reject({ file, line: read.line }, read.message);
  else if (!parsed?.success) draft.reject({ file, line: 1 }, 'It is no radar as Backstage has them: { "quadrants": […], "rings": […], "entries": […] }.');
  else addEntries(readEntries(file, parsed.data.entries, { quadrants, rings }, read.lineOf, draft), file, draft);
  return draft.finish(options.title);
}

interface Timed {
  entry: z.infer<typeof entry>;
  timeline: Dated[];
}

/** What is wrong with an entry is told here, once, and not in every edition it would be in. */
function readEntries(file: string, raws: readonly unknown[], { quadrants, rings }: Pick<TeamRadar, 'quadrants' | 'rings'>, lineOf: Line, draft: RadarDraft): Timed[] {
  const names = new Set<string>();
  return raws.flatMap((raw) => {
    const where = { file, line: lineOf(raw) };
    const read = entry.safeParse(raw);
    const wrong = !read.success
      ? `“${read.error.issues[0]?.path.map(String).join('.') ?? ''}” is missing or of another shape`
      : !findPart(quadrants, read.data.quadrant)
        ? `“${short(read.data.quadrant)}” is no quadrant of this radar`
        : names.has(nameKey(read.data.title))
          ? `“${short(read.data.title)}” stands here a second time`
          : null;
    if (wrong !== null || !read.success) {
      draft.reject(where, `An entry is left out: ${wrong}.`);
      return [];
    }
    names.add(nameKey(read.data.title));
    tellOthers(raw as object, KNOWN, where, draft);
    return [{ entry: read.data, timeline: readTimeline(read.data, rings, where, lineOf, draft) }];
  });
}

/** Oldest first. */
function readTimeline({ title, timeline }: z.infer<typeof entry>, rings: readonly RadarPart[], { file, line }: Where, lineOf: Line, draft: RadarDraft): Dated[] {
  const dated = timeline.flatMap((raw) => {
    const where = { file, line: lineOf(raw) };
    const read = snapshot.safeParse(raw);
    const date = read.success ? readRadarDate(read.data.date) : null;
    const ring = read.success ? findRing(rings, read.data.ringId) : undefined;
    if (!read.success || date === null || !ring) {
      draft.reject(where, `A snapshot of “${short(title)}” is left out: it needs a date such as 2024-03-15, and a ringId that is one of ${rings.map(({ id }) => short(id)).join(', ')}.`);
      return [];
    }
    tellOthers(raw as object, KNOWN_OF_SNAPSHOT, where, draft);
    return [{ date, ring: ring.id, moved: read.data.moved ?? null, description: read.data.description ?? '', line: where.line }];
  });
  if (dated.length === 0) draft.reject({ file, line }, `“${short(title)}” is left out: its timeline has nothing to show.`);
  const order = rings.map(({ id }) => id);
  return dated
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ moved, ...one }, i, all) => ({ ...one, movement: moved === null ? movementBetween(all[i - 1]?.ring ?? null, one.ring, order) : moved > 0 ? 'in' : moved < 0 ? 'out' : 'same' }));
}

/** In each edition stands all that had a snapshot by then. */
function addEntries(entries: readonly Timed[], file: string, draft: RadarDraft): void {
  const dates = [...new Set(entries.flatMap(({ timeline }) => timeline.map(({ date }) => date)))].sort();
  for (const date of dates) {
    for (const { entry: { id, title, quadrant, url, links, description }, timeline } of entries) {
      const now = timeline.findLast((one) => one.date <= date);
      if (now) draft.add(date, { id, name: title, quadrant, ring: now.ring, movement: now.date === date ? now.movement : 'same', description: now.description, about: description ?? '', url: url || null, links: links ?? [] }, { file, line: now.line });
    }
  }
}

function tellOthers(raw: object, known: readonly string[], where: Where, draft: RadarDraft): void {
  const others = Object.keys(raw).filter((key) => !known.includes(key));
  if (others.length > 0) draft.tell(where, `${others.map(short).join(', ')} ${others.length === 1 ? 'was' : 'were'} not kept.`);
}

/** Every edition must have a date. */
export function writeBackstage({ quadrants, rings, editions }: TeamRadar): string {
  const ids = [...new Set([...editions].reverse().flatMap(({ blips }) => blips.map(({ id }) => id)))];
  const order = rings.map(({ id }) => id);
  const entries = ids.map((id) => {
    const shown = editions.flatMap(({ date, blips }) => blips.filter((blip) => blip.id === id).map((blip) => ({ date: date!, blip })));
    const { name, quadrant, url, links, about } = shown.at(-1)!.blip;
    const timeline = shown.flatMap(({ date, blip }, i) => snapshotOf(date, blip, shown[i - 1]?.blip ?? null, order)).reverse();
    return { key: id, id, title: name, quadrant, ...(url !== null && { url }), ...(about !== '' && { description: about }), ...(links.length > 0 && { links }), timeline };
  });
  const parts = { quadrants: quadrants.map(({ id, title }) => ({ id, name: title || id })), rings: rings.map(({ id, title }) => ({ id, name: title || id, color: COLOR })) };
  return `${JSON.stringify({ ...parts, entries }, null, 2)}\n`;
}

/** Nothing where the edition says what the one before did. */
function snapshotOf(date: string, { ring, movement, description }: TeamBlip, before: TeamBlip | null, order: readonly string[]): object[] {
  if (before && movement === 'same' && before.ring === ring && before.description === description) return [];
  const isDerived = movementBetween(before?.ring ?? null, ring, order) === movement;
  return [{ date: fullDate(date), ringId: ring, ...(description !== '' && { description }), ...(!isDerived && { moved: MOVED[movement] ?? 0 }) }];
}
