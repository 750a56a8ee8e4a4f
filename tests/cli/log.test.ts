import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRepositories } from '../adapters/git-support.ts';
import { signIn } from '#tests/support/signed-in.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { callOf, linesOf, whet, whetJson, type RunOptions } from './run-whet.ts';

useOwnConfig();
const { repository } = useRepositories();

const FILES = {
  'whetstone.yml': 'frozen: 2026-11-01\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
  'areas/kubernetes.md': '---\ntitle: Kubernetes\nquadrant: platforms\n---\n',
  'projects/vpn.md': '---\ntitle: Moving the VPN\nareas: [dns]\n---\n## Log\n\n- 2026-10-30 built 90m: keys\n',
};

let vault: TempVault;
beforeEach(async () => {
  vault = await makeVault(FILES);
});
afterEach(async () => {
  await vault.remove();
});

const textAt = (path: string, root = vault.root) => readFileSync(join(root, path), 'utf8');
const log = (args: string[], options: RunOptions = {}) => whet(['log', '--vault', vault.root, ...args], options);
const pipe = (text: string, ...args: string[]) => {
  writeFileSync(join(vault.root, 'input.txt'), text);
  return log([], { shell: `"$NODE" "$WHET" log --vault "${vault.root}" ${args.join(' ')} < "${join(vault.root, 'input.txt')}"` });
};
const noted = () => (existsSync(join(vault.root, 'notes')) ? readdirSync(join(vault.root, 'notes')) : []);

interface Logged {
  entry: string;
  file: string;
  line: number;
  contact: { area: string; day: string; depth: string; minutes: number; entry: string; estimated: boolean } | null;
  contacts: unknown[];
}

describe('whet log', () => {
  test('writes a note of its own, and says where', async () => {
    const { code, out, err } = await log(['debugged ebpf 90m dropped packets came from the qdisc']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(linesOf(out)).toEqual([
      'On disk: dropped packets came from the qdisc, notes/dropped-packets-came-from-the-qdisc.md:1',
      '  ebpf: debugged, 90 min, 1 November 2026',
    ]);
    expect(textAt('notes/dropped-packets-came-from-the-qdisc.md')).toBe('---\ntitle: dropped packets came from the qdisc\ndate: 2026-11-01\nareas: [ebpf]\ndepth: debugged\nminutes: 90\n---\n');
  });

  test('keeps the contact with an area that is not there yet, and says when it will count', async () => {
    const { code, out, err } = await log(['built htmx 2h first page']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(linesOf(out)).toEqual(['On disk: first page, notes/first-page.md:1', '  No contact yet: there is no area “htmx”. It counts as soon as there is one, such as areas/htmx.md.']);
    expect(textAt('notes/first-page.md')).toBe('---\ntitle: first page\ndate: 2026-11-01\nareas: [htmx]\ndepth: built\nminutes: 120\n---\n');
    expect((await log(['debugged kuberntes 90m probes failed'])).err).toBe('whet: There is no area “kuberntes”. Perhaps you mean [[kubernetes]] (Kubernetes).\n');
  });

  test('takes its words as one operand or as many', async () => {
    await log(['debugged', 'ebpf', '90m', 'one', 'or', 'many']);
    expect(textAt('notes/one-or-many.md')).toContain('areas: [ebpf]\ndepth: debugged\nminutes: 90\n');
  });

  test('adds a line to the log of the project it names', async () => {
    const logged = await whetJson<Logged>(['log', '--vault', vault.root, 'yesterday [[vpn]] 1h30 moved the keys']);
    const contact = { area: 'dns', day: '2026-10-31', depth: 'built', minutes: 90, entry: 'vpn', estimated: false };
    expect(logged).toEqual({ entry: 'vpn', file: 'projects/vpn.md', line: 8, contact, contacts: [contact] });
    expect(textAt('projects/vpn.md')).toBe(`${FILES['projects/vpn.md']}- 2026-10-31 90m: moved the keys\n`);
  });

  test('names no contact where no area is named', async () => {
    expect(await whetJson<Logged>(['log', '--vault', vault.root, 'a thought'])).toEqual({ entry: 'a-thought', file: 'notes/a-thought.md', line: 1, contact: null, contacts: [] });
  });

  test('names a contact for each area, the first of them alone too', async () => {
    const { contact, contacts } = await whetJson<Logged>(['log', '--vault', vault.root, 'built ebpf, dns 60m both at once']);
    expect(contacts).toMatchObject([{ area: 'ebpf', minutes: 30 }, { area: 'dns', minutes: 30 }]);
    expect(contact).toEqual(contacts[0]);
  });

  test('takes the words after “--” for words, though they begin with a dash', async () => {
    const { code } = await log(['--', '--frob', 'is', 'no', 'option']);
    expect({ code, noted: noted() }).toEqual({ code: 0, noted: ['frob-is-no-option.md'] });
    expect((await log(['-5 degrees'])).err).toContain('come after “--”');
  });
});

describe('standard input', () => {
  test.each([['without words', []], ['for “-”', ['-']]])('is read %s', async (_, args) => {
    expect(await pipe('built dns 30m from a pipe\n', ...args)).toMatchObject({ code: 0, err: '' });
    expect(textAt('notes/from-a-pipe.md')).toContain('minutes: 30');
  });

  test('of several lines is one capture: what the first says counts, the others belong to its text', async () => {
    await pipe('built dns 30m the resolver lied\r\nIt cached what it had never heard.\r\n\r\n- twice\r\n');
    expect(textAt('notes/the-resolver-lied.md')).toBe(
      '---\ntitle: the resolver lied\ndate: 2026-11-01\nareas: [dns]\ndepth: built\nminutes: 30\n---\nthe resolver lied\nIt cached what it had never heard.\n\n- twice\n',
    );
  });

  test('of several lines for a project is one line of its log', async () => {
    await pipe('[[vpn]] moved the keys\n\n## Log\n\n- 2026-11-01 built 90m: not a second line\n', '--json');
    expect(textAt('projects/vpn.md')).toBe(`${FILES['projects/vpn.md']}- 2026-11-01: moved the keys ## Log - 2026-11-01 built 90m: not a second line\n`);
  });

  test.each([
    ['holds nothing', ' \n'],
    ['is no UTF-8', Buffer.from([0x62, 0xff, 0xfe]).toString('latin1')],
  ])('that %s is misuse, and nothing is written', async (_, text) => {
    writeFileSync(join(vault.root, 'input.txt'), Buffer.from(text, 'latin1'));
    const { code, out, err } = await log([], { shell: `"$NODE" "$WHET" log --vault "${vault.root}" < "${join(vault.root, 'input.txt')}"` });
    expect({ code, out, lines: linesOf(err).length, noted: noted() }).toEqual({ code: 2, out: '', lines: 1, noted: [] });
  });

  test('that is closed, or a folder, is misuse', async () => {
    for (const from of ['<&-', '< /']) expect(await log([], { shell: `"$NODE" "$WHET" log --vault "${vault.root}" ${from}` })).toMatchObject({ code: 2, out: '' });
  });

  test.runIf(existsSync('/usr/bin/script'))('that is a terminal is never waited for', async () => {
    const { out } = await log([], { shell: `script -qec '"$NODE" "$WHET" log --vault "${vault.root}"; echo "code $?"' /dev/null < /dev/null` });
    expect(out).toContain('There is nothing to log. Write whet log "what you did"');
    expect(out).toContain('code 2');
  });
});

describe('a name that is not understood', () => {
  test('and nearly right is offered on standard error, and guessed at in no file', async () => {
    const { code, out, err } = await log(['debugged kubernets 5m the probe', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as Logged).contact).toBeNull();
    expect(linesOf(err)).toEqual(['whet: There is no area “kubernets”. Perhaps you mean [[kubernetes]] (Kubernetes).']);
    expect(textAt('notes/the-probe.md')).toContain('areas: [kubernets]\ndepth: debugged\nminutes: 5\n');
  });

  test('in a link is offered as well, and so is a depth', async () => {
    expect((await log(['see [[moving teh vpn]]'])).err).toContain('Perhaps you mean [[vpn]] (Moving the VPN).');
    expect((await log(['debuged dns it'])).err).toContain('Perhaps you mean debugged.');
  });

  test('and could be two is offered as both', async () => {
    await vault.write('areas/twin-a.md', '---\ntitle: Twin\n---\n');
    await vault.write('areas/twin-b.md', '---\ntitle: Twin\n---\n');
    const { code, err } = await log(['built twin 5m which one']);
    expect(code).toBe(0);
    expect(linesOf(err)).toEqual(['whet: “twin” could be any of [[twin-a]] (Twin), [[twin-b]] (Twin), so it was read as text.']);
  });
});

describe('durability', () => {
  test('what was answered is there, though the process is killed right after its answer', async () => {
    const { command, options } = callOf(['log', '--vault', vault.root, 'built dns 5m said and done']);
    const child = spawn(command[0]!, command.slice(1), options);
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    expect(textAt('notes/said-and-done.md')).toContain('areas: [dns]\ndepth: built\nminutes: 5\n');
    expect(await log(['[[vpn]] went on'])).toMatchObject({ code: 0, err: '' });
  });

  test('ten at once on one project lose no line, and each has a line of its own', async () => {
    const words = Array.from({ length: 10 }, (_, i) => `thing number ${i}.`);
    const done = await Promise.all(words.map((text) => whetJson<Logged>(['log', '--vault', vault.root, `[[vpn]] 5m ${text}`])));
    const lines = textAt('projects/vpn.md').split('\n');
    expect(lines.filter((line) => line.startsWith('- ')).slice(1).sort()).toEqual(words.map((text) => `- 2026-11-01 5m: ${text}`).sort());
    expect(done.map(({ line }) => lines[line - 1])).toEqual(words.map((text) => `- 2026-11-01 5m: ${text}`));
  });

  test('ten of the same words at once are ten notes', async () => {
    await Promise.all(Array.from({ length: 10 }, () => log(['dns the same words'])));
    expect(noted()).toHaveLength(10);
  });

  test('a disk that refuses is exit code 1 and a sentence, and the file is as it was', async () => {
    writeFileSync(join(vault.root, 'notes'), 'a file where a folder should be');
    const { code, out, err } = await log(['a thought']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(linesOf(err)).toEqual([expect.stringMatching(/^whet: .*notes.*\..*\.$/)]);
  });

  test('a server that runs on the same vault shows it', async () => {
    const { command, options } = callOf(['serve', '--vault', vault.root, '--port', '0', '--json']);
    const server = spawn(command[0]!, command.slice(1), options);
    const ended = new Promise<null>((resolve) => server.on('close', () => resolve(null)));
    try {
      const said = await Promise.race([ended, new Promise<string>((resolve) => server.stdout!.setEncoding('utf8').once('data', resolve))]);
      if (said === null) throw new Error('It ended before it served.');
      const { url, setup } = JSON.parse(said) as { url: string; setup: string };
      const cookie = await signIn(setup);
      await log(['built dns 5m shown at once']);
      const page = await fetch(`${url}/entries/shown-at-once`, { headers: { cookie } });
      expect({ status: page.status, shown: (await page.text()).includes('shown at once') }).toEqual({ status: 200, shown: true });
    } finally {
      server.kill('SIGTERM');
      await ended;
    }
  });
});

describe('Git', () => {
  test('is not needed', async () => {
    expect(await log(['a thought'])).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(vault.root, '.git'))).toBe(false);
  });

  test('has a commit of the written file alone, with what happened as its message', async () => {
    const repo = await repository(FILES);
    await repo.write('notes/outside.md', '# Mine\n');
    await repo.write('areas/dns.md', '---\ntitle: DNS, edited elsewhere\nquadrant: platforms\n---\n');
    expect(await whet(['log', '--vault', repo.root, '[[vpn]] 5m moved the keys'])).toMatchObject({ code: 0, err: '' });
    expect(repo.git('log', '-1', '--format=%s', '--name-only')).toBe('Log moved the keys\n\nprojects/vpn.md');
    expect(repo.git('status', '--porcelain')).toBe(' M areas/dns.md\n?? notes/');
  });

  test('that is a bigger repository has a commit of the path in it', async () => {
    const repo = await repository({ 'code/main.c': 'int main;\n' });
    for (const [path, text] of Object.entries(FILES)) await repo.write(`log/${path}`, text);
    await repo.write('code/main.c', 'int changed;\n');
    expect(await whet(['log', '--vault', join(repo.root, 'log'), 'dns 5m in a corner'])).toMatchObject({ code: 0, err: '' });
    expect(repo.git('log', '-1', '--format=%s', '--name-only')).toBe('Log in a corner\n\nlog/notes/in-a-corner.md');
    expect(plainGit(repo.root, 'status', '--porcelain', '--', 'code')).toBe(' M code/main.c');
  });

  test('runs no hook of the repository, nor is stopped by one that fails', async () => {
    const repo = await repository(FILES);
    mkdirSync(join(repo.root, '.git/hooks'), { recursive: true });
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction', 'post-index-change']) {
      writeFileSync(join(repo.root, '.git/hooks', hook), `#!/bin/sh\ntouch "${join(repo.root, 'ran')}"\nexit 1\n`, { mode: 0o755 });
    }
    expect(await whet(['log', '--vault', repo.root, 'dns 5m hooked'])).toMatchObject({ code: 0, err: '' });
    expect(repo.git('log', '-1', '--format=%s')).toBe('Log hooked');
    expect(existsSync(join(repo.root, 'ran'))).toBe(false);
  });

  test('that cannot commit is told of, and the words are on disk all the same', async () => {
    const repo = await repository(FILES);
    repo.git('checkout', '--quiet', '--detach');
    const { code, err } = await whet(['log', '--vault', repo.root, 'dns 5m on no branch']);
    expect(code).toBe(0);
    expect(linesOf(err)).toEqual([expect.stringMatching(/on the disk, and not yet committed.*no branch/)]);
    repo.git('checkout', '--quiet', 'main');
    await whet(['log', '--vault', repo.root, 'dns 5m and on one again']);
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(repo.git('log', '-1', '--format=%B')).toBe('Save 2 changes\n\n- Log on no branch\n- Log and on one again\n');
  });
});
