import type { Day } from '../day.ts';
import type { Kind } from '../entry.ts';
import * as fields from '../fields.ts';
import { areaNamed } from '../find-names.ts';
import { readField, readFrontMatter } from '../front-matter.ts';
import { readOutline } from '../markdown/read-outline.ts';
import type { Outline } from '../outline.ts';
import { readArea } from '../read-area.ts';
import { idOf, readEntry } from '../read-entry.ts';
import type { Vault } from '../vault.ts';
import { isHiddenHeading } from './hidden-parts.ts';
import type { ShareScope } from './shared-radar.ts';

/** An entry or area whose own file says that its text may be shared. */
export interface Subject {
  id: string;
  path: string;
  title: string;
  text: string;
}

export interface EntrySubject extends Subject {
  kind: Kind;
  day: Day | null;
  /** Ids of the shared areas that its front matter names: those of its log are not told. */
  areas: string[];
}

/** Paths of the files whose text a share may need. */
export function pathsToShare(vault: Vault, { show }: Pick<ShareScope, 'show'>): string[] {
  if (show !== 'entries') return [];
  return [...vault.entries, ...vault.areas].filter(({ visibility }) => visibility === 'shared').map(({ path }) => path);
}

/** The entries to share, the newest first: each says so itself, was there on the day, and names a shared area. */
export function entriesToShare(vault: Vault, texts: ReadonlyMap<string, string>, areas: ReadonlySet<string>, until: Day, isLive: boolean): EntrySubject[] {
  const subjects = vault.entries.flatMap(({ id, path }): EntrySubject[] => {
    const text = textAt(path, texts);
    if (text === null || !isAlone(id, path, vault)) return [];
    const outline = readOutline(text);
    const { entry } = readEntry(path, text, outline);
    const named = [...new Set(entry.mentions.map(({ ref }) => areaNamed(vault, ref)))].filter((area) => area !== null && areas.has(area)) as string[];
    // What has no date may be of any day, so only a radar of today has it.
    const isThere = entry.day === null ? isLive : entry.day <= until;
    if (entry.visibility !== 'shared' || !isThere || named.length === 0) return [];
    return [{ id, path, text, title: titleToShare(path, outline), kind: entry.kind, day: entry.day, areas: named }];
  });
  return subjects.sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity) || (a.id < b.id ? -1 : 1));
}

/** The shared areas whose own file says that its text may be shared too. */
export function areasToTell(vault: Vault, texts: ReadonlyMap<string, string>, areas: ReadonlySet<string>): Subject[] {
  return vault.areas.flatMap(({ id, path, title }): Subject[] => {
    const text = textAt(path, texts);
    if (text === null || !areas.has(id) || !isAlone(id, path, vault)) return [];
    const isShared = readArea(path, text, readOutline(text)).area.visibility === 'shared';
    return isShared ? [{ id, path, title, text }] : [];
  });
}

function textAt(path: string, texts: ReadonlyMap<string, string>): string | null {
  return texts.get(path)?.replace(/^\uFEFF/, '') ?? null;
}

/** Of two files with one id, neither is what the id names. */
function isAlone(id: string, path: string, { names }: Vault): boolean {
  const found = names.resolve(id);
  return found.state === 'found' && found.target.path === path;
}

/** What an entry calls itself, but for a heading that names something else or stands over what is hidden. */
function titleToShare(path: string, outline: Outline): string {
  const stated = readField(readFrontMatter(outline).yaml, 'title', fields.text, [], null);
  const isPlain = (line: number) => outline.links.every((link) => link.line !== line);
  const heading = outline.headings.find(({ text, line }, i) => text.trim() !== '' && isPlain(line) && !isUnderHidden(outline, i));
  return stated || heading?.text.trim() || idOf(path);
}

function isUnderHidden({ headings }: Outline, at: number): boolean {
  const heading = headings[at];
  return heading !== undefined && (isHiddenHeading(heading.text) || isUnderHidden({ headings } as Outline, heading.parent));
}
