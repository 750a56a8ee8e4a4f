import type { ShareContent } from '#app/core/share/share-content.ts';
import { drawSite, type Site, type SiteOptions } from './draw-site.tsx';

/** A site as the files of a folder. */
export interface DrawnFolder {
  /** By path. */
  files: Map<string, Uint8Array>;
  /** What the pages say of themselves: those of a share with nothing in it. */
  words: string[];
}

/** Draws every file of a share. */
export async function drawFolder(content: ShareContent, options: SiteOptions): Promise<DrawnFolder> {
  const { png: _, ...wordsOnly } = options;
  const plain = await drawAll(drawSite(emptied(content), wordsOnly));
  return { files: await drawAll(drawSite(content, options)), words: [...plain.values()].map((bytes) => new TextDecoder().decode(bytes)) };
}

/** Without what has gone since. */
async function drawAll(site: Site): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [path, { draw }] of site) {
    const drawn = await draw();
    if (drawn !== null) files.set(path, typeof drawn === 'string' ? new TextEncoder().encode(drawn) : drawn);
  }
  return files;
}

function emptied({ radar }: ShareContent): ShareContent {
  return { radar: { ...radar, notes: '', blips: [], entries: [], history: [] }, html: { notes: '', areas: {}, entries: {} }, files: [] };
}
