import { openLibrary, type Library } from '#app/library.server.ts';
import { startServer } from '#app/server/serve.ts';

export interface RunningApp {
  url: string;
  library: Library;
  close(): Promise<void>;
}

/** The real server over a vault, on a free port of loopback. */
export async function serveVault(root: string): Promise<RunningApp> {
  const opened = await openLibrary({ root });
  if (!opened.ok) throw new Error(opened.problem.message);
  const library = opened.value;
  const server = await startServer({ library, host: '127.0.0.1', port: 0, strictPort: true });
  return {
    url: server.url,
    library,
    async close() {
      await server.close();
      await library.close();
    },
  };
}
