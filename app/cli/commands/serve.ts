import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Library } from '#app/library.server.ts';
import type { Running } from '#app/server/serve.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

const PORT = 3000;
const THIS_MACHINE = '127.0.0.1';
const INTERRUPTED = 130;
/** Milliseconds that a clean stop may take. */
const PATIENCE = 4000;
/** One Ctrl-C can arrive twice, from the terminal and passed on by npm: within these milliseconds it counts once. */
const ECHO = 300;

export const serve: Command = {
  options: ['port', 'host', ...COMMON_OPTIONS],
  about: [
    'Shows the vault in a browser and follows its files: what you save in any editor shows in an open page within a second or two. Stop it with Ctrl-C.',
    '--as-of makes that day the one every page is computed for unless it is asked for another. --json writes { url, vault } in place of the sentence with the address.',
  ],
  examples: [
    ['serve', 'this folder’s vault, on http://127.0.0.1:3000 or the next free port'],
    ['serve --vault ~/vault --port 4000', 'another vault, on this port or not at all'],
  ],
  async run(call) {
    const place = placeOf(call.options);
    if (!place.ok) return place;
    const ended = await withLibrary(call, async (library, root) => {
      const started = await start(library, place.value);
      if (!started.ok) return started;
      const { url, close } = started.value;
      const stopped = untilInterrupted();
      if (call.options.json !== undefined) writeJson(call, { url, vault: root });
      else call.out.say(`Whetstone is at ${url}`);
      await stopped;
      await close();
      return succeed(0);
    });
    // All is closed, but timers that Remix starts with every page would hold the process for seconds.
    if (ended.ok) process.exit(ended.value);
    return ended;
  },
};

interface Place {
  host: string;
  port: number;
  strictPort: boolean;
}

function placeOf({ port, host = THIS_MACHINE }: Call['options']): Result<Place> {
  const number = port === undefined ? PORT : /^\d{1,5}$/.test(port) ? Number(port) : NaN;
  if (!(number <= 65_535)) {
    return fail({ code: 'bad-choice', message: `“${port}” is not a port.`, hint: 'Write a number from 1 to 65535, or 0 for any that is free.' });
  }
  if (host !== THIS_MACHINE && host !== 'localhost') {
    const message = `Whetstone has no login yet, so it does not listen on “${host}”, where others could read your vault.`;
    return fail({ code: 'bad-choice', message, hint: 'Leave --host out, and reach it from elsewhere through an SSH tunnel.' });
  }
  return succeed({ host: THIS_MACHINE, port: number, strictPort: port !== undefined });
}

async function start(library: Library, place: Place): Promise<Result<Running>> {
  const { startServer } = await import('#app/server/serve.ts');
  try {
    return succeed(await startServer({ library, ...place }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      return fail({ code: 'unwritable', message: `Port ${place.port} is taken${place.strictPort ? '' : ', and so are those after it'}.`, hint: 'Name another with --port, or leave it out for the next free one.' });
    }
    if (code === 'EACCES') {
      return fail({ code: 'unwritable', message: `This user may not listen on port ${place.port}.`, hint: 'Name one above 1023 with --port.' });
    }
    throw error;
  }
}

/** The first signal asks for a clean stop; the second, or one that takes too long, ends the process at once. */
function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | null = null;
    const stop = () => {
      if (asked !== null && performance.now() - asked > ECHO) process.exit(INTERRUPTED);
      if (asked !== null) return;
      asked = performance.now();
      setTimeout(() => process.exit(INTERRUPTED), PATIENCE).unref();
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
