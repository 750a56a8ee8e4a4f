import { describe, expect, test } from 'vitest';
import { commitMessage, outsideMessage } from '#app/core/git-message.ts';
import { readMergeTree, readPush } from '#app/core/git-merge-output.ts';
import { readLog, readSettings, readStatus, readTreeDiff } from '#app/core/git-output.ts';
import { explainGit, firstComplaint } from '#app/core/git-problem.ts';
import { explainRemote, kindOfAddress } from '#app/core/git-remote-problem.ts';
import { destinationOf, safeSettings } from '#app/core/git-settings.ts';

const OID = 'a'.repeat(40);

describe('what git prints is read', () => {
  test('of settings, with values of several lines and keys without any', () => {
    expect(readSettings('global\0user.name\nOwner\0local\0alias.x\n!one\ntwo\0local\0core.bare\0')).toEqual([
      { scope: 'global', key: 'user.name', value: 'Owner' },
      { scope: 'local', key: 'alias.x', value: '!one\ntwo' },
      { scope: 'local', key: 'core.bare', value: 'true' },
    ]);
  });

  test('of the status, with spaces in paths and every kind of change', () => {
    const lines = [
      ...[`# branch.oid ${OID}`, '# branch.head main', '# branch.upstream origin/main', '# branch.ab +2 -3'],
      `1 .M N... 100644 100644 100644 ${OID} ${OID} notes/two words.md`,
      `1 A. N... 000000 100644 100644 ${OID} ${OID} notes/staged.md`,
      `u UU N... 100644 100644 100644 100644 ${OID} ${OID} ${OID} notes/both.md`,
      '? new one.md',
    ];
    expect(readStatus(`${lines.join('\0')}\0`)).toEqual({
      ...{ head: OID, branch: 'main', upstream: 'origin/main', ahead: 2, behind: 3 },
      changed: ['notes/two words.md', 'notes/staged.md', 'notes/both.md', 'new one.md'],
      unmerged: ['notes/both.md'],
    });
  });

  test('of the log, through renames and merges that list no file', () => {
    expect(readLog(`\0${OID}\x003\0Merge\0\0${OID}\x002\0Rename\0\nR100\0old.md\0new.md\0\0${OID}\x001\0Start\0\nA\0old.md\0`)).toEqual([
      { commit: OID, time: 2, subject: 'Rename', path: 'new.md' },
      { commit: OID, time: 1, subject: 'Start', path: 'old.md' },
    ]);
  });

  test('of trees and merges', () => {
    expect(readTreeDiff(`:100644 000000 ${OID} ${'0'.repeat(40)} D\0gone.md\0`)).toEqual([
      { path: 'gone.md', before: { mode: '100644', oid: OID }, after: { mode: '000000', oid: '0'.repeat(40) } },
    ]);
    expect(readMergeTree(`${OID}\x00100644 ${OID} 1\ta b.md\x00100644 ${OID} 3\ta b.md\0\0`)).toEqual({
      tree: OID,
      clashes: [{ path: 'a b.md', base: { mode: '100644', oid: OID }, ours: null, theirs: { mode: '100644', oid: OID } }],
    });
  });

  test.each([
    ['To x\n=\ta:refs/heads/main\t[up to date]\nDone\n', { state: 'pushed' }],
    ['To x\n!\ta:refs/heads/main\t[rejected] (fetch first)\nDone\n', { state: 'behind' }],
    ['To x\n!\ta:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n', { state: 'refused', reason: 'pre-receive hook declined' }],
  ])('of a push', (output, expected) => expect(readPush(output)).toEqual(expected));
});

describe('messages of commits', () => {
  test('say what was saved, or list it', () => {
    expect(commitMessage(['Edit  “A”\n'])).toBe('Edit “A”\n');
    expect(commitMessage([])).toBe('Save the vault\n');
    expect(commitMessage(['Edit A', 'Edit B', 'Edit A'])).toBe('Save 2 changes\n\n- Edit A\n- Edit B\n');
  });

  test('say so when Whetstone did not make the edit', () => {
    expect(outsideMessage(['a.md'])).toBe('Commit an edit made outside Whetstone: a.md\n');
  });
});

describe('addresses of remotes', () => {
  test.each([
    ...['https://example.org/v.git', 'http://example.org/v', 'ssh://git@example.org/v', 'git://example.org/v', 'git@example.org:v.git'].map((a) => [a, 'network'] as const),
    ...['/srv/git/v.git', '../v.git', 'file:///srv/v.git', './a:b'].map((a) => [a, 'folder'] as const),
    ...['ext::sh -c date', 'fd::3', 'http::https://x', 'evil://x', '-u', '', 'EXT::sh'].map((a) => [a, null] as const),
  ])('%j leads to %s', (address, kind) => expect(kindOfAddress(address)).toBe(kind));
});

describe('settings', () => {
  const setting = (key: string, value: string, scope = 'local') => ({ scope, key, value });

  test('of a repository are taken only where they name no program', () => {
    const safe = new Map(safeSettings([setting('core.autocrlf', 'true'), setting('core.sshcommand', 'evil'), setting('core.fsmonitor', 'evil'), setting('made.up', 'evil')]));
    expect(safe.get('core.autocrlf')).toBe('true');
    expect([...safe.values()]).not.toContain('evil');
  });

  test('say where a branch goes: as set up, else origin, else the only one', () => {
    const origin = [setting('remote.origin.url', '/o'), setting('remote.backup.url', '/b')];
    expect(destinationOf('main', origin)).toMatchObject({ remote: { name: 'origin' }, branch: 'main', isSet: false });
    expect(destinationOf('main', [...origin, setting('branch.main.remote', 'backup'), setting('branch.main.merge', 'refs/heads/trunk')])).toMatchObject({
      ...{ remote: { name: 'backup', url: '/b' }, branch: 'trunk', isSet: true },
    });
    expect(destinationOf('main', [setting('remote.backup.url', '/b')])).toMatchObject({ remote: { name: 'backup' } });
    expect(destinationOf('main', [setting('remote.a.url', '/a'), setting('remote.b.url', '/b')])).toBe(null);
  });
});

describe('what git complains of', () => {
  test.each([
    ["fatal: unable to access 'https://x/': Could not resolve host: x", /cannot be reached/],
    ['git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.', /did not let this machine in/],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', /not known to this machine/],
    ["fatal: repository 'https://x/' not found", /no repository where/],
    ['fatal: something new', /something new/],
  ])('%j is put in a sentence that says what was kept', (said, message) => {
    expect(explainRemote('origin/main', said).message).toMatch(message);
    expect(explainRemote('origin/main', said).message).toMatch(/kept here/);
  });

  test('about this machine is put in a sentence with what to do', () => {
    expect(explainGit("fatal: Unable to create '/v/.git/index.lock': File exists.")).toMatchObject({ code: 'busy', message: /\/v\/\.git\/index\.lock/ });
    expect(explainGit("fatal: detected dubious ownership in repository at '/v'")).toMatchObject({ hint: /safe\.directory/ });
  });

  test('keeps passwords to itself', () => {
    expect(firstComplaint("warning: x\nfatal: unable to access 'https://me:secret@x/v': no")).toBe("unable to access 'https://…@x/v': no");
  });
});
