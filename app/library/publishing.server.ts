import { fail, type Problem, type Result } from '#app/core/result.ts';
import { findLeak } from '#app/core/share/find-leak.ts';
import { pathsToShare } from '#app/core/share/share-subjects.ts';
import type { SharedRadar, ShareScope } from '#app/core/share/shared-radar.ts';
import { publishFolder, type PublishedFolder } from '#app/adapters/site-folder.server.ts';
import type { Desk } from './desk.server.ts';

/** A drawn share, and what it was drawn from. */
export interface SiteToPublish {
  scope: ShareScope;
  radar: SharedRadar;
  /** By path in the folder. */
  files: ReadonlyMap<string, Uint8Array>;
  /** The words that pages have of themselves: those of a share with nothing in it. */
  words: readonly string[];
}

export interface Publishing {
  /** Makes a folder hold exactly these files, unless one of them has words of something private. */
  publish(folder: string, site: SiteToPublish): Promise<Result<PublishedFolder>>;
}

export function createPublishing(desk: Desk): Publishing {
  return {
    async publish(folder, site) {
      const leak = await leakIn(desk, site);
      return leak ? fail(leak) : publishFolder(folder, site.files);
    },
  };
}

/** Looks at the files themselves, and not at how they were made. */
async function leakIn({ vault, index }: Desk, { scope, radar, files, words }: SiteToPublish): Promise<Problem | null> {
  const { areas, entries, config } = await vault();
  const shown = { areas: new Set(radar.blips.map(({ area }) => area)), entries: new Set(radar.entries.map(({ id }) => id)) };
  const told = new Set(pathsToShare(await vault(), scope));
  const isShown = { area: (id: string) => shown.areas.has(id), entry: (id: string) => shown.entries.has(id) };
  const open = [...areas.filter(({ id }) => isShown.area(id)), ...entries.filter(({ id }) => isShown.entry(id))];
  const openPaths = new Set(open.map(({ path }) => path).filter((path) => told.has(path)));
  const secret = [...areas, ...entries].filter(({ path }) => !openPaths.has(path));
  const texts = await index.texts([...open, ...secret].map(({ path }) => path));
  const secrets = secret.map(({ path, id, title }) => ({ path, names: [id, title], text: texts.get(path) ?? '' }));
  const titles = [...radar.history.flatMap(({ blips, edition }) => [...blips.map(({ title }) => title), edition ?? '']), ...open.map(({ title }) => title)];
  const structure = [config.title, config.owner, radar.title, radar.notes, radar.edition ?? '', ...[...radar.quadrants, ...radar.rings].flatMap(({ id, title }) => [id, title])];
  const allowed = [...words, ...structure, ...titles, ...open.map(({ id }) => id), ...radar.history.flatMap(({ blips }) => blips.map(({ area }) => area)), ...[...openPaths].map((path) => texts.get(path) ?? '')];
  const found = findLeak(textsOf(files), secrets, allowed);
  return found && leaks(found.path, found.words);
}

function textsOf(files: ReadonlyMap<string, Uint8Array>): string[] {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return [...files].flatMap(([path, bytes]) => (/\.(png|jpe?g|gif|webp|avif|pdf|css|js)$/i.test(path) ? [path] : [path, decode(bytes)]));
}

function leaks(path: string, words: string): Problem {
  return {
    code: 'bad-choice',
    message: `“${words}” is in what was to be published, and ${path} is private. Nothing was written.`,
    hint: 'Where those words may be read by everybody, say visibility: shared in that file, or use others. If they got there by no text of yours, this is a fault of Whetstone.',
  };
}
