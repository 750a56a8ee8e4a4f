import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { Site } from '#app/ui/shared/draw-site.tsx';

/** A file as it is sent. Pictures of pixels are compressed already. */
export interface SentFile {
  type: string;
  /** Quoted. */
  tag: string;
  plain: Buffer;
  gzip: Buffer | null;
  brotli: Buffer | null;
}

export interface ShareFiles {
  /** A file of a share, drawn and compressed when it is first asked for; null where there is none. */
  file(content: ShareContent, base: string, path: string): Promise<SentFile | null>;
}

interface Drawn {
  site: Site;
  sent: Map<string, Promise<SentFile | null>>;
}

/** What was drawn of a share is kept as long as its content is: the same object is the same share. */
export function keepShareFiles(draw: (content: ShareContent, base: string) => Site): ShareFiles {
  const drawn = new WeakMap<ShareContent, Map<string, Drawn>>();
  const drawnOf = (content: ShareContent, base: string): Drawn => {
    const byBase = drawn.get(content) ?? new Map<string, Drawn>();
    const known = byBase.get(base) ?? { site: draw(content, base), sent: new Map() };
    drawn.set(content, byBase.set(base, known));
    return known;
  };
  return {
    async file(content, base, path) {
      const { site, sent } = drawnOf(content, base);
      const known = sent.get(path);
      if (known) return known;
      const file = site.get(path);
      if (!file) return null;
      const made = file.draw().then((body) => (body === null ? null : packFile(file.type, Buffer.from(body))));
      sent.set(path, made);
      made.catch(() => sent.delete(path));
      return made;
    },
  };
}

export async function packFile(type: string, plain: Buffer): Promise<SentFile> {
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (/^(image\/(?!svg)|application\/pdf|video\/|audio\/)/.test(type)) return { type, tag, plain, gzip: null, brotli: null };
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  ]);
  return { type, tag, plain, gzip: zipped, brotli };
}
