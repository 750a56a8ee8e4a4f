import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGit } from './git-support.ts';

/** Every hook that Git knows of on either side of an exchange. */
const HOOKS = [
  ...['applypatch-msg', 'pre-applypatch', 'post-applypatch', 'pre-commit', 'pre-merge-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit'],
  ...['pre-rebase', 'post-checkout', 'post-merge', 'pre-push', 'pre-receive', 'update', 'proc-receive', 'post-receive', 'post-update'],
  ...['reference-transaction', 'push-to-checkout', 'pre-auto-gc', 'post-rewrite', 'sendemail-validate', 'fsmonitor-watchman', 'post-index-change'],
];

/** Settings that name a program, with a command that leaves a marker in place of each. */
const PROGRAMS = [
  ...['core.fsmonitor', 'core.sshCommand', 'core.askPass', 'core.editor', 'core.pager', 'core.gitProxy', 'core.alternateRefsCommand'],
  ...['sequence.editor', 'gpg.program', 'gpg.ssh.program', 'gpg.ssh.defaultKeyCommand', 'gpg.x509.program', 'credential.helper', 'diff.external'],
  ...['diff.evil.textconv', 'diff.evil.command', 'merge.evil.driver', 'merge.default.driver', 'uploadpack.packObjectsHook', 'gc.recentObjectsHook'],
  ...['filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'filter.lfs.clean', 'filter.lfs.smudge', 'filter.lfs.process'],
  ...['lfs.customtransfer.evil.path', 'pager.status', 'pager.log', 'pager.diff', 'interactive.diffFilter', 'trailer.evil.command', 'tar.evil.command'],
  ...['remote.origin.uploadpack', 'remote.origin.receivepack', 'remote.evil.uploadpack', 'submodule.sub.update', 'sendemail.smtpServer', 'man.evil.cmd'],
  ...['alias.status', 'alias.log', 'alias.update-index', 'browser.evil.cmd', 'mergetool.evil.cmd', 'difftool.evil.cmd', 'instaweb.httpd', 'guitool.evil.cmd'],
];

/** Settings that arm the above. */
const ARMED: [key: string, value: string][] = [
  ['commit.gpgSign', 'true'],
  ['push.gpgSign', 'if-asked'],
  ['log.showSignature', 'true'],
  ['filter.evil.required', 'true'],
  ['merge.default', 'evil'],
  ['protocol.allow', 'always'],
  ['protocol.ext.allow', 'always'],
  ['safe.directory', '*'],
  ['safe.bareRepository', 'all'],
  ['submodule.recurse', 'true'],
  ['fetch.recurseSubmodules', 'true'],
  ['gc.auto', '1'],
  ['maintenance.auto', 'true'],
  ['remote.evil.promisor', 'true'],
  ['remote.evil.partialclonefilter', 'blob:none'],
];

const ATTRIBUTES = '* filter=evil diff=evil merge=evil text=auto\n*.png filter=lfs diff=lfs merge=lfs\n';

/** Sets every trap in a repository, and in those that it points to. What is caught in one leaves a file of its name. */
export function setTraps(repository: string, markers: string, remote?: string) {
  mkdirSync(markers, { recursive: true });
  const mark = (name: string) => `touch '${join(markers, name)}'; exit 1 #`;
  const git = (...args: string[]) => plainGit(repository, ...args);
  const hooks = join(repository, 'hooks-of-the-repository');
  const hook = (folder: string, name: string, marker: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\ntouch '${join(markers, marker)}'\n`);
    chmodSync(join(folder, name), 0o755);
  };
  for (const name of HOOKS) {
    hook(join(repository, '.git/hooks'), name, `hook.${name}`);
    hook(hooks, name, `hooksPath.${name}`);
    if (remote !== undefined) hook(join(remote, 'hooks'), name, `remote-hook.${name}`);
  }
  writeFileSync(join(repository, '.git/info/attributes'), ATTRIBUTES);
  writeFileSync(join(repository, '.git/info/exclude'), 'hooks-of-the-repository/\n');
  git('config', 'extensions.worktreeConfig', 'true');
  git('config', 'extensions.partialClone', 'evil');
  git('config', 'remote.evil.url', `ext::sh -c touch% ${join(markers, 'ext-url')}`);
  git('config', `url.ext::sh -c touch% ${join(markers, 'insteadOf')}.insteadOf`, remote ?? 'https://example.org/');
  for (const [key, value] of ARMED) git('config', key, value);
  for (const key of PROGRAMS) git('config', key, /^(alias|submodule)/.test(key) ? `!${mark(key)}` : mark(key));
  writeFileSync(join(repository, '.git/included'), `[core]\n\thooksPath = ${hooks}\n[filter "included"]\n\tclean = "${mark('included')}"\n`);
  git('config', 'include.path', 'included');
  git('config', '--worktree', 'core.fsmonitor', mark('worktree.fsmonitor'));
  if (remote !== undefined) {
    for (const key of PROGRAMS.filter((name) => !name.startsWith('alias'))) plainGit(remote, 'config', key, mark(`remote.${key}`));
    plainGit(remote, 'config', 'gc.auto', '1');
  }
}

/** The traps that something has walked into. */
export function caught(markers: string): string[] {
  return existsSync(markers) ? readdirSync(markers).sort() : [];
}
