import { readAddress } from '../markdown/address.ts';
import type { Link } from '../outline.ts';
import { slugOf } from '../slug.ts';

/** A page of the share that a link leads to; of any other link, the names that nothing put in its place may tell. */
export type Lead = { href: string; title: string } | { href: null; names: readonly string[] };

/** Where links and pictures of one text lead, in the share that it becomes part of. */
export interface Surroundings {
  follow(link: Pick<Link, 'form' | 'target'>): Lead;
  /** The address in the share of a picture at this address in the vault; null for what is no picture to share. */
  picture(target: string): string | null;
  /** Is this an address that the share itself has given? */
  gave(url: string): boolean;
  /** Names of hosts that serve the owner's own pages, in lower case, beside those that anybody's own network has. */
  ownHosts: readonly string[];
}

/** Stands for every page that is not shared, whatever it is and whether there is one. */
export const UNNAMED = 'a private page';

/** What becomes of a link: it is kept, leads somewhere else, loses its address, or gives way to words. */
export type Fate = { is: 'kept' } | { is: 'led'; href: string } | { is: 'freed' } | { is: 'words'; text: string };

/** `label`: its words, as plain text. */
export function fateOf(url: string, label: string, around: Surroundings): Fate {
  if (around.gave(url)) return { is: 'kept' };
  if (leadsOutside(url, around.ownHosts)) return label === '' ? { is: 'words', text: '' } : { is: 'kept' };
  const address = readAddress(url);
  const lead = address ? around.follow({ form: 'path', target: address.target }) : { href: null, names: [] };
  if (lead.href !== null) return label === '' ? { is: 'words', text: `[${escapeWords(lead.title)}](${lead.href})` } : { is: 'led', href: lead.href };
  return label !== '' && !tells(label, [...lead.names, url]) ? { is: 'freed' } : { is: 'words', text: UNNAMED };
}

/** A wikilink as ordinary Markdown; `isInLink`: as its words alone. */
export function wikiLinkAs(target: string, label: string | null, around: Surroundings, isInLink: boolean): string {
  const lead = target === '' ? { href: null, names: [] } : around.follow({ form: 'wiki', target });
  if (lead.href === null) return label !== null && !tells(label, [...lead.names, target]) ? escapeWords(label) : UNNAMED;
  const words = escapeWords(label ?? lead.title);
  return isInLink ? words : `[${words}](${lead.href})`;
}

/** A picture as it is shared: itself, a link to it where it is on another site, or what it is described by. */
export function pictureAs(url: string, alt: string, around: Surroundings, isInLink: boolean): string {
  if (around.gave(url)) return `![${escapeWords(alt)}](${url})`;
  const address = readAddress(url);
  const given = address && around.picture(address.target);
  // Many a program writes the name of the file there.
  if (given) return `![${[nameIn(address.target), fileIn(address.target)].some((name) => slugOf(name) === slugOf(alt)) ? '' : escapeWords(alt)}](${given})`;
  const said = tells(alt, [url, nameIn(url)]) ? '' : escapeWords(alt);
  return isInLink || said === '' || !leadsOutside(url, around.ownHosts) ? said : `[${said}](${escapeUrl(url)})`;
}

/** Does a label have the name of what it led to in it? */
function tells(label: string, names: readonly string[]): boolean {
  const said = `-${slugOf(label)}-`;
  return names.some((name) => slugOf(name) !== '' && said.includes(`-${slugOf(name)}-`));
}

/** The file that an address names. */
function fileIn(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** The same without its ending. */
export function nameIn(address: string): string {
  return fileIn(address).replace(/\.[^.]*$/, '');
}

/** Names without a dot, those that only a network of one's own resolves, and numbers, which may be this very machine's. */
const NEAR_HOST = /^(?:[^.]+|.*\.(?:localhost|localdomain|local|internal|lan|home|home\.arpa|intranet|corp|private)|[\d.]+|\[.*\])$/;

/** Is this an address that anyone may know, and none of the owner's own pages? */
function leadsOutside(url: string, ownHosts: readonly string[]): boolean {
  if (/^mailto:/i.test(url)) return true;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const name = hostIn(url);
  return !NEAR_HOST.test(name) && !ownHosts.includes(name);
}

/** The name of the host whatever the port, as one name is written in many ways: in lower case, without the dot of the root. */
function hostIn(url: string): string {
  return new URL(url).hostname.replace(/\.+$/, '');
}

/** Words that Markdown takes for words. */
export function escapeWords(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&#!]/g, '\\$&');
}

export function escapeUrl(url: string): string {
  return url.replace(/[\s<>()\\[\]|]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`).replaceAll('&', '&amp;');
}
