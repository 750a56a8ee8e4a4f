import { lookup, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSafe } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';

export interface DoiOptions {
  /** Who is asked. Only a test names another: a server of its own on loopback, which may speak plain HTTP. */
  origin?: string;
  /** In ms, over all redirects. */
  patience?: number;
  /** In bytes. */
  largest?: number;
}

const REGISTRY = 'https://doi.org';
/** Where the registry sends those who ask for metadata. */
const AGENCIES = new Set(['doi.org', 'dx.doi.org', 'www.doi.org', 'data.crossref.org', 'api.crossref.org', 'data.crosscite.org', 'crosscite.org', 'data.datacite.org', 'api.datacite.org', 'data.medra.org']);
const MOST_REDIRECTS = 5;
const DOI = /^10\.\d{4,9}\/[^\s\p{Cc}]{1,300}$/u;
const CSL_JSON = 'application/vnd.citationstyles.csl+json, application/json;q=0.5';

/** Asks the registry what a DOI stands for, as CSL-JSON. Speaks to known hosts alone, by HTTPS, and to no address of a private network. */
export async function lookUpDoi(text: string, { origin = REGISTRY, patience = 10_000, largest = 1_000_000 }: DoiOptions = {}): Promise<Result<Uint8Array>> {
  const doi = text.trim().replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i, '');
  if (!DOI.test(doi)) return fail(NO_DOI);
  const signal = AbortSignal.timeout(patience);
  let address = new URL(`/${doi.split('/').map(encodeURIComponent).join('/')}`, origin);
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      if (!mayAsk(address, origin)) return fail(strayed(doi, address.host));
      const response = await ask(address, origin, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        address = new URL(headers.location, address);
        continue;
      }
      if (statusCode === 404) return fail(unknown(doi));
      if (statusCode !== 200) return fail(refused(`It answered ${statusCode}.`));
      return await readBody(response, largest);
    }
    return fail(refused('It sent us in circles.'));
  } catch (error) {
    return fail(refused(signal.aborted ? `It did not answer within ${Math.round(patience / 1000)} s.` : `${error instanceof Error ? error.message : 'The connection failed'}.`));
  }
}

function mayAsk(address: URL, origin: string): boolean {
  if (address.origin === new URL(origin).origin) return true;
  return address.protocol === 'https:' && address.port === '' && address.username === '' && AGENCIES.has(address.hostname);
}

function ask(address: URL, origin: string, signal: AbortSignal): Promise<IncomingMessage> {
  // The test's own server is on loopback; nothing else may be.
  const isOwn = origin !== REGISTRY && address.origin === new URL(origin).origin;
  const options: RequestOptions = { signal, agent: false, headers: { Accept: CSL_JSON, 'User-Agent': 'Whetstone' }, ...(!isOwn && { lookup: lookUpPublic }) };
  return new Promise((resolve, reject) => {
    const request = (address.protocol === 'https:' ? requestSafe : requestPlain)(address, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** The addresses of a host, which the connection then uses; a private one among them is an error. */
function lookUpPublic(host: string, options: { all?: boolean }, found: Found): void {
  lookup(host, { all: true }, (error, addresses) => {
    const first = addresses[0];
    if (error || !first) found(error ?? new Error(`${host} has no address`), '');
    else if (addresses.some(({ address }) => isPrivate(address))) found(new Error(`${host} leads into a private network`), '');
    else if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
}

const PRIVATE = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) PRIVATE.addSubnet(net, bits);
for (const [net, bits] of [['::', 127], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['64:ff9b::', 96], ['2002::', 16]] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an address belongs to this machine or a network behind it. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivate(mapped);
  const kind = isIP(address);
  return kind === 0 || PRIVATE.check(address, kind === 6 ? 'ipv6' : 'ipv4') || /^::ffff:/i.test(address);
}

async function readBody(response: IncomingMessage, largest: number): Promise<Result<Uint8Array>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) return fail(refused('Its answer is too long.'));
    parts.push(part);
  }
  return succeed(Buffer.concat(parts));
}

const NO_DOI: Problem = { code: 'bad-choice', message: 'This is no DOI, so nobody was asked.', hint: 'A DOI begins with 10. and has a slash in it, such as 10.1109/TSE.2017.2768368.' };

function unknown(doi: string): Problem {
  return { code: 'not-found', message: `The registry knows no DOI ${doi}.`, hint: 'Look for a slip in it.' };
}

function strayed(doi: string, host: string): Problem {
  return { code: 'unreachable', message: `The registry sent us to ${host.slice(0, 100)} for ${doi}, which is no place that Whetstone asks.`, hint: 'Save the citation there as BibTeX or RIS, and import the file.' };
}

function refused(why: string): Problem {
  return { code: 'unreachable', message: `The DOI could not be looked up. ${why}`, hint: 'Try again later, or import a file of the publisher.' };
}
