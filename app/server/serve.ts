import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express } from 'express';
import { createServer, type RequestListener, type Server } from 'node:http';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Door } from '#app/library/door.server.ts';
import type { Library } from '#app/library.server.ts';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { inUrl, isWildcard, ownAddresses, plainAddress } from './addresses.ts';
import { nonceOf, protect, refusalOf, refuse } from './guard.ts';
import { tellHealth } from './health.ts';
import { HostNames } from './host-names.ts';
import { createLimits, type Limits } from './limits.ts';
import { LivePages } from './live.ts';
import { findOrigin, keepOrigin } from './origin.ts';
import { passPreviews } from './previews.ts';
import { answerShares } from './shares.ts';
import { askForSession, visitorOf } from './visitor.ts';

export interface ServeOptions {
  library: Library;
  door: Door;
  host: string;
  port: number;
  /** Fail when the port is taken; otherwise the next free one is used. */
  strictPort: boolean;
  /** Addresses it is reached at through a proxy, or by a name: `https://radar.example.org`. */
  publicUrls?: readonly URL[];
  /** Who is believed about where a request came from. */
  proxies?: BlockList;
}

export interface Running {
  url: string;
  port: number;
  /** Takes no more requests, and ends when those in hand are answered, or have had time enough. */
  close(): Promise<void>;
}

const PORTS_TO_TRY = 50;
/** What requests in hand are given to come to their end, in ms. */
const DRAIN_MS = 3500;
const DRAIN_LOOK_MS = 50;

/** Serves a library until closed. Rejects with EADDRINUSE where no port is to be had. */
export async function startServer(options: ServeOptions): Promise<Running> {
  const { library, host, port, strictPort, publicUrls = [] } = options;
  const names = new HostNames();
  const live = new LivePages(() => library.revision());
  const server = createServer(await createListener(options, live, names));
  const bound = await listen(server, host, port, strictPort ? 1 : PORTS_TO_TRY);
  const reached = isWildcard(host) ? '127.0.0.1' : host;
  for (const url of publicUrls) names.add(url);
  for (const name of new Set([reached, 'localhost', '127.0.0.1', '::1', ...(isWildcard(host) ? ownAddresses() : [])])) {
    names.add(new URL(`http://${inUrl(plainAddress(name))}:${bound}`));
  }
  const unfollow = await library.follow(() => live.announce());
  return {
    url: publicUrls[0]?.origin ?? `http://${inUrl(reached)}:${bound}`,
    port: bound,
    async close() {
      live.close();
      await Promise.all([unfollow(), drain(server)]);
    },
  };
}

/** Refuses what is not for this server, answers what is below `/s/`, and leaves the rest to the app of the owner. */
async function createListener(options: ServeOptions, live: LivePages, names: HostNames): Promise<RequestListener> {
  const { library, publicUrls = [], proxies = new BlockList() } = options;
  const limits = createLimits(Date.now);
  const trust = { proxies, secureHosts: new Set(publicUrls.filter(({ protocol }) => protocol === 'https:').map(({ host }) => host)), names };
  const shares = answerShares(library, limits.share);
  const app = await createApp(options, live, limits);
  return (request, response) => {
    const origin = findOrigin(request, trust);
    const refusal = refusalOf(request, origin, names);
    if (refusal) {
      refuse(response, refusal);
    } else if (request.url?.startsWith('/s/')) {
      shares(request, response, origin);
    } else {
      keepOrigin(response, origin);
      app(request, response);
    }
  };
}

async function createApp({ library, door }: ServeOptions, live: LivePages, limits: Limits): Promise<Express> {
  const root = projectRoot();
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild;
  const client = join(root, 'build/client');
  const app = express();
  app.disable('x-powered-by');
  // What is left of such headers has been checked.
  app.set('trust proxy', true);
  app.use(protect, tellHealth(library));
  app.use('/assets', compression(), express.static(join(client, 'assets'), { immutable: true, maxAge: '1y' }));
  app.use(express.static(client, { index: false, maxAge: '1h' }));
  app.use(askForSession(door, limits));
  app.use(passPreviews(library));
  app.get('/events', (request, response) => live.join(request, response, () => isStillIn(door, visitorOf(response).caller.token)));
  app.use(compression());
  const render = createRequestHandler({ build, getLoadContext: (_, response) => ({ library, door, visitor: visitorOf(response), nonce: nonceOf(response) }) });
  app.all('*', (request, response, next) => void render(request, response, next));
  return app;
}

function isStillIn(door: Door, token: string | null): boolean {
  return token !== null && door.sessionOf(token) !== null;
}

async function listen(server: Server, host: string, port: number, tries: number): Promise<number> {
  for (let offset = 0; ; offset++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port === 0 ? 0 : port + offset, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || offset + 1 >= tries) throw error;
    }
  }
}

/** Connections that are kept for a next request are closed as soon as they have answered this one. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const looking = setInterval(() => server.closeIdleConnections(), DRAIN_LOOK_MS);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(looking);
  clearTimeout(late);
}
