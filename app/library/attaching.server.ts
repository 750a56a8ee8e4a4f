import { createHash } from 'node:crypto';
import { slugOf } from '#app/core/slug.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { openVaultFile, type VaultFile } from '#app/adapters/vault-file.server.ts';
import type { Desk } from './desk.server.ts';

/** The verbs of files that are no pages. */
export interface Attaching {
  /** Stores a picture under attachments/; the same one twice is stored once. */
  attach(name: string, bytes: Uint8Array): Promise<Result<{ path: string }>>;
  /** A file of the vault as a browser may have it; null where there is none. */
  file(path: string): VaultFile | null;
}

const LARGEST = 20_000_000;
const LONGEST_NAME = 60;

/** Pictures by how they begin: the name a browser gives may be anything. A drawing that can run scripts (SVG) is none of them. */
const SIGNS: [ending: string, isSign: (bytes: Buffer) => boolean][] = [
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['jpg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['gif', (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))],
  ['webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['avif', (bytes) => /^ftypavi[fs]$/.test(bytes.toString('latin1', 4, 12))],
];

export function createAttaching(desk: Desk): Attaching {
  return {
    async attach(name, content) {
      const bytes = Buffer.from(content);
      const ending = SIGNS.find(([, isSign]) => isSign(bytes))?.[0];
      if (!ending) return fail(NO_PICTURE);
      if (bytes.length > LARGEST) return fail(TOO_LARGE);
      const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
      const slug = slugOf(name.replace(/\.[^.]*$/, '')).slice(0, LONGEST_NAME) || 'picture';
      const stored = await desk.writer.store(`attachments/${slug}-${mark}.${ending}`, bytes);
      if (stored.ok) desk.git.note([stored.value.path], `Add the picture ${slug}`);
      return stored.ok ? succeed({ path: stored.value.path }) : stored;
    },
    file: (path) => openVaultFile(desk.root, path),
  };
}

const NO_PICTURE: Problem = { code: 'bad-choice', message: 'This is no picture that Whetstone stores.', hint: 'PNG, JPEG, GIF, WebP and AVIF can be pasted or dropped; put other files into attachments/ yourself.' };
const TOO_LARGE: Problem = { code: 'too-large', message: 'The picture has more than 20 MB, so it was not stored.', hint: 'Make it smaller first.' };
