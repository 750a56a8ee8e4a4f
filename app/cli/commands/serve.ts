import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Door } from '#app/library/door.server.ts';
import type { Library } from '#app/library.server.ts';
import type { Running } from '#app/server/serve.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { placeOf, type Place } from '../serve-place.ts';
import { withLibrary, writeJson } from '../with-library.ts';

const INTERRUPTED = 130;
/** Milliseconds that a clean stop may take. */
const PATIENCE = 4800;
/** One Ctrl-C can arrive twice, from the terminal and passed on by npm: within these milliseconds it counts once. */
const ECHO = 300;

export const serve: Command = {
  options: ['port', 'host', 'public-url', 'trust-proxy', ...COMMON_OPTIONS],
  about: [
    'Shows the vault in a browser and follows its files: what you save in any editor shows in an open page within a second or two. Stop it with Ctrl-C.',
    'While there is no password, each start prints a link that signs one browser in, once. With one (whet password) you sign in with it, and it may listen beyond this machine, with --host or behind a proxy that ends TLS.',
    '--as-of makes that day the one every page is computed for unless it is asked for another. --json writes { url, vault, setup } in place of the sentences; setup is that link, or null. WHETSTONE_PUBLIC_URL and WHETSTONE_TRUST_PROXY stand for those options, with commas between several.',
  ],
  examples: [
    ['serve', 'this folder’s vault, on http://127.0.0.1:3000 or the next free port'],
    ['serve --vault ~/vault --port 4000', 'another vault, on this port or not at all'],
    ['serve --host 0.0.0.0', 'for every device that reaches this machine; wants a password'],
    ['serve --public-url https://radar.example.org --trust-proxy 127.0.0.1', 'behind a proxy on this machine that ends TLS'],
  ],
  async run(call) {
    const place = await placeOf(call.options, process.env);
    if (!place.ok) return place;
    const publicUrl = place.value.publicUrls.map(({ origin }) => origin).join(',');
    const serveIt = async (library: Library, root: string): Promise<Result<ExitCode>> => {
      const door = openDoor(library, place.value);
      if (!door.ok) return door;
      const started = await start(library, door.value, place.value);
      if (!started.ok) return started;
      const { url, close } = started.value;
      const stopped = untilInterrupted();
      const kept = library.rememberAddresses(place.value.publicUrls.map(({ origin }) => origin), url);
      if (!kept.ok) call.err.say(`whet: ${kept.problem.message} ${kept.problem.hint}`);
      announce(call, url, root, door.value.hasPassword() ? null : `${url}/welcome?key=${door.value.issueSetupLink()}`);
      if (isOverheard(place.value)) call.err.say('whet: Pages and password cross the network unencrypted. Put a proxy with TLS in front, and name its address with --public-url.');
      await stopped;
      await close();
      return succeed(0);
    };
    const ended = await withLibrary(call, serveIt, publicUrl);
    // All is closed, but timers that Remix starts with every page would hold the process for seconds.
    if (ended.ok) process.exit(ended.value);
    return ended;
  },
};

/** What others can reach needs a password. */
function openDoor(library: Library, { host, isPrivate }: Place): Result<Door> {
  const door = library.door();
  if (!door.ok || isPrivate || door.value.hasPassword()) return door;
  const where = host.replace(/\s/g, '');
  const message = `Others could reach Whetstone ${where === '127.0.0.1' ? 'by that public address' : `on “${where}”`}, and it has no password yet, so it was not started.`;
  return fail({ code: 'bad-choice', message, hint: 'Set one with “whet password”, and start it again.' });
}

function isOverheard({ isPrivate, publicUrls }: Place): boolean {
  return !isPrivate && !publicUrls.some(({ protocol }) => protocol === 'https:');
}

function announce(call: Call, url: string, vault: string, setup: string | null): void {
  if (call.options.json !== undefined) {
    writeJson(call, { url, vault, setup });
    return;
  }
  call.out.say(`Whetstone is at ${url}${setup === null ? '' : `\nOpen this to be signed in, once: ${setup}`}`);
}

async function start(library: Library, door: Door, place: Place): Promise<Result<Running>> {
  const { startServer } = await import('#app/server/serve.ts');
  try {
    return succeed(await startServer({ library, door, ...place }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      return fail({ code: 'unwritable', message: `Port ${place.port} is taken${place.strictPort ? '' : ', and so are those after it'}.`, hint: 'Name another with --port, or leave it out for the next free one.' });
    }
    if (code === 'EACCES') {
      return fail({ code: 'unwritable', message: `This user may not listen on port ${place.port}.`, hint: 'Name one above 1023 with --port.' });
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return fail({ code: 'bad-choice', message: `This machine has no address “${place.host}”.`, hint: 'Name one of its own with --host, or 0.0.0.0 for all of them.' });
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
