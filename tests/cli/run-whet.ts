import { execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../build/cli/main.js', import.meta.url));

// Builds the command where it is out of date; after that it is started as `whet` starts it.
execFileSync(process.execPath, ['bin/whet.mjs', '--version'], { cwd: ROOT, stdio: 'pipe' });

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** The command as a shell would have it, `"$NODE" "$WHET"` standing for `whet`; without it, it is called directly. */
  shell?: string;
}

/** How a process that is `whet` is started: away from any terminal and any vault of the machine. */
export function callOf(args: readonly string[], { cwd = ROOT, env = {}, shell }: RunOptions = {}): { command: string[]; options: SpawnOptions } {
  const { PATH, HOME } = process.env;
  return {
    command: shell ? ['bash', '-c', shell] : [process.execPath, MAIN, ...args],
    options: { cwd, env: { PATH, HOME, NODE: process.execPath, WHET: MAIN, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  };
}

/** Runs `whet` with these arguments to its end. */
export function whet(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const call = callOf(args, options);
  const child = spawn(call.command[0]!, call.command.slice(1), call.options);
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}

/** The JSON a command answered with. */
export async function whetJson<T>(args: readonly string[], options?: RunOptions): Promise<T> {
  const { code, out, err } = await whet([...args, '--json'], options);
  if (code !== 0) throw new Error(`whet ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

export const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
