import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const COPIED = ['bin', 'scripts/setup', 'prisma', 'app/adapters/generated', 'package.json', 'package-lock.json', 'tsconfig.json'];

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Checkout {
  root: string;
  write(file: string, text: string): void;
  /** Runs `bin/whet.mjs` to its end; `onStderr` may stop it on the way. */
  whet(onStderr?: (said: string, child: ChildProcess) => void): Promise<Outcome>;
  remove(): void;
}

/** A checkout in a folder of its own: this one's set-up and packages, and a command line of one line. */
export function makeCheckout(): Checkout {
  const root = mkdtempSync(join(tmpdir(), 'whetstone-checkout-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(root, path), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name === '.package-lock.json') cpSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
    else if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  }
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('app/cli/main.ts', `import { word } from '#app/core/word.ts';\nconsole.log(word);\n`);
  write('app/core/word.ts', `export const word: string = 'keen';\n`);
  return {
    root,
    write,
    whet: (onStderr) => runWhet(root, onStderr),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function runWhet(root: string, onStderr: (said: string, child: ChildProcess) => void = () => undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin/whet.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (outcome.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      outcome.stderr += chunk.toString();
      onStderr(outcome.stderr, child);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}
