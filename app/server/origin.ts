import type { NextFunction, Request, Response } from 'express';
import type { BlockList } from 'node:net';
import { isListed, plainAddress } from './addresses.ts';

/** Where a request came from, as far as it can be known. */
export interface Origin {
  address: string;
  /** Between the browser and whoever ends TLS for this server, nobody reads along. */
  secure: boolean;
}

const FORWARDING = new Set(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-forwarded-prefix', 'x-real-ip']);

/**
 * Believes what a proxy says of a request when it comes from an address that is trusted to be one,
 * and forgets it otherwise: what stands in the headers after this can be relied upon.
 */
export function findOrigin({ proxies, secureHosts }: { proxies: BlockList; secureHosts: ReadonlySet<string> }) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { headers, socket } = request;
    const sender = plainAddress(socket.remoteAddress);
    const isProxy = isListed(proxies, sender);
    const [proto, host] = ['x-forwarded-proto', 'x-forwarded-host'].map((name) => (isProxy ? listOf(headers[name]).at(-1)?.toLowerCase() : undefined));
    const address = isProxy ? clientIn(listOf(headers['x-forwarded-for']), proxies, sender) : sender;
    request.headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !FORWARDING.has(name)));
    if (host !== undefined) request.headers.host = host;
    const secure = proto === undefined ? secureHosts.has(request.headers.host?.toLowerCase() ?? '') : proto === 'https';
    // Express believes this one, and so do addresses made from the request.
    if (secure) request.headers['x-forwarded-proto'] = 'https';
    response.locals['origin'] = { address, secure } satisfies Origin;
    next();
  };
}

export function originOf(response: Response): Origin {
  return response.locals['origin'] as Origin;
}

/** The last address that no proxy of ours has: what stands before it, anybody may have written. */
function clientIn(chain: string[], proxies: BlockList, sender: string): string {
  const addresses = chain.map((text) => plainAddress(text.replace(/^\[(.*)\](:\d+)?$/, '$1')));
  return addresses.findLast((address) => !isListed(proxies, address)) ?? sender;
}

function listOf(header: string | string[] | undefined): string[] {
  return (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((part) => part.trim()).filter((part) => part !== '');
}
