import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A set-up step that failed in a way the reader can mend. `output` is what the tool behind it said. */
export class SetupError extends Error {
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/**
 * Runs `work` under one progress line on stderr, "Building the pages … 6.1 s": stdout may be data.
 * On a terminal the seconds count up meanwhile.
 */
export async function step(label, work) {
  const started = performance.now();
  const say = (text) => process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${text}`);
  const ticking = process.stderr.isTTY && setInterval(() => say(`${label} … ${seconds(performance.now() - started)} `), 1000);
  say(`${label} … `);
  const end = (outcome) => {
    clearInterval(ticking);
    say(process.stderr.isTTY ? `${label} … ${outcome}  \n` : `${outcome}\n`);
  };
  try {
    const result = await work();
    end(seconds(performance.now() - started));
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}

export function seconds(milliseconds) {
  const value = milliseconds / 1000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}

/** Ends the process as a failed step deserves: its sentence for the reader, a stack for a bug. */
export function giveUp(error) {
  if (error instanceof SetupError) {
    if (error.output) process.stderr.write(`\n${error.output.trimEnd()}\n\n`);
    process.stderr.write(`${error.message}\n`);
  } else {
    console.error(error);
  }
  process.exit(1);
}

/** What a tool says is kept for later: in colour only where it may end up on a terminal. */
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** Runs a program at the project's root, quietly; resolves to its exit code and all that it printed. */
export function run(command, args, { env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...COLOUR, ...env }, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs one of the tools in node_modules by its script, so that no shell and no PATH stand between. */
export function runTool(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}
