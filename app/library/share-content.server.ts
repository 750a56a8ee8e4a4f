import { buffer } from 'node:stream/consumers';
import { succeed, type Result } from '#app/core/result.ts';
import type { ShareContent, SharedFile } from '#app/core/share/share-content.ts';
import { shareOf, type Shared } from '#app/core/share/share-of.ts';
import { writeScope } from '#app/core/share/share-scope.ts';
import { pathsToShare } from '#app/core/share/share-subjects.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { stripPicture } from '#app/core/share/strip-picture.ts';
import { stampEditions } from '#app/adapters/editions.server.ts';
import { renderMarkdown } from '#app/adapters/render.server.ts';
import { openVaultFile } from '#app/adapters/vault-file.server.ts';
import type { Desk } from './desk.server.ts';
import { readAll } from './editions.server.ts';

/** Shares whose content is kept, the ones asked for of late. */
const KEPT = 50;

/** How long what was found to be current is taken to be, as far as the index does not tell: editions, the day, and where it is served. In ms. */
const LOOK_AGAIN_MS = 100;

interface Kept {
  key: string;
  stamp: string;
  outcome: Promise<Result<ShareContent>>;
  /** Null until it is made. */
  content: ShareContent | null;
  revision: number;
  seenAt: number;
}

/** What shares contain, worked out again only when the vault, an edition, the day or where it is served is another. */
export interface ShareContents {
  /** What is shared, in data alone. */
  shared(scope: ShareScope): Promise<Result<Shared>>;
  /** The same object until something of it may be another. */
  content(scope: ShareScope): Promise<Result<ShareContent>>;
  /** The same at once, where nothing has to be looked up for it; null where something has. */
  contentNow(scope: ShareScope): ShareContent | null;
}

export function keepShareContents(desk: Desk, ownHosts: () => Result<readonly string[]>, clock: () => number): ShareContents {
  const shared = async (scope: ShareScope): Promise<Result<Shared>> => {
    const hosts = ownHosts();
    if (!hosts.ok) return hosts;
    const vault = await desk.vault();
    const texts = await desk.index.texts(pathsToShare(vault, scope));
    return shareOf(vault, readAll(desk), scope, await desk.today(), texts, hosts.value);
  };
  const kept = new Map<string, Kept>();
  const seen = new WeakMap<ShareScope, Kept>();
  const make = (key: string, scope: ShareScope, stamp: string): Kept => {
    const outcome = shared(scope).then((made) => (made.ok ? draw(made.value, desk.root) : made));
    const made: Kept = { key, stamp, outcome, content: null, revision: 0, seenAt: 0 };
    kept.delete(key);
    kept.set(key, made);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    outcome.then((result) => (made.content = result.ok ? result.value : null), () => kept.delete(key));
    return made;
  };
  return {
    shared,
    async content(scope) {
      const [key, revision, seenAt] = [writeScope(scope), desk.index.revision(), clock()];
      const hosts = ownHosts();
      const stamp = `${revision} ${await desk.today()} ${stampEditions(desk.root)} ${hosts.ok ? hosts.value.join(' ') : ''}`;
      const known = kept.get(key);
      const current = known?.stamp === stamp ? known : make(key, scope, stamp);
      seen.set(scope, Object.assign(current, { revision, seenAt }));
      return current.outcome;
    },
    contentNow(scope) {
      const known = seen.get(scope);
      if (!known?.content || kept.get(known.key) !== known || known.revision !== desk.index.revision()) return null;
      const age = clock() - known.seenAt;
      return age >= 0 && age < LOOK_AGAIN_MS ? known.content : null;
    },
  };
}

async function draw({ radar, attachments }: Shared, root: string): Promise<Result<ShareContent>> {
  const areas = await renderAll(radar.blips.map(({ area, title, text }) => ({ id: area, title, text })));
  const entries = await renderAll(radar.entries.map(({ id, title, text }) => ({ id, title, text })));
  const files = attachments.flatMap(({ name, path }) => fileAt(root, name, path) ?? []);
  return succeed({ radar, html: { notes: await renderShared(radar.notes), areas, entries }, files });
}

async function renderAll(texts: readonly { id: string; title: string; text: string }[]): Promise<Record<string, string>> {
  const html = await Promise.all(texts.map(async ({ id, title, text }) => [id, await renderShared(text, title)] as const));
  return Object.fromEntries(html.filter(([, of]) => of !== ''));
}

/** Its links have been made to lead to what is shared, and stay as they are. */
async function renderShared(text: string, title?: string): Promise<string> {
  if (text === '') return '';
  const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  const { html } = await renderMarkdown(text, { resolve: ({ target }) => ({ state: 'found', href: encode(target), title: '' }), picture: (address) => address, dropTitle: title });
  return html;
}

/** Of a picture only what draws it leaves, and nothing of one that cannot be read to its end. */
function fileAt(root: string, name: string, path: string): SharedFile | null {
  const found = openVaultFile(root, path);
  if (!found?.type) return null;
  const read = async () => {
    const file = openVaultFile(root, path);
    return file ? stripPicture(await buffer(file.read())) : null;
  };
  return { name, type: found.type, bytes: () => read().catch(() => null) };
}
