import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPrivate, lookUpDoi } from '#app/adapters/doi.server.ts';
import { useLibraries, valueOf } from '../routes/library-support.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const PAPER = JSON.stringify({ type: 'article-journal', id: 'https://doi.org/10.1000/x1', title: 'A paper', DOI: '10.1000/x1', author: [{ family: 'Last', given: 'First' }], issued: { 'date-parts': [[2020, 1]] } });
const { libraryOf } = useLibraries();

describe('lookUpDoi', () => {
  it('asks for CSL-JSON, at the address of the DOI', async () => {
    let asked = '';
    const origin = await serve((request, response) => {
      asked = `${request.url ?? ''} ${request.headers.accept ?? ''}`;
      response.end(PAPER);
    });
    const answer = valueOf(await lookUpDoi('https://doi.org/10.1000/x(1)<2>', { origin }));
    expect(Buffer.from(answer).toString()).toBe(PAPER);
    expect(asked).toMatch(/^\/10\.1000\/x\(1\)%3C2%3E application\/vnd\.citationstyles\.csl\+json/);
  });

  it('follows a redirect of the registry itself', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/moved') response.end(PAPER);
      else response.writeHead(302, { location: '/moved' }).end();
    });
    expect((await lookUpDoi('10.1000/x1', { origin })).ok).toBe(true);
  });

  it.each([
    ['a private address', 'https://10.0.0.1/x'],
    ['another service of this machine', 'http://localhost:22/'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest'],
    ['a host that is none of the registry’s', 'https://example.com/x'],
    ['a known host in plain HTTP', 'http://data.crossref.org/x'],
    ['a known host on another port', 'https://data.crossref.org:8443/x'],
    ['a file', 'file:///etc/passwd'],
  ])('does not follow a redirect to %s', async (_, location) => {
    const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
    expect(await lookUpDoi('10.1000/x1', { origin })).toMatchObject({ ok: false, problem: { code: 'unreachable', message: expect.stringContaining('no place that Whetstone asks') as string } });
  });

  it.each<[string, RequestListener, string]>([
    ['knows nothing', (_, response) => response.writeHead(404).end(), 'knows no DOI'],
    ['fails', (_, response) => response.writeHead(500).end(), 'answered 500'],
    ['never ends', (_, response) => response.writeHead(200).write('{'), 'did not answer within'],
    ['says nothing', () => undefined, 'did not answer within'],
    ['says too much', (_, response) => response.end('x'.repeat(5000)), 'too long'],
    ['sends us in circles', (_, response) => response.writeHead(302, { location: '/10.1000/x1' }).end(), 'in circles'],
  ])('ends with a word about it when the registry %s', async (_, listener, said) => {
    const origin = await serve(listener);
    const answer = await lookUpDoi('10.1000/x1', { origin, patience: 400, largest: 4000 });
    expect(answer).toMatchObject({ ok: false, problem: { message: expect.stringContaining(said) as string } });
  });

  it.each(['', 'x', '10.1/x', '10.1000/', '10.1000/a b', 'https://example.com/10.1000/x', '10.1000/\u0000'])('asks nobody about %j', async (text) => {
    expect(await lookUpDoi(text, { origin: 'http://127.0.0.1:9' })).toMatchObject({ ok: false, problem: { code: 'bad-choice' } });
  });

  it('takes no name that leads into a private network', async () => {
    expect(['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:a00:1', 'no address'].filter((address) => !isPrivate(address))).toEqual([]);
    expect(['93.184.216.34', '2606:2800:220:1::1'].filter(isPrivate)).toEqual([]);
  });
});

describe('importing a DOI', () => {
  it('makes an entry of it, once', async () => {
    process.env['WHETSTONE_DOI_ORIGIN'] = await serve((_, response) => response.end(PAPER));
    const { library, text } = await libraryOf({});
    delete process.env['WHETSTONE_DOI_ORIGIN'];
    expect(valueOf(await library.importDoi({ doi: '10.1000/x1' })).created).toEqual([{ id: 'a-paper', file: 'reading/a-paper.md', title: 'A paper' }]);
    expect(text('reading/a-paper.md')).toContain('  authors: [First Last]\n');
    expect(valueOf(await library.importDoi({ doi: 'doi:10.1000/X1' })).skipped).toHaveLength(1);
  });
});
