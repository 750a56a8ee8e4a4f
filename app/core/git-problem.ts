import type { Problem } from './result.ts';

type Case = [pattern: RegExp, explain: (said: string) => Omit<Problem, 'code'> & { code?: Problem['code'] }];

/** What can go wrong in a repository on this machine. The first that fits explains it. */
const CASES: Case[] = [
  [
    /Unable to create '(?<lock>[^']+\.lock)': File exists/,
    (said) => {
      const lock = /Unable to create '([^']+\.lock)'/.exec(said)?.[1] ?? 'index.lock';
      return {
        code: 'busy',
        message: `Another Git is at work in this repository, or one was killed there: ${lock} exists.`,
        hint: 'Try again in a moment. If no Git is running, delete that file; your notes are not in it.',
      };
    },
  ],
  [
    /dubious ownership/,
    () => ({
      message: 'The repository of this vault belongs to another user, so Git does not trust it.',
      hint: 'Make it yours (chown), or add its folder to safe.directory in your own Git configuration.',
    }),
  ],
  [
    /must be run in a work tree/,
    () => ({ message: 'The repository of this vault is bare: it has no files.', hint: 'Clone it, and open the clone as the vault.' }),
  ],
  [
    /not a git repository: /,
    () => ({
      message: 'The vault has a .git file that leads to a repository which is not there.',
      hint: 'Clone the vault anew beside it, or mend the path in .git (git worktree repair).',
    }),
  ],
  [
    /No space left on device/,
    () => ({ code: 'unwritable', message: 'The disk is full, so nothing was committed.', hint: 'Make room; the files themselves are saved.' }),
  ],
  [
    /Permission denied|Read-only file system|insufficient permission/,
    () => ({
      code: 'unwritable',
      message: 'The repository cannot be written, so nothing was committed.',
      hint: 'Let the user that runs Whetstone write its .git folder; the files themselves are saved.',
    }),
  ],
];

/** Puts what git said about a failure on this machine in a sentence. */
export function explainGit(said: string): Problem {
  for (const [pattern, explain] of CASES) {
    if (pattern.test(said)) return { code: 'git-failed', ...explain(said) };
  }
  return { code: 'git-failed', message: `Git did not do it: ${firstComplaint(said)}`, hint: 'Look at the repository with git status.' };
}

/** The line that says most, without git's own emphasis, and without a password that is part of an address. */
export function firstComplaint(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const line = lines.find((l) => /^(fatal|error|remote: error):/i.test(l)) ?? lines.find((l) => l !== '') ?? 'no reason was given';
  return hidePasswords(line.replace(/^(fatal|error):\s*/i, '')).slice(0, 300);
}

export function hidePasswords(text: string): string {
  return text.replace(/(\w:\/\/)[^/\s@']+@/g, '$1…@');
}
