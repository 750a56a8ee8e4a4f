import type { GitSetting } from './git-output.ts';

/** A remote as the repository describes it. */
export interface Remote {
  name: string;
  url: string;
  pushUrl: string | null;
}

/**
 * Settings of a repository that say how its files are stored, not what to run. Everything else it
 * says of itself is left unread: a repository may come from anyone.
 */
const HARMLESS = new Set([
  ...['core.filemode', 'core.ignorecase', 'core.precomposeunicode', 'core.symlinks', 'core.autocrlf', 'core.eol'],
  ...['core.sharedrepository', 'core.compression', 'core.bigfilethreshold', 'user.name', 'user.email'],
]);

/** What holds whatever anyone's settings say: nothing runs, nothing is thrown away, nothing is asked. */
const FIXED: [key: string, value: string][] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.safecrlf', 'false'],
  ['core.protectHFS', 'true'],
  ['core.protectNTFS', 'true'],
  ['core.quotePath', 'false'],
  ['core.logAllRefUpdates', 'true'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['commit.gpgSign', 'false'],
  ['push.gpgSign', 'false'],
  ['push.followTags', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['fetch.recurseSubmodules', 'no'],
  ['submodule.recurse', 'false'],
  ['log.showSignature', 'false'],
  ['merge.directoryRenames', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['protocol.ext.allow', 'never'],
];

/** The settings under which git is run: the owner's own stay in force below these. */
export function safeSettings(settings: readonly GitSetting[]): [key: string, value: string][] {
  const ofRepository = settings.filter(isOfRepository);
  return [
    ...ofRepository.filter(({ key }) => HARMLESS.has(key)).map(({ key, value }): [string, string] => [key, value]),
    ...FIXED,
    ...ownFilters(settings).flatMap(silenceFilter),
  ];
}

/** Where a repository says that it exchanges commits with. */
export function remotesOf(settings: readonly GitSetting[]): Remote[] {
  const remotes = new Map<string, Remote>();
  for (const { key, value } of settings) {
    const [, name, what] = /^remote\.(.+)\.(url|pushurl)$/s.exec(key) ?? [];
    if (name === undefined || !/^\w[\w.-]*$/.test(name)) continue;
    const remote = remotes.get(name) ?? { name, url: '', pushUrl: null };
    if (what === 'url') remote.url ||= value;
    else remote.pushUrl ??= value;
    remotes.set(name, remote);
  }
  return [...remotes.values()].filter(({ url }) => url !== '');
}

/** The remote that a branch goes to, and the branch there: as set up, else `origin`, else the only one there is. */
export function destinationOf(branch: string, settings: readonly GitSetting[]): { remote: Remote; branch: string; isSet: boolean } | null {
  const remotes = remotesOf(settings);
  const last = (key: string) => settings.findLast((setting) => setting.key === key)?.value;
  const chosen = last(`branch.${branch}.remote`);
  const merged = last(`branch.${branch}.merge`)?.replace(/^refs\/heads\//, '');
  const set = remotes.find(({ name }) => name === chosen);
  if (set && merged) return { remote: set, branch: merged, isSet: true };
  const remote = set ?? remotes.find(({ name }) => name === 'origin') ?? (remotes.length === 1 ? remotes[0] : undefined);
  return remote ? { remote, branch, isSet: false } : null;
}

/**
 * Filters that the owner has set up, such as LFS. They are not run: a repository's attributes choose
 * what they are given, and what they need (the hooks and the store of LFS) is not there for them.
 */
export function ownFilters(settings: readonly GitSetting[]): string[] {
  const names = settings.filter((setting) => !isOfRepository(setting)).flatMap(({ key }) => /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1] ?? []);
  return [...new Set(names)];
}

/** Which of the two parts of an author is nowhere set. */
export function missingIdentity(settings: readonly GitSetting[]): { name: boolean; email: boolean } {
  const has = (key: string) => settings.some((setting) => setting.key === key && setting.value !== '');
  return { name: !has('user.name'), email: !has('user.email') };
}

function isOfRepository({ scope }: GitSetting): boolean {
  return scope === 'local' || scope === 'worktree';
}

function silenceFilter(name: string): [string, string][] {
  const none: [string, string][] = ['clean', 'smudge', 'process'].map((part) => [`filter.${name}.${part}`, '']);
  return [...none, [`filter.${name}.required`, 'false']];
}
