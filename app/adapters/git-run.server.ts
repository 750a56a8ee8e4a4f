import { spawn } from 'node:child_process';

export interface GitRun {
  /** Null when there is no Git, or when it was stopped for taking too long. */
  code: number | null;
  stdout: Buffer;
  stderr: string;
  trouble: 'missing' | 'too-slow' | 'too-much' | null;
}

export interface GitRunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** What it reads; without, its standard input is closed. */
  input?: string | Buffer;
  /** Milliseconds after which it is stopped. */
  patience?: number;
}

/** Milliseconds for what only touches this machine. */
const PATIENCE = 20_000;
/** Bytes of output that are taken in: far more than a status of 100,000 files. */
const MOST_OUTPUT = 64 * 1024 * 1024;

const WHY_STOPPED = {
  missing: 'fatal: git cannot be started',
  'too-slow': 'fatal: it took too long and was stopped',
  'too-much': 'fatal: it had more to say than can be taken in',
};

/** What of the caller's environment is the owner's own choice. All else named GIT_… may be a surrounding git's. */
const KEPT = new Set([
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_SSH_VARIANT'],
  ...['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL'],
]);

/** Nobody is there to be asked, and words are read by a program. */
const UNATTENDED = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
  LANGUAGE: '',
};

/**
 * Runs git with exactly these arguments, and with no terminal that it or a program it starts could
 * ask anything on. Never throws: what git says is for the caller to judge.
 */
export function runGit(args: readonly string[], { cwd, env, input, patience = PATIENCE }: GitRunOptions): Promise<GitRun> {
  return new Promise((resolve) => {
    let trouble: GitRun['trouble'] = null;
    let size = 0;
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    // In a session of its own, so that ssh finds no terminal and all of it can be stopped at once.
    const child = spawn('git', args, { cwd, env: { ...cleanEnvironment(), ...UNATTENDED, ...env }, stdio: 'pipe', detached: true });
    const stop = (why: GitRun['trouble']) => {
      trouble ??= why;
      stopGroup(child.pid);
    };
    const timer = setTimeout(() => stop('too-slow'), patience);
    child.stdout.on('data', (bytes: Buffer) => {
      size += bytes.length;
      if (size > MOST_OUTPUT) stop('too-much');
      else output.push(bytes);
    });
    child.stderr.on('data', (bytes: Buffer) => errors.push(bytes));
    const settle = (code: number | null) => {
      clearTimeout(timer);
      const stderr = Buffer.concat(errors).toString('utf8') + (trouble ? WHY_STOPPED[trouble] : '');
      resolve({ code: trouble ? null : code, stdout: Buffer.concat(output), stderr, trouble });
    };
    child.on('error', () => {
      trouble = 'missing';
      settle(null);
    });
    child.on('close', settle);
    // Git may answer before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = Object.keys(process.env).filter((name) => name.startsWith('GIT_') && !KEPT.has(name));
  return { ...process.env, ...Object.fromEntries(foreign.map((name) => [name, undefined])) };
}

function stopGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
