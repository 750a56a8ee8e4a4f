import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { isListed, plainAddress } from './addresses.ts';
import type { HostNames } from './host-names.ts';

/** Where a request came from, as far as it can be known. */
export interface Origin {
  address: string;
  /** Between the browser and whoever ends TLS for this server, nobody reads along. */
  secure: boolean;
}

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-forwarded-prefix', 'x-real-ip'];

export interface Trust {
  proxies: BlockList;
  secureHosts: ReadonlySet<string>;
  names: HostNames;
}

/**
 * Believes what a proxy says of a request when it comes from an address that is trusted to be one,
 * and forgets it otherwise: what stands in the headers after this can be relied upon, and a name of this
 * server stands there in its one spelling.
 */
export function findOrigin({ headers, socket }: IncomingMessage, { proxies, secureHosts, names }: Trust): Origin {
  const sender = plainAddress(socket.remoteAddress);
  const isForwarded = FORWARDING.some((name) => headers[name] !== undefined);
  const said = isForwarded && isListed(proxies, sender) ? { ...headers } : null;
  if (isForwarded) for (const name of FORWARDING) Reflect.deleteProperty(headers, name);
  const host = said && lastIn(said['x-forwarded-host']);
  headers.host = names.canonical(host ?? headers.host ?? '');
  const proto = said && lastIn(said['x-forwarded-proto']);
  const secure = proto ? proto === 'https' : secureHosts.size > 0 && secureHosts.has(headers.host);
  // Express believes this one, and so do addresses made from the request.
  if (secure) headers['x-forwarded-proto'] = 'https';
  return { address: said ? clientIn(listOf(said['x-forwarded-for']), proxies, sender) : sender, secure };
}

const origins = new WeakMap<ServerResponse, Origin>();

/** For whoever answers later and has the response alone. */
export function keepOrigin(response: ServerResponse, origin: Origin): void {
  origins.set(response, origin);
}

export function originOf(response: ServerResponse): Origin {
  const origin = origins.get(response);
  if (!origin) throw new Error('Nobody has found out where this request came from.');
  return origin;
}

/** The last address that no proxy of ours has: what stands before it, anybody may have written. */
function clientIn(chain: string[], proxies: BlockList, sender: string): string {
  const addresses = chain.map((text) => plainAddress(text.replace(/^\[(.*)\](:\d+)?$/, '$1')));
  return addresses.findLast((address) => !isListed(proxies, address)) ?? sender;
}

function lastIn(header: string | string[] | undefined): string | undefined {
  return listOf(header).at(-1)?.toLowerCase();
}

function listOf(header: string | string[] | undefined): string[] {
  return (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((part) => part.trim()).filter((part) => part !== '');
}
