import { firstComplaint } from './git-problem.ts';
import type { Problem } from './result.ts';

const KEPT = 'Your commits are kept here.';

/**
 * What an address leads to: a folder of this machine, another machine, or, null, a program that
 * would be run to reach it, which no address of a repository may ask for.
 */
export function kindOfAddress(address: string): 'folder' | 'network' | null {
  if (address === '' || address.startsWith('-') || /^[^/]*::/.test(address)) return null;
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address) ?? [];
  if (scheme !== undefined) {
    if (scheme.toLowerCase() === 'file') return 'folder';
    return ['https', 'http', 'ssh', 'git', 'git+ssh', 'ssh+git'].includes(scheme.toLowerCase()) ? 'network' : null;
  }
  return /^[^/]+:/.test(address) ? 'network' : 'folder';
}

/** In the order in which they are tried; `of` is what the remote is called. */
const CASES: [pattern: RegExp, explain: (of: string) => Omit<Problem, 'code'>][] = [
  [
    /Host key verification failed/,
    (of) => ({ message: `The host of ${of} is not known to this machine, so nothing was exchanged. ${KEPT}`, hint: 'Connect to it once with ssh, and compare its key.' }),
  ],
  [
    /Authentication failed|could not read (Username|Password)|terminal prompts disabled|Permission denied|Access denied|error: 40[13]\b/i,
    (of) => ({
      message: `${of} did not let this machine in. ${KEPT}`,
      hint: 'Try git fetch in a terminal: Whetstone uses the keys, ssh command and credential helper of your own Git configuration, not those a repository names.',
    }),
  ],
  [
    /Could not resolve host|name resolution|unreachable|No route to host|Connection (refused|timed out|reset|closed)|Failed to connect|timed out|Couldn't connect|SSL|TLS/i,
    (of) => ({ message: `${of} cannot be reached. ${KEPT}`, hint: 'Sync again when you are online.' }),
  ],
  [
    /dubious ownership/,
    (of) => ({ message: `The folder of ${of} belongs to another user, so Git does not trust it. ${KEPT}`, hint: 'Add it to safe.directory in your own Git configuration.' }),
  ],
  [
    /does not appear to be a git repository|not found|No such file or directory|does not exist/i,
    (of) => ({ message: `There is no repository where ${of} should be. ${KEPT}`, hint: 'Look at its address with git remote -v, and whether its disk is there.' }),
  ],
];

/** Puts what git said about an exchange that failed in a sentence. */
export function explainRemote(of: string, said: string): Problem {
  for (const [pattern, explain] of CASES) {
    if (pattern.test(said)) return { code: 'git-failed', ...explain(of) };
  }
  return { code: 'git-failed', message: `The exchange with ${of} failed: ${firstComplaint(said)} ${KEPT}`, hint: 'Try git fetch in a terminal.' };
}

export const remoteProblem = {
  none: (): Problem => ({
    code: 'git-failed',
    message: 'The repository has no remote to sync with.',
    hint: 'Add one with git remote add origin ADDRESS.',
  }),
  tooSlow: (of: string): Problem => ({
    code: 'git-failed',
    message: `${of} took too long to answer, so the exchange was given up. ${KEPT}`,
    hint: 'Sync again later, or run git fetch in a terminal to see how far it comes.',
  }),
  badAddress: (of: string): Problem => ({
    code: 'git-failed',
    message: `The address of ${of} names a program to run, so it is not used. ${KEPT}`,
    hint: 'Give it an https, ssh or file address with git remote set-url.',
  }),
  refused: (of: string, reason: string): Problem => ({
    code: 'git-failed',
    message: `${of} refused your commits: ${reason}. What came from it is merged, and ${KEPT.toLowerCase()}`,
    hint: 'Look at the rules of the branch there, or whether it is checked out there.',
  }),
  tooBusy: (of: string): Problem => ({
    code: 'busy',
    message: `Somebody keeps pushing to ${of}, so yours never came in between. What came is merged, and ${KEPT.toLowerCase()}`,
    hint: 'Sync again in a moment.',
  }),
  unrelated: (of: string): Problem => ({
    code: 'git-failed',
    message: `The history of ${of} has nothing in common with this one, so nothing was merged or pushed. ${KEPT}`,
    hint: 'If they belong together, join them once with git pull --no-rebase --allow-unrelated-histories.',
  }),
};
