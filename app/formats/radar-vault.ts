import { VERDICTS, type Verdict } from '#app/core/entry.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import type { FrontValue } from '#app/core/edit/write-yaml.ts';
import { nameKey } from '#app/core/names.ts';
import type { Result } from '#app/core/result.ts';
import { succeed } from '#app/core/result.ts';
import { fullDate, type RadarPart, type TeamBlip } from './team-radar.ts';

/** What a blip and an edition of another radar are in a vault: an area, and a note with a verdict for each. */

/** The verdict a ring stands for: by its name, by the name the vault has for it, else by its place among four. */
export function verdictOf(ring: string, rings: readonly RadarPart[], titles: readonly string[]): Verdict | null {
  const part = rings.find(({ id }) => id === ring);
  for (const name of [part?.id ?? ring, part?.title ?? '']) {
    const key = nameKey(name);
    const own = titles.findIndex((title) => nameKey(title) === key);
    const verdict = key === 'caution' ? 'hold' : (VERDICTS.find((word) => word === key) ?? VERDICTS[own]);
    if (verdict) return verdict;
  }
  return rings.length === VERDICTS.length ? (VERDICTS[rings.findIndex(({ id }) => id === ring)] ?? null) : null;
}

/** The verdicts an edition states, by area. */
export function sayVerdicts(verdicts: ReadonlyMap<string, Verdict>): Record<string, FrontValue> {
  return Object.fromEntries([...verdicts].map(([area, verdict]) => [area, { verdict }]));
}

export interface EditionNote {
  /** Of the radar. */
  title: string;
  date: string;
  verdicts: ReadonlyMap<string, Verdict>;
  /** Blips of which this edition says something that the one before did not. */
  said: readonly Pick<TeamBlip, 'name' | 'description'>[];
}

/** The note of an edition. Nothing was done on its day, so it takes 0 minutes and counts as no contact. */
export function writeEditionNote({ title, date, verdicts, said }: EditionNote): Result<string> {
  const front = editFrontMatter('', { title: `${title} · ${date}`, date: fullDate(date), minutes: 0, areas: sayVerdicts(verdicts), radar: { title, date } });
  if (!front.ok) return front;
  const sections = said.map(({ name, description }) => `\n## ${escapeName(name)}\n\n${quote(description)}\n`);
  return succeed(front.value + sections.join(''));
}

/** The file of an area. Its text was made to be shown, and may be again. */
export function writeAreaFile(blip: TeamBlip, quadrant: string): Result<string> {
  const { name, tags } = blip;
  const body = bodyOf(blip);
  const front = editFrontMatter('', { title: name, quadrant, ...(tags.length > 0 && { tags }), ...(body !== '' && { visibility: 'shared' }) });
  return front.ok ? succeed(front.value + (body === '' ? '' : `\n${body}\n`)) : front;
}

function bodyOf({ about, description, url, links }: TeamBlip): string {
  const all = [...(url === null ? [] : [{ title: url, url }]), ...links].filter((link) => /^https?:\/\/[^\s<>]+$/i.test(link.url));
  const list = all.map((link) => (link.title === link.url ? `- <${link.url}>` : `- [${escapeName(link.title)}](<${link.url}>)`));
  return [about, description, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** Words of others are quoted: no heading, log line or question among them becomes one of the owner's. */
function quote(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

function escapeName(name: string): string {
  return name.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
