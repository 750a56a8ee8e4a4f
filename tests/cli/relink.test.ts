import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useOwnConfig, useRepositories } from '../adapters/git-support.ts';
import { textsOf } from '../adapters/vault-write-support.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

useOwnConfig();
const { repository } = useRepositories();

const LINKING = Object.fromEntries(
  Array.from({ length: 50 }, (_, i) => [`notes/n${i}.md`, `---\ntitle: Note ${i}\n---\nSee [[vpn]], [[Moving the VPN|it]] and [here](../projects/vpn.md#log).\n`]),
);
const FILES: Record<string, string> = {
  'whetstone.yml': 'frozen: 2026-11-01\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\naliases: [kernel probes]\n---\nProbes.\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
  'projects/vpn.md': '---\ntitle: Moving the VPN\nareas: [dns]\n---\n## Log\n\n- 2026-10-30 built 90m: keys\n- 2026-10-31 built 30m [[ebpf]]: a probe\n',
  'notes/ünï code.md': '---\ntitle: Ünïcode ñame\n---\nWords.\n',
};

let vault: TempVault;
beforeEach(async () => {
  vault = await makeVault({ ...FILES, ...LINKING });
});
afterEach(() => vault.remove());

const run = (...args: string[]) => whet([...args, '--vault', vault.root]);
const json = <T>(...args: string[]) => whetJson<T>([...args, '--vault', vault.root]);
const textAt = (path: string) => readFileSync(join(vault.root, path), 'utf8');

describe('whet rename', () => {
  test('rewrites every link to an entry, in one step', async () => {
    const { id, file, files } = await json<{ id: string; file: string; files: string[] }>('rename', 'vpn', 'wireguard');
    expect({ id, file, files: files.length }).toEqual({ id: 'wireguard', file: 'projects/wireguard.md', files: 51 });
    for (let i = 0; i < 50; i++) expect(textAt(`notes/n${i}.md`)).toBe(`---\ntitle: Note ${i}\n---\nSee [[wireguard]], [[Moving the VPN|it]] and [here](../projects/wireguard.md#log).\n`);
    expect((await run('check')).code).toBe(0);
  });

  test('says first what would change, and changes nothing', async () => {
    const before = textsOf(vault.root);
    const { out } = await run('rename', 'vpn', 'wireguard', '--dry-run');
    expect(linesOf(out)).toEqual(expect.arrayContaining(['projects/vpn.md → projects/wireguard.md', '      + See [[wireguard]], [[Moving the VPN|it]] and [here](../projects/wireguard.md#log).']));
    const { files } = await json<{ files: { path: string; to: string; lines: unknown[] }[] }>('rename', 'vpn', 'wireguard', '--dry-run');
    expect(files).toHaveLength(51);
    expect(files).toContainEqual({ path: 'notes/n7.md', to: 'notes/n7.md', lines: [expect.objectContaining({ line: 4 })] });
    expect(textsOf(vault.root)).toEqual(before);
  });

  test('takes a title too, and finds what it renames by id, title or alias, in any case', async () => {
    expect((await run('rename', 'moving the vpn', 'Where the keys went', '--title')).code).toBe(0);
    expect(textAt('notes/n3.md')).toContain('[[vpn]], [[Where the keys went|it]]');
    expect((await run('rename', 'Kernel Probes', 'bpf')).out).toBe('It is bpf now, areas/bpf.md. 2 files written.\n');
    expect(textAt('projects/vpn.md')).toContain('30m [[bpf]]: a probe');
  });

  test('takes names with spaces and in any script', async () => {
    expect((await run('rename', 'ünï code', '日本 語')).code).toBe(0);
    expect(textAt('notes/日本 語.md')).toBe(FILES['notes/ünï code.md']);
  });

  test('to the name it has writes nothing', async () => {
    expect(await run('rename', 'vpn', 'vpn')).toEqual({ code: 0, out: 'It is vpn, projects/vpn.md, already. Nothing was written.\n', err: '' });
  });

  test.each([
    ['a name that something else has', ['rename', 'ebpf', 'dns'], 1, '“dns” is a name of areas/dns.md'],
    ['a title that something else has', ['rename', 'ebpf', 'moving the vpn', '--title'], 1, 'is a name of projects/vpn.md'],
    ['a name that is no file name', ['rename', 'ebpf', '../outside'], 1, 'cannot be a file name'],
    ['a name that is mistyped', ['rename', 'moving the vnp', 'x'], 1, 'Perhaps you mean vpn (Moving the VPN)'],
    ['no new name', ['rename', 'ebpf'], 2, 'Write whet rename OLD NEW'],
    ['an empty name', ['rename', 'ebpf', ''], 2, 'Write whet rename OLD NEW'],
    ['a kind there is not', ['move', 'vpn', 'epic'], 2, 'Choose project, deep-dive'],
    ['another kind of area', ['move', 'dns', 'note'], 2, 'An area stays an area'],
    ['a merge of an area with itself', ['merge-areas', 'dns', 'DNS'], 2, 'Both are the same area'],
    ['a merge into an entry', ['merge-areas', 'dns', 'vpn'], 1, '“vpn” is an entry, not an area'],
    ['a merge of readings that are none', ['merge-readings', 'vpn', 'vpn'], 2, 'is no reading. Only two entries of one source become one.'],
    ['a merge into nothing', ['merge-areas', 'dns', 'ebpff'], 1, 'Perhaps you mean ebpf'],
    ['a deletion of nothing', ['delete', 'nowhere-at-all'], 1, 'neither an entry nor an area'],
  ])('refuses %s in one line, and changes nothing', async (_, args, exit, said) => {
    const before = textsOf(vault.root);
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(linesOf(err)).toEqual([expect.stringContaining(said)]);
    expect(textsOf(vault.root)).toEqual(before);
  });

  test('with a name that two things have asks which', async () => {
    await vault.write('notes/twin-a.md', '# Twin\n');
    await vault.write('notes/twin-b.md', '# Twin\n');
    const { code, err } = await run('rename', 'twin', 'single');
    expect(code).toBe(1);
    expect(err).toContain('notes/twin-a.md or notes/twin-b.md');
  });

  test('where a file that the index does not read has the new name is refused', async () => {
    writeFileSync(join(vault.root, 'projects/wireguard.md'), '');
    const before = textsOf(vault.root);
    const { code, err } = await run('rename', 'vpn', 'wireguard');
    expect(code).toBe(1);
    expect(linesOf(err)).toEqual([expect.stringContaining('projects/wireguard.md')]);
    expect(textsOf(vault.root)).toEqual(before);
  });

  test('sees what was changed outside a moment ago', async () => {
    await run('check');
    await vault.write('notes/late.md', 'Late: [[vpn]].\n');
    expect((await run('rename', 'vpn', 'wireguard')).code).toBe(0);
    expect(textAt('notes/late.md')).toBe('Late: [[wireguard]].\n');
  });

  test('by two processes at once leaves one name, and every link leads to it', async () => {
    const both = await Promise.all([run('rename', 'vpn', 'wireguard'), run('rename', 'vpn', 'tunnel')]);
    expect(both.filter(({ code }) => code === 0).length).toBeGreaterThanOrEqual(1);
    const [name] = readdirSync(join(vault.root, 'projects')).map((file) => file.replace('.md', ''));
    for (let i = 0; i < 50; i++) expect(textAt(`notes/n${i}.md`)).toContain(`See [[${name}]]`);
  });

  test('is one commit, which says what happened', async () => {
    const repo = await repository({ ...FILES, ...LINKING });
    expect(await whet(['rename', 'vpn', 'wireguard', '--vault', repo.root])).toMatchObject({ code: 0, err: '' });
    expect(repo.git('log', '-1', '--format=%s')).toBe('Rename Moving the VPN to wireguard');
    expect(repo.git('status', '--porcelain')).toBe('');
  });
});

describe('whet move', () => {
  test('makes an entry one of another kind, and links follow', async () => {
    expect(await json('move', 'vpn', 'deep-dive')).toMatchObject({ id: 'vpn', file: 'deep-dives/vpn.md' });
    expect(textAt('notes/n0.md')).toContain('[[vpn]], [[Moving the VPN|it]] and [here](../deep-dives/vpn.md#log)');
  });

  test('says in the history that it was moved', async () => {
    const repo = await repository(FILES);
    await whet(['move', 'vpn', 'deep-dive', '--vault', repo.root]);
    expect(repo.git('log', '-1', '--format=%s')).toBe('Move Moving the VPN to deep-dives/vpn.md');
  });
});

describe('whet merge-areas', () => {
  test('puts one area into another, by any of their names, and answers with what is left', async () => {
    const dry = await run('merge-areas', 'kernel probes', 'DNS', '--dry-run');
    expect(dry.out).toContain('areas/ebpf.md (goes)');
    expect(textAt('areas/ebpf.md')).toBe(FILES['areas/ebpf.md']);
    const merged = await json<{ id: string; file: string; files: string[] }>('merge-areas', 'kernel probes', 'DNS');
    expect(merged).toMatchObject({ id: 'dns', file: 'areas/dns.md', files: expect.arrayContaining(['areas/dns.md', 'projects/vpn.md']) });
    expect(textAt('areas/dns.md')).toContain('aliases: [ebpf, kernel probes]');
    expect(textAt('projects/vpn.md')).toContain('30m [[dns]]: a probe');
    expect(readdirSync(join(vault.root, 'areas'))).toEqual(['dns.md']);
  });
});

describe('whet delete', () => {
  test('names what links to it first, then moves it to .trash/', async () => {
    const dry = await json<{ file: string; trashed: string | null; links: { path: string; line: number }[]; contacts: number }>('delete', 'moving the vpn', '--dry-run');
    expect(dry).toMatchObject({ file: 'projects/vpn.md', trashed: null, contacts: 2 });
    expect(dry.links).toHaveLength(150);
    expect(textAt('projects/vpn.md')).toBe(FILES['projects/vpn.md']);
    const { code, out } = await run('delete', 'vpn');
    expect(code).toBe(0);
    expect(linesOf(out).slice(0, 3)).toEqual(['Moving the VPN is now .trash/projects/vpn.md.', 'No longer counted: 2 contacts.', 'Links that lead nowhere now:']);
    expect(textAt('.trash/projects/vpn.md')).toBe(FILES['projects/vpn.md']);
    expect((await run('delete', 'vpn')).code).toBe(1);
  });

  test('is committed, and leaves nothing of .trash/ in Git', async () => {
    const repo = await repository(FILES);
    await whet(['delete', 'vpn', '--vault', repo.root]);
    expect(repo.git('log', '-1', '--format=%s', '--name-status')).toBe('Delete Moving the VPN\n\nD\tprojects/vpn.md');
    expect(repo.git('status', '--porcelain')).toBe('');
  });
});
