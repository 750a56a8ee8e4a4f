import { z } from 'zod';
import type { Movement } from '#app/core/radar.ts';
import { splitBody } from '#app/core/edit/body.ts';
import { readYaml } from '#app/core/yaml-map.ts';
import { readJson } from './json-text.ts';
import { draftRadar, partsOf, short, type FoundBlip, type RadarDraft, type Where } from './radar-draft.ts';
import { cleanText, readRadarDate, USUAL_RINGS, type RadarPart, type ReadOptions, type ReadRadar } from './team-radar.ts';

/**
 * AOE, and Porsche which grew out of it: a folder for each release, a Markdown file for each item that
 * changed in it. A later file says only what is new: the rest is as before. AOE says `quadrant` where
 * Porsche says `segment`, and Porsche adds `summary`, `teams` and `links`. `movement`, which neither
 * knows, is written by us where it is not what the rings say.
 */

const text = z.string().transform((value) => value.trim());
const texts = z.union([z.array(z.string().nullable().transform((value) => value ?? '')), z.string().transform((value) => [value])]).transform((list) => list.filter((value) => value !== ''));
const flag = z.string().toLowerCase().pipe(z.enum(['true', 'false'])).transform((word) => word === 'true');
const links = z.array(z.object({ url: z.string(), name: z.string().optional(), title: z.string().optional() }));
const FIELDS = { title: text, ring: text, quadrant: text, segment: text, tags: texts, teams: texts, featured: flag, summary: z.string(), links, movement: z.enum(['new', 'in', 'out', 'same']) };
const fields = z.object(FIELDS).partial();
type Said = z.infer<typeof fields>;

const part = z.object({ id: z.string(), title: z.string() });
const config = z.object({ quadrants: z.array(part).optional(), segments: z.array(part).optional(), rings: z.array(part).optional(), labels: z.object({ title: z.string().optional() }).optional() });
type Config = z.infer<typeof config>;

const RELEASED = /(?:^|\/)([^/]+)\/([^/]+)\.md$/;

interface Item {
  file: string;
  id: string;
  date: string;
  line: number;
  said: Said;
  body: string;
}

export function readReleases(files: ReadonlyMap<string, string>, options: ReadOptions): ReadRadar {
  const findings: [Where, string][] = [];
  const settings = readSettings(files, (where, message) => void findings.push([where, message]));
  const items: { item: Omit<Item, 'said' | 'body' | 'line'>; source: string }[] = [];
  for (const [file, source] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/\.md$/i.test(file)) continue;
    const [, folder = '', id = ''] = RELEASED.exec(file) ?? [];
    const date = readRadarDate(folder);
    if (date !== null) items.push({ item: { file, id, date }, source });
    else findings.push([{ file, line: 1 }, 'It lies in no folder named after the date of a release, so it was left out.']);
  }
  const draft = draftRadar({ quadrants: settings.quadrants, rings: settings.rings });
  for (const [where, message] of findings) draft.tell(where, message);
  const read = items.flatMap(({ item, source }) => readItem(item, source, draft) ?? []);
  addReleases(read, draft);
  return draft.finish(settings.title ?? options.title);
}

function readSettings(files: ReadonlyMap<string, string>, tell: (where: Where, message: string) => void): { title: string | undefined; quadrants: readonly RadarPart[] | null; rings: readonly RadarPart[] } {
  const found = [...files.keys()].filter((file) => /(?:^|\/)config(?:\.default)?\.json$/.test(file)).sort((a, b) => a.length - b.length);
  const read: Config[] = [];
  for (const file of found) {
    const json = readJson(files.get(file)!);
    const parsed = 'message' in json ? null : config.safeParse(json.value);
    if (parsed?.success) read.push(parsed.data);
    else tell({ file, line: 'message' in json ? json.line : 1 }, `The settings are not readable, so they were left out${'message' in json ? `: ${json.message}` : '.'}`);
  }
  const listed = read.map(({ quadrants, segments }) => quadrants ?? segments).find((list) => list !== undefined);
  const rings = read.find((one) => one.rings)?.rings;
  return { title: read.find(({ labels }) => labels?.title)?.labels?.title, quadrants: listed ? partsOf(listed) : null, rings: rings ? partsOf(rings) : USUAL_RINGS };
}

function readItem(item: Omit<Item, 'said' | 'body' | 'line'>, source: string, draft: RadarDraft): Item | null {
  const { file } = item;
  const { yaml, body } = splitBody(source);
  const read = readYaml(yaml.replace(/(?:\r\n|\n|\r)$/, '').replace(/\r(?!\n)/g, '\n'), 2);
  if ('message' in read) {
    draft.reject({ file, line: read.line }, `Its front matter is not readable: ${read.message}. ${read.hint}`);
    return null;
  }
  const said: Record<string, unknown> = {};
  const others: string[] = [];
  for (const [key, value] of Object.entries(read.values)) {
    if (value === null) continue;
    if (!Object.hasOwn(FIELDS, key)) others.push(short(key));
    else if (FIELDS[key as keyof typeof FIELDS].safeParse(value).success) said[key] = value;
    else draft.tell({ file, line: read.lineOf(key) }, `“${key}” is not written as it should be, so it was left out.`);
  }
  if (others.length > 0) draft.tell({ file, line: 1 }, `${others.join(', ')} ${others.length === 1 ? 'was' : 'were'} not kept.`);
  return { ...item, line: 1, said: fields.parse(said), body: cleanText(body) };
}

/** Release by release: what a file says goes before what the one before it said, and all of it stands. */
function addReleases(items: readonly Item[], draft: RadarDraft): void {
  const current = new Map<string, { blip: FoundBlip; where: Where }>();
  for (const date of [...new Set(items.map((item) => item.date))].sort()) {
    const changed = new Set<string>();
    for (const { id, file, line, said, body } of items.filter((item) => item.date === date)) {
      const before = current.get(id)?.blip;
      const missing = before ? [] : [...(said.ring ? [] : ['ring']), ...(said.quadrant ?? said.segment ? [] : ['quadrant or segment'])];
      if (missing.length > 0) draft.reject({ file, line }, `“${short(said.title ?? id)}” is left out: the first file of an item needs ${missing.join(' and ')}.`);
      else {
        if (!said.title && !before) draft.tell({ file, line }, `It has no title; the name of its file, ${short(id)}, stands for it.`);
        current.set(id, { blip: mergeItem(id, before, said, body), where: { file, line } });
        changed.add(id);
      }
    }
    for (const [id, { blip, where }] of current) draft.add(date, changed.has(id) ? blip : { ...blip, movement: 'same' }, where);
  }
}

function mergeItem(id: string, before: FoundBlip | undefined, said: Said, body: string): FoundBlip {
  return {
    ...{ id, name: said.title || before?.name || id, ring: said.ring || before?.ring || '', quadrant: said.quadrant ?? said.segment ?? before?.quadrant ?? '' },
    ...{ movement: said.movement ?? (null as Movement | null), description: body || (before?.description ?? ''), about: said.summary ?? before?.about ?? '' },
    ...{ tags: said.tags ?? before?.tags ?? [], teams: said.teams ?? before?.teams ?? [], active: said.featured ?? before?.active ?? true },
    links: said.links?.map(({ url, name, title }) => ({ url, title: name ?? title ?? url })) ?? before?.links ?? [],
  };
}
