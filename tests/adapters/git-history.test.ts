import { describe, expect, test } from 'vitest';
import { useOwnConfig, useRepositories, valueOf } from './git-support.ts';

useOwnConfig();
const { repository } = useRepositories();

describe('history', () => {
  test('follows renames, newest first, and knows what the file said', async () => {
    const vault = await repository({ 'notes/a.md': '# A\n\nA first line.\nA second.\n' });
    vault.git('mv', 'notes/a.md', 'notes/b.md');
    vault.git('commit', '--quiet', '--message', 'Rename');
    await vault.write('notes/b.md', '# B\n\nA first line.\nA second.\n');
    vault.git('commit', '--quiet', '--all', '--message', 'Edit');
    const git = vault.open();
    const revisions = valueOf(await git.history('notes/b.md'));
    expect(revisions.map(({ subject, path }) => [subject, path])).toEqual([['Edit', 'notes/b.md'], ['Rename', 'notes/b.md'], ['Start', 'notes/a.md']]);
    const first = revisions[2]!;
    expect(first.at).toBe(Number(vault.git('log', '-1', '--format=%ct', first.commit)) * 1000);
    expect(valueOf(await git.textAt(first.commit, first.path))).toBe('# A\n\nA first line.\nA second.\n');
    expect(valueOf(await git.textAt(first.commit, 'notes/b.md'))).toBe(null);
  });

  test('gives texts with the line endings they have on disk', async () => {
    const vault = await repository({ '.gitattributes': '* text eol=crlf\n', 'notes/a.md': 'one\r\n' });
    expect(valueOf(await vault.open().textAt(vault.git('rev-parse', 'HEAD'), 'notes/a.md'))).toBe('one\r\n');
  });

  test('refuses commits there are not and paths outside', async () => {
    const vault = await repository();
    const git = vault.open();
    expect(await git.textAt('f'.repeat(40), 'notes/a.md')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await git.textAt('--help', 'notes/a.md')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await git.textAt(vault.git('rev-parse', 'HEAD'), '../a.md')).toMatchObject({ ok: false, problem: { code: 'bad-name' } });
  });
});
