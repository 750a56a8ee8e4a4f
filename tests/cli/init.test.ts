import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { readConfig } from '#app/core/read-config.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet, type RunOptions } from './run-whet.ts';

let home: TempVault;
let folder: string;
beforeEach(async () => {
  home = await makeVault({ '.gitconfig': '[user]\n  name = Owner\n  email = owner@example.org\n[init]\n  defaultBranch = trunk\n' });
  folder = join(home.root, 'my log');
});
afterEach(() => home.remove());

/** Git as its owner set it up, and nothing of this machine. */
const env = () => ({ HOME: home.root, XDG_CONFIG_HOME: home.root, GIT_CONFIG_NOSYSTEM: '1' });
const init = (args = [folder], options: RunOptions = {}) => whet(['init', ...args], { cwd: home.root, ...options, env: { ...env(), ...options.env } });
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env: { ...process.env, ...env(), GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined }, encoding: 'utf8' }).trim();

describe('whet init', () => {
  test('makes a vault with settings, folders and templates, in which nothing wants mending', async () => {
    const { code, out, err } = await init(['my log']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(linesOf(out)[0]).toMatch(/^Made a vault in .*my log: \d+ files\.$/);
    expect(out).toContain("whet serve --vault 'my log'");
    expect(out.replace(/\s+/g, ' ')).toContain('There, name your first area: a technology you want to stay current in.');
    const kinds = ['deep-dives', 'meetings', 'notes', 'projects', 'questions', 'reading', 'reviews'];
    expect(await readdir(folder)).toEqual(['.git', '.gitignore', 'README.md', 'areas', ...kinds, 'templates', 'whetstone.yml'].toSorted());
    expect(await readdir(join(folder, 'templates'))).toEqual(expect.arrayContaining(['area.md', 'deep-dive.md', 'meeting.md', 'note.md', 'project.md', 'reading.md', 'review.md']));
    expect((await whet(['check', '--vault', folder])).out).toBe('Nothing wants mending.\n');
  });

  test('commits it in the name that Git knows, and the index stays out', async () => {
    await init();
    await whet(['freshness', '--vault', folder]);
    expect(git('log', '--format=%an <%ae> %s')).toBe('Owner <owner@example.org> Start a Whetstone vault');
    expect(git('branch', '--show-current')).toBe('trunk');
    expect(git('status', '--porcelain', '--ignored')).toBe('!! .whetstone/');
  });

  test('commits it in its own name where Git knows none, and says so, without writing that down', async () => {
    await writeFile(join(home.root, '.gitconfig'), '');
    const { out } = await init();
    expect(out.replace(/\s+/g, ' ')).toContain('in the name of Whetstone since Git does not know yours yet');
    expect(git('log', '--format=%an')).toBe('Whetstone');
    expect(() => git('config', 'user.name')).toThrow();
  });

  test('runs no hook, not even one that Git puts into every new repository', async () => {
    const hook = join(home.root, 'template', 'hooks', 'pre-commit');
    await mkdir(join(home.root, 'template', 'hooks'), { recursive: true });
    await writeFile(hook, `#!/bin/sh\ntouch '${home.root}/ran'\nexit 1\n`);
    await chmod(hook, 0o755);
    expect((await init([folder], { env: { GIT_TEMPLATE_DIR: join(home.root, 'template') } })).code).toBe(0);
    expect(git('log', '--format=%s')).toBe('Start a Whetstone vault');
    expect(await readdir(home.root)).not.toContain('ran');
  });

  test('works without Git, and says what is missing', async () => {
    const { code, out } = await init([folder], { env: { PATH: join(home.root, 'nothing') } });
    expect(code).toBe(0);
    expect(out).toContain('Git is not installed');
    expect(await readdir(folder)).not.toContain('.git');
  });

  test('commits nothing in a repository that is there already, whatever else is in it', async () => {
    await mkdir(folder);
    git('init', '--quiet');
    await writeFile(join(folder, 'README.md'), 'mine\n');
    const { code, out } = await init();
    expect(code).toBe(0);
    expect(out).toContain('in a Git repository already, so nothing was committed');
    expect(out).toContain('Kept as they were: README.md.');
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('mine\n');
    expect(git('status', '--porcelain')).toContain('?? whetstone.yml');
  });

  test('is not led astray by a Git that calls it', async () => {
    await mkdir(join(home.root, 'other'));
    execFileSync('git', ['init', '--quiet', 'other'], { cwd: home.root });
    await init([folder], { env: { GIT_DIR: join(home.root, 'other', '.git'), GIT_WORK_TREE: join(home.root, 'other') } });
    expect(git('log', '--format=%s')).toBe('Start a Whetstone vault');
    expect(await readdir(join(home.root, 'other'))).toEqual(['.git']);
  });

  test('run again changes nothing, adds what is missing, and says what it kept', async () => {
    await init();
    await writeFile(join(folder, 'whetstone.yml'), 'title: Mine\n');
    await writeFile(join(folder, 'areas', 'ebpf.md'), '---\nquadrant: tools\n---\n');
    const again = await init();
    expect(again.code).toBe(0);
    expect(linesOf(again.out)[0]).toBe(`${folder} is a vault already, and nothing is missing.`);
    expect(again.out).toContain('whetstone.yml.');
    expect(await readFile(join(folder, 'whetstone.yml'), 'utf8')).toBe('title: Mine\n');
    git('rm', '--quiet', 'templates/note.md');
    const { out } = await init([folder, '--json']);
    expect(JSON.parse(out)).toMatchObject({ vault: folder, made: ['templates/note.md'], git: 'unchanged' });
    expect(git('log', '--format=%s')).toBe('Start a Whetstone vault');
  });

  test('leaves a folder alone that holds other things', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.tex'), '');
    const { code, out, err } = await init();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(linesOf(err)).toEqual([expect.stringContaining('it holds thesis.tex')]);
    expect(await readdir(folder)).toEqual(['thesis.tex']);
  });

  test('says in a line why a place cannot be a vault', async () => {
    await writeFile(folder, 'a file');
    for (const place of [folder, join(folder, 'below')]) {
      const { code, out, err } = await init([place]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(linesOf(err)).toEqual([expect.stringContaining('cannot be made a vault')]);
    }
  });
});

describe('the whetstone.yml of a new vault', () => {
  const read = () => readFile(new URL('../../starter/whetstone.yml', import.meta.url), 'utf8');

  test('is every setting at its default', async () => {
    expect(readConfig(await read())).toEqual({ config: DEFAULT_CONFIG, reports: [] });
  });

  test('names every setting, and stays at the defaults when all of them are switched on', async () => {
    const text = await read();
    for (const key of Object.keys(DEFAULT_CONFIG)) expect(text).toMatch(new RegExp(`^#?${key}:`, 'm'));
    expect(readConfig(text.replace(/^#(?! )/gm, ''))).toEqual({ config: DEFAULT_CONFIG, reports: [] });
  });
});
