import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet } from './run-whet.ts';

const COMMANDS = ['serve', 'init', 'check', 'reindex', 'log', 'radar', 'freshness', 'area', 'rename', 'move', 'merge-areas', 'delete', 'history', 'sync'];

let vault: TempVault;
beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
    'deep-dives/drops.md': '---\ndate: 2026-10-20\nareas: [ebpf]\ndepth: debugged\nminutes: 120\n---\n',
  });
});
afterAll(() => vault.remove());

describe('help', () => {
  test('names every command, on standard output', async () => {
    const { code, out, err } = await whet(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(await whet([])).toEqual({ code, out, err });
  });

  test.each(COMMANDS)('of %s says how it is used, with an example, in 80 columns', async (command) => {
    const { code, out, err } = await whet([command, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: whet ${command}`);
    expect(out).toContain(`  whet ${command} `.trimEnd());
    expect(Math.max(...linesOf(out).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('tells the version', async () => {
    expect(await whet(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, err: '' });
  });
});

describe('a usage error is exit code 2 and one line on standard error', () => {
  test.each([
    ['an unknown command, with the one that was meant', ['freshnes'], 'Did you mean whet freshness?'],
    ['an unknown command like no other', ['frobnicate'], 'whet --help lists them'],
    ['an unknown option, with the one that was meant', ['radar', '--as-off', '2026-01-01'], 'Did you mean --as-of?'],
    ['an unknown short option', ['radar', '-x'], 'There is no option -x'],
    ['an option of another command', ['freshness', '--lens', 'contact'], '“freshness” has no option --lens'],
    ['an option without its value', ['freshness', '--as-of', '--json'], '--as-of needs a DATE'],
    ['a switch with a value', ['freshness', '--json=yes'], '--json takes no value'],
    ['an option given twice', ['freshness', '--as-of', '2026-01-01', '--as-of', '2026-01-02'], '--as-of is given twice'],
    ['an option without its AREA', ['log', '--area'], '--area needs an AREA'],
    ['a missing ID', ['area'], '“area” needs an ID'],
    ['a missing DIR', ['init'], '“init” needs a DIR'],
    ['a word too many', ['area', 'ebpf', 'dns'], 'does not know what to do with “dns”'],
    ['a date no calendar has', ['freshness', '--as-of', '2026-02-30'], '“2026-02-30” is not a calendar date'],
    ['a date in words', ['check', '--as-of', 'yesterday'], 'Write it as YYYY-MM-DD'],
    ['a day to compare with that is not earlier', ['radar', '--as-of', '2026-01-01', '--compare', '2026-01-02'], 'is not before 2026-01-01'],
    ['an unknown lens', ['radar', '--lens', 'convex'], 'Choose recommendation or contact'],
    ['a port that is none', ['serve', '--port', '70000'], 'is not a port'],
    ['an address that others can reach', ['serve', '--host', '0.0.0.0'], 'no password yet'],
    ['nothing to log', ['log', ''], 'Write in a few words what you did'],
    ['words to log that look like options', ['log', '-5 degrees in the rack'], 'words that begin with a dash come after “--”'],
    ['a name too many', ['rename', 'ebpf', 'bpf', 'probes'], 'does not know what to do with “probes”'],
    ['a new name that is missing', ['rename', 'ebpf'], 'Write whet rename OLD NEW'],
    ['a day for what is of no day', ['sync', '--as-of', '2026-01-01'], '“sync” has no option --as-of'],
    ['words with line breaks', ['fresh\nness'], 'There is no command “fresh ness”'],
  ])('%s', async (_, args, said) => {
    const { code, out, err } = await whet(args, { env: { WHETSTONE_VAULT: vault.root } });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(linesOf(err)).toEqual([expect.stringContaining(said)]);
  });

  test('a vault that is not there, and a file in its place', async () => {
    for (const place of [join(vault.root, 'nowhere'), join(vault.root, 'whetstone.yml')]) {
      const { code, out, err } = await whet(['freshness', '--vault', place]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(linesOf(err)).toEqual([expect.stringContaining(place)]);
    }
  });

  test('no vault anywhere', async () => {
    const elsewhere = await makeVault();
    const { code, err } = await whet(['freshness'], { cwd: elsewhere.root });
    expect(code).toBe(2);
    expect(linesOf(err)).toEqual([expect.stringContaining('--vault DIR')]);
    await elsewhere.remove();
  });
});

describe('the vault', () => {
  const titles = async (args: string[], options: Parameters<typeof whet>[1]) => {
    const { out } = await whet(['freshness', '--json', ...args], options);
    return (JSON.parse(out) as { areas: { title: string }[] }).areas.map(({ title }) => title);
  };

  test('is the one named, before the command or after it', async () => {
    expect(await titles(['--vault', vault.root], {})).toEqual(['eBPF']);
    const { code } = await whet(['--vault', vault.root, 'freshness']);
    expect(code).toBe(0);
  });

  test('is the one of the environment, where none is named', async () => {
    expect(await titles([], { env: { WHETSTONE_VAULT: vault.root } })).toEqual(['eBPF']);
  });

  test('is the nearest above the working directory, where nothing else says', async () => {
    expect(await titles([], { cwd: join(vault.root, 'deep-dives') })).toEqual(['eBPF']);
  });

  test('may have spaces and quotes in its path', async () => {
    const outer = await makeVault({ "My “tech's” log/areas/ebpf.md": '---\ntitle: eBPF\n---\n' });
    const root = join(outer.root, "My “tech's” log");
    const { code, out } = await whet(['check', '--vault', root]);
    expect(code).toBe(1);
    expect(out).toContain('areas/ebpf.md:');
    await outer.remove();
  });

  test('may be one nobody can write to: the index is kept elsewhere, and that is said on standard error', async () => {
    const locked = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', 'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n' });
    const cache = await makeVault();
    // A file in the folder's place keeps out even a user whom no permission stops.
    await writeFile(join(locked.root, '.whetstone'), '');
    await chmod(locked.root, 0o555);
    const { code, out, err } = await whet(['radar', '--json', '--vault', locked.root], { env: { XDG_CACHE_HOME: cache.root } });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { blips: unknown[] }).blips).toEqual([]);
    expect(linesOf(err)).toEqual([expect.stringContaining(cache.root)]);
    await chmod(locked.root, 0o755);
    await Promise.all([locked.remove(), cache.remove()]);
  });
});

describe('the output', () => {
  test('ends in peace when its reader has seen enough', async () => {
    const env = { WHETSTONE_VAULT: vault.root };
    const first = await whet([], { shell: 'set -o pipefail; "$NODE" "$WHET" freshness | head -n 1', env });
    expect(first).toEqual({ code: 0, out: 'Freshness on 1 November 2026\n', err: '' });
    const none = await whet([], { shell: 'set -o pipefail; "$NODE" "$WHET" radar --json | true', env });
    expect(none).toEqual({ code: 0, out: '', err: '' });
  });

  test('has no colour away from a terminal, and fits 80 columns', async () => {
    for (const command of [['freshness'], ['radar'], ['area', 'ebpf'], ['check']]) {
      const { out } = await whet([...command, '--vault', vault.root]);
      expect(out).not.toContain('\u001b');
      expect(Math.max(...linesOf(out).map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  test('holds nothing out of a file that could steer a terminal', async () => {
    const hostile = await makeVault({
      'whetstone.yml': 'frozen: 2026-11-01\n',
      'areas/bell.md': '---\ntitle: "Bell\\e[31m\\a\\x9b2J"\nquadrant: tools\n---\n',
      'notes/n.md': '---\ndate: 2026-10-20\nareas: [bell]\n---\n',
    });
    const { out } = await whet(['freshness', '--vault', hostile.root]);
    expect(out).toContain('Bell');
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    await hostile.remove();
  });

  test('keeps its columns where titles are long or wide', async () => {
    const wide = await makeVault({
      'whetstone.yml': 'frozen: 2026-11-01\n',
      'areas/a.md': `---\ntitle: ${'Very long '.repeat(30)}\nquadrant: tools\n---\n`,
      'areas/b.md': `---\ntitle: ${'東京'.repeat(60)}\nquadrant: tools\n---\n`,
      'deep-dives/d.md': '---\ndate: 2026-10-20\nareas: [a, b]\ndepth: built\nminutes: 600\n---\n',
    });
    const { out } = await whet(['freshness', '--vault', wide.root]);
    const rows = linesOf(out).filter((line) => line.includes('…'));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.replace(/[東京]/g, 'xx').length).toBeLessThanOrEqual(80);
    expect(new Set(rows.map((row) => row.replace(/[東京]/g, 'xx').indexOf('2 months'))).size).toBe(1);
    await wide.remove();
  });

  test.runIf(existsSync('/dev/full'))('that cannot be written is said, with exit code 1', async () => {
    const { code, err } = await whet([], { shell: '"$NODE" "$WHET" --help > /dev/full' });
    expect(code).toBe(1);
    expect(linesOf(err)).toEqual([expect.stringContaining('could not be written')]);
  });
});

test('a folder on the way up may hold its vault in content/, as this project does', async () => {
  const project = await makeVault({ 'content/whetstone.yml': 'frozen: 2026-10-01\n' });
  await mkdir(join(project.root, 'src', 'deep'), { recursive: true });
  const { code, out } = await whet(['freshness'], { cwd: join(project.root, 'src', 'deep') });
  expect({ code, first: linesOf(out)[0] }).toEqual({ code: 0, first: 'Freshness on 1 October 2026' });
  await project.remove();
});
