import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { readAddress } from '#app/core/markdown/address.ts';
import type { WikiLinkParts } from '#app/core/markdown/wikilink.ts';
import { propertyOf } from './render-text.server.ts';
import type { LinkTarget, RenderOptions } from './render.server.ts';

type Destinations = Pick<RenderOptions, 'resolve' | 'assetBase' | 'picture'>;

/** Gives every link and image of a sanitised tree the address it really has, or says that it has none. */
export function resolveAddresses(tree: Root, wikiLinks: readonly WikiLinkParts[], destinations: Destinations): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.tagName === 'img') parent.children[index] = imageFor(node, destinations);
    if (node.tagName === 'a') {
      // Links do not nest: a wikilink in the text of another link is text.
      visit(node, 'element', forgetWikiLink);
      parent.children[index] = linkFor(node, destinations);
      return index + 1;
    }
    const parts = wikiLinks[Number(node.properties['dataWikiLink'])];
    if (!parts) return undefined;
    parent.children[index] = wikiLinkFor(parts, node, destinations.resolve);
    return [SKIP, index + 1];
  });
}

function forgetWikiLink(node: Element): void {
  delete node.properties['dataWikiLink'];
}

function wikiLinkFor(parts: WikiLinkParts, shown: Element, resolve: Destinations['resolve']): Element {
  const found = resolve({ form: 'wiki', target: parts.target, fragment: parts.fragment });
  if (found.state === 'missing' && found.create) return createLink(found.create, parts.target, shown.children);
  if (found.state !== 'found') return noLink(found.state, `“${parts.target || (parts.fragment ?? '')}”`, shown.children);
  const title = parts.target === '' ? null : found.title;
  const name = [title, parts.fragment].filter((part) => part !== null).join(', ');
  const text = parts.label ?? name;
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['wikilink'], href: found.href, ...(text === name ? {} : { title: name }) },
    children: [{ type: 'text', value: text }],
  };
}

function linkFor(node: Element, { resolve, assetBase }: Destinations): Element {
  const href = propertyOf(node, 'href');
  if (href.startsWith('#')) return node;
  const address = readAddress(href);
  if (!address) return outward(node, href);
  const found = resolve({ form: 'path', ...address });
  if (found.state === 'found') return { ...node, properties: { ...node.properties, className: ['wikilink'], href: found.href } };
  const asset = isPage(address.target) ? null : assetAddress(href, assetBase);
  if (asset) return { ...node, properties: { ...node.properties, href: asset } };
  return noLink(found.state, `“${address.target}”`, node.children);
}

/** A page of the vault is named with its ending or without any; every other ending is a file. */
function isPage(target: string): boolean {
  return /(?:\.md|(?:^|\/)[^./]*)$/i.test(target);
}

/** An address with a scheme that passed the sanitiser, or none at all. */
function outward(node: Element, href: string): Element {
  if (href === '') return { type: 'element', tagName: 'span', properties: {}, children: node.children };
  return { ...node, properties: { ...node.properties, rel: ['noopener', 'noreferrer'] } };
}

function createLink(href: string, name: string, children: ElementContent[]): Element {
  const title = `Nothing in this vault goes by the name “${name}” yet: create it`;
  return { type: 'element', tagName: 'a', properties: { className: ['wikilink', 'missing'], href, title }, children };
}

function noLink(state: Exclude<LinkTarget['state'], 'found'>, name: string, children: ElementContent[]): Element {
  const title = state === 'missing' ? `Nothing in this vault goes by the name ${name}` : `${name} could mean more than one page of this vault`;
  return { type: 'element', tagName: 'span', properties: { className: ['wikilink', state], title }, children };
}

/** Images come from the vault or over https; another one is shown by its description. */
function imageFor(node: Element, { assetBase, picture }: Destinations): ElementContent {
  const src = propertyOf(node, 'src');
  const address = picture ? picture(src) : /^https:\/\//i.test(src) ? src : assetAddress(src, assetBase);
  if (!address) return { type: 'text', value: propertyOf(node, 'alt') };
  return { ...node, properties: { ...node.properties, src: address, loading: 'lazy', decoding: 'async' } };
}

const NOWHERE = 'http://nowhere.invalid';

/** Where a file beside this one is served; null when the address climbs out of what is served, or nothing is. */
function assetAddress(relative: string, assetBase: string | undefined): string | null {
  if (assetBase === undefined || relative.startsWith('/') || !readAddress(relative)) return null;
  const base = new URL(assetBase, NOWHERE);
  if (!URL.canParse(relative, base)) return null;
  const url = new URL(relative, base);
  const root = base.pathname.slice(0, base.pathname.indexOf('/', 1) + 1);
  return url.origin === NOWHERE && url.pathname.startsWith(root) ? url.pathname + url.search + url.hash : null;
}
