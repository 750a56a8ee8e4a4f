/** Serves a vault with one share, as `whet serve` does, and says where: the link. */
import { openLibrary } from '#app/library.server.ts';
import { startServer } from '#app/server/serve.ts';

const library = must(await openLibrary({ root: process.argv[2]! }));
const server = await startServer({ library, door: must(library.door()), host: '127.0.0.1', port: 0, strictPort: true });
const { token } = must(await library.createShare({ show: 'freshness' }));
process.send!(`${server.url}/s/${token}/`);

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
