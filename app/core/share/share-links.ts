import { followLink, keyOfLink } from '../check-links.ts';
import type { Vault } from '../vault.ts';
import { nameIn, type Lead, type Surroundings } from './sweep-links.ts';

/** What a share has pages of: titles by id, of areas and by path, of entries. */
export interface SharedPages {
  areas: ReadonlyMap<string, string>;
  entries: ReadonlyMap<string, { id: string; title: string }>;
}

/** A file of the vault that a share has under a name of its own. */
export interface Attachment {
  name: string;
  path: string;
}

/** Pictures that cannot run scripts, nor hold the text of the program that drew them. */
const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;

/**
 * Where the links of one file lead in the share. `up` leads from its page to the first page;
 * `name` begins the names of its pictures, which are put into `attachments`.
 */
export function surroundingsOf(file: string, up: '' | '../', name: string, vault: Vault, pages: SharedPages, attachments: Attachment[], ownHosts: readonly string[]): Surroundings {
  const given = new Map<string, string>();
  const addresses = new Set([...pages.areas.keys()].map((id) => hrefOfPage(up, 'areas', id)).concat([...pages.entries.values()].map(({ id }) => hrefOfPage(up, 'entries', id))));
  return {
    ownHosts,
    gave: (url) => addresses.has(url) || [...given.values()].includes(url),
    follow: (link) => leadOf(link, file, up, vault, pages),
    picture(target) {
      const path = keyOfLink(file, { form: 'path', target });
      const [ending] = PICTURE.exec(path) ?? [];
      if (ending === undefined) return null;
      const known = given.get(path);
      if (known !== undefined) return known;
      const attachment = { name: `${name}-${given.size + 1}${ending.toLowerCase()}`, path };
      attachments.push(attachment);
      given.set(path, `${up}files/${encodeId(attachment.name)}`);
      return given.get(path)!;
    },
  };
}

function leadOf({ form, target }: { form: 'wiki' | 'path'; target: string }, file: string, up: string, vault: Vault, pages: SharedPages): Lead {
  const found = followLink({ form, target, file, key: keyOfLink(file, { form, target }) }, vault.names);
  const meant = found.state === 'found' ? [found.target] : found.state === 'ambiguous' ? found.candidates : [];
  const [only] = meant;
  if (found.state === 'found' && only) {
    const area = only.isArea ? pages.areas.get(only.id) : undefined;
    if (area !== undefined) return { href: hrefOfPage(up, 'areas', only.id), title: area };
    const entry = only.isArea ? undefined : pages.entries.get(only.path);
    if (entry) return { href: hrefOfPage(up, 'entries', entry.id), title: entry.title };
  }
  return { href: null, names: [target, nameIn(target), ...meant.flatMap(({ id, title, aliases }) => [id, title, ...aliases])] };
}

function hrefOfPage(up: string, folder: 'areas' | 'entries', id: string): string {
  return `${up}${folder}/${encodeId(id)}.html`;
}

/** As an address has it, and as Markdown takes it for one. */
function encodeId(id: string): string {
  return encodeURIComponent(id).replace(/[!'()*~_]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
