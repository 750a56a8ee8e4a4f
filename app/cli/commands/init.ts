import { resolve } from 'node:path';
import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { wrap } from '../columns.ts';
import type { Call, Command } from '../command.ts';
import type { Copied } from '../init/copy-starter.ts';
import type { GitOutcome } from '../init/first-commit.ts';
import { writeJson } from '../with-library.ts';

export const init: Command = {
  options: ['json', 'help'],
  about: [
    'Makes a vault in DIR: whetstone.yml with every setting explained, a folder for each kind of entry, templates, and a Git repository with a first commit.',
    'DIR is made if it is not there. A folder that holds other files is left alone; in one that is a vault already, only what is missing is added and no file is written over. In a Git repository that is there already, nothing is committed.',
    '--json: { vault, made, kept, git }; git is committed, inside (a repository is there already), missing, failed or unchanged.',
  ],
  examples: [
    ['init ~/vault', 'your own vault'],
    ['serve --vault ~/vault', 'then look at it'],
  ],
  async run(call) {
    const folder = resolve(call.operands[0]!);
    const [{ copyStarter }, { makeFirstCommit }] = await Promise.all([import('../init/copy-starter.ts'), import('../init/first-commit.ts')]);
    const copied = copyStarter(folder);
    if (!copied.ok) return copied;
    const isNew = copied.value.made.includes('whetstone.yml');
    const git = isNew ? makeFirstCommit(folder, copied.value.made) : null;
    if (call.options.json !== undefined) writeJson(call, { vault: folder, ...copied.value, git: git?.state ?? 'unchanged' });
    else print(folder, copied.value, git, call);
    return succeed(0);
  },
};

function print(folder: string, { made, kept }: Copied, git: GitOutcome | null, { operands, out }: Call): void {
  if (git) out.say(`Made a vault in ${folder}: ${count(made.length, 'file')}.`);
  else out.say(made.length > 0 ? `Added to the vault in ${folder}: ${made.join(', ')}.` : `${folder} is a vault already, and nothing is missing.`);
  if (kept.length > 0) out.say(wrap(`Kept as they were: ${kept.join(', ')}.`, out.width));
  if (!git) return;
  out.say(wrap(sayGit(git), out.width));
  const operand = operands[0]!;
  const named = /^[\w@%+=:,./~-]+$/.test(operand) ? operand : `'${operand.replaceAll("'", `'\\''`)}'`;
  const steps = [
    `Look at it: whet serve --vault ${named}`,
    'There, name your first area: a technology you want to stay current in. Or copy templates/area.md to areas/ and fill in its title and quadrant.',
    `Log what you do with it, there or here: whet log --vault ${named} "built NAME 1h what I made"`,
  ];
  out.say('\nNext:');
  for (const [i, step] of steps.entries()) out.say(`  ${i + 1}. ${wrap(step, out.width - 5, 5)}`);
}

function sayGit(git: GitOutcome): string {
  switch (git.state) {
    case 'committed':
      return `It is a Git repository with a first commit${git.as ? `, in the name of ${git.as} since Git does not know yours yet` : ''}.`;
    case 'inside':
      return 'It is in a Git repository already, so nothing was committed.';
    case 'missing':
      return 'Git is not installed, so there is no history yet. Install it and run “git init” there.';
    case 'failed':
      return `Git could not make the first commit: ${git.reason}. The vault works without it.`;
  }
}
