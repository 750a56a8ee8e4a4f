import { openLibrary, type Library } from '#app/library.server.ts';
import { startServer, type ServeOptions } from '#app/server/serve.ts';
import { giveKey, signIn, takeKey } from './signed-in.ts';

export interface RunningApp {
  url: string;
  /** The same by its number and port, whatever name it goes by. */
  at: string;
  library: Library;
  /** What a browser of the owner sends as its cookie. */
  cookie: string;
  /** Asks for a path as the owner. */
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

/** The real server over a vault, on a free port of loopback, with the owner signed in by a set-up link: every page that `openPage` opens from then on is the owner’s. */
export async function serveVault(root: string, options: Partial<ServeOptions> = {}): Promise<RunningApp> {
  const opened = await openLibrary({ root });
  if (!opened.ok) throw new Error(opened.problem.message);
  const library = opened.value;
  const door = library.door();
  if (!door.ok) throw new Error(door.problem.message);
  const server = await startServer({ library, door: door.value, host: '127.0.0.1', port: 0, strictPort: true, ...options });
  const at = `http://127.0.0.1:${server.port}`;
  const cookie = await signIn(`${at}/welcome?key=${door.value.issueSetupLink()}`);
  giveKey(at, cookie);
  return {
    url: server.url,
    at,
    library,
    cookie,
    get: (path) => fetch(server.url + path, { headers: { cookie } }),
    async close() {
      takeKey(at);
      await server.close();
      await library.close();
    },
  };
}
