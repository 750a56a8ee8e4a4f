import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { Site } from '#app/ui/shared/draw-site.tsx';
import { headersOfFile } from './share-headers.ts';

/** A file as one kind of browser gets it, down to its headers. */
export interface SentForm {
  /** Quoted. */
  tag: string;
  body: Buffer;
  /** Names and values in turn, as `writeHead` passes them on without another look. */
  headers: string[];
  /** For those who have it already. */
  headersUnchanged: string[];
}

/** A file in each form that it is sent in. Pictures of pixels are compressed already. */
export interface SentFile {
  plain: SentForm;
  gzip: SentForm | null;
  br: SentForm | null;
}

export interface ShareFiles {
  /** A file of a share, where it was asked for before; null where it was not, or where there is none. */
  known(content: ShareContent, base: string, path: string): SentFile | null;
  /** A file of a share, drawn and compressed when it is first asked for; null where there is none. */
  file(content: ShareContent, base: string, path: string): Promise<SentFile | null>;
}

interface Drawn {
  site: Site;
  making: Map<string, Promise<SentFile | null>>;
  made: Map<string, SentFile>;
}

/** Addresses that a share is kept drawn for: it names its own in its pages. One has a few at a time, and what is drawn for one takes megabytes. */
const MOST_BASES = 8;

/** What was drawn of a share is kept as long as its content is, for the addresses it was asked for at of late: the same object is the same share. */
export function keepShareFiles(draw: (content: ShareContent, base: string) => Site, { isOpen }: { isOpen: boolean }): ShareFiles {
  const drawn = new WeakMap<ShareContent, Map<string, Drawn>>();
  const keptOf = (content: ShareContent, base: string): Drawn | undefined => {
    const byBase = drawn.get(content);
    const kept = byBase?.get(base);
    // The one asked for last stands last.
    if (kept && byBase!.size > 1) {
      byBase!.delete(base);
      byBase!.set(base, kept);
    }
    return kept;
  };
  const drawnOf = (content: ShareContent, base: string): Drawn => {
    const kept = keptOf(content, base);
    if (kept) return kept;
    const byBase = drawn.get(content) ?? new Map<string, Drawn>();
    const fresh: Drawn = { site: draw(content, base), making: new Map(), made: new Map() };
    drawn.set(content, byBase.set(base, fresh));
    if (byBase.size > MOST_BASES) byBase.delete(byBase.keys().next().value!);
    return fresh;
  };
  return {
    known: (content, base, path) => keptOf(content, base)?.made.get(path) ?? null,
    async file(content, base, path) {
      const { site, making, made } = drawnOf(content, base);
      const known = making.get(path);
      if (known) return known;
      const file = site.get(path);
      if (!file) return null;
      const common = headersOfFile(path, { isOpen, secure: base.startsWith('https:') });
      const packed = file.draw().then((body) => (body === null ? null : packFile(file.type, Buffer.from(body), common)));
      making.set(path, packed);
      packed.then((sent) => (sent ? made.set(path, sent) : making.delete(path)), () => making.delete(path));
      return packed;
    },
  };
}

async function packFile(type: string, plain: Buffer, common: readonly string[]): Promise<SentFile> {
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const formOf = (body: Buffer, encoding: string | null): SentForm => {
    const tag = `"${hash}${encoding === null ? '' : `-${encoding}`}"`;
    const headersUnchanged = [...common, 'ETag', tag];
    const coded = encoding === null ? [] : ['Content-Encoding', encoding];
    return { tag, body, headersUnchanged, headers: [...headersUnchanged, 'Content-Type', type, 'Content-Length', String(body.length), ...coded] };
  };
  if (/^(image\/(?!svg)|application\/pdf|video\/|audio\/)/.test(type)) return { plain: formOf(plain, null), gzip: null, br: null };
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  ]);
  return { plain: formOf(plain, null), gzip: formOf(zipped, 'gzip'), br: formOf(brotli, 'br') };
}
