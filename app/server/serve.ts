import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Response } from 'express';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Library } from '#app/library.server.ts';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { checkHostAndOrigin, protect } from './guard.ts';
import { LivePages } from './live.ts';

export interface ServeOptions {
  library: Library;
  host: string;
  port: number;
  /** Fail when the port is taken; otherwise the next free one is used. */
  strictPort: boolean;
}

export interface Running {
  url: string;
  close(): Promise<void>;
}

const PORTS_TO_TRY = 50;

/** Serves a library until closed. Rejects with EADDRINUSE where no port is to be had. */
export async function startServer({ library, host, port, strictPort }: ServeOptions): Promise<Running> {
  const hosts = new Set<string>();
  const live = new LivePages(() => library.revision());
  const app = await createApp(library, live, hosts);
  const server = createServer(app);
  const bound = await listen(server, host, port, strictPort ? 1 : PORTS_TO_TRY);
  for (const name of new Set([host, 'localhost', '127.0.0.1', '[::1]'])) {
    hosts.add(`${name}:${bound}`);
    if (bound === 80) hosts.add(name);
  }
  const unfollow = await library.follow(() => live.announce());
  return {
    url: `http://${host}:${bound}`,
    async close() {
      live.close();
      await unfollow();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function createApp(library: Library, live: LivePages, hosts: ReadonlySet<string>): Promise<Express> {
  const root = projectRoot();
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild;
  const client = join(root, 'build/client');
  const app = express();
  app.disable('x-powered-by');
  app.use(checkHostAndOrigin(hosts), protect);
  app.get('/events', live.join);
  app.use(compression());
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y' }));
  app.use(express.static(client, { index: false, maxAge: '1h' }));
  const render = createRequestHandler({ build, getLoadContext: (_, response) => ({ library, nonce: nonceOf(response) }) });
  app.all('*', (request, response, next) => void render(request, response, next));
  return app;
}

function nonceOf(response: Response): string {
  return String(response.locals['nonce']);
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
