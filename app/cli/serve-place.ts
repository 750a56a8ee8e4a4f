import type { BlockList } from 'node:net';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { severalIn, type Options } from './options.ts';

const PORT = 3000;
const THIS_MACHINE = '127.0.0.1';

/** Where and as what a server is to be reached. */
export interface Place {
  host: string;
  port: number;
  strictPort: boolean;
  publicUrls: URL[];
  proxies: BlockList;
  /** Nobody but programs of this machine can reach it. */
  isPrivate: boolean;
}

/** From options, else from the environment. */
export async function placeOf({ port, host = THIS_MACHINE, ...options }: Options, env: NodeJS.ProcessEnv): Promise<Result<Place>> {
  const { isLoopback, readAddresses } = await import('#app/server/addresses.ts');
  const number = port === undefined ? PORT : /^\d{1,5}$/.test(port) ? Number(port) : NaN;
  if (!(number <= 65_535)) {
    return fail({ code: 'bad-choice', message: `“${port}” is not a port.`, hint: 'Write a number from 1 to 65535, or 0 for any that is free.' });
  }
  const publicUrls = readUrls(severalIn(options['public-url']), env['WHETSTONE_PUBLIC_URL']);
  if (!publicUrls.ok) return publicUrls;
  const proxies = readAddresses(named(severalIn(options['trust-proxy']), env['WHETSTONE_TRUST_PROXY']));
  if (!proxies.ok) return proxies;
  return succeed({
    host: host === 'localhost' ? THIS_MACHINE : host,
    port: number,
    strictPort: port !== undefined,
    publicUrls: publicUrls.value,
    proxies: proxies.value,
    isPrivate: isLoopback(host) && publicUrls.value.length === 0,
  });
}

function readUrls(given: string[], fallback: string | undefined): Result<URL[]> {
  const urls = named(given, fallback);
  const bad = urls.find((text) => !URL.canParse(text) || !/^https?:\/\/[^/?#]+\/?$/i.test(text));
  if (bad === undefined) return succeed(urls.map((text) => new URL(text)));
  return fail({ code: 'bad-choice', message: `“${bad}” is not an address that Whetstone can have.`, hint: 'Write it as https://radar.example.org, with nothing after the name.' });
}

function named(given: string[], fallback: string | undefined): string[] {
  return (given.length > 0 ? given : (fallback ?? '').split(',')).map((text) => text.trim()).filter((text) => text !== '');
}
