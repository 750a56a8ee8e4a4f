import { fitterOf, isCategory } from './area-categories.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nameKey } from './names.ts';
import type { BankQuestion } from './question-bank.ts';
import { isAlike, wordsOf } from './similar.ts';
import type { Vault } from './vault.ts';

/** Questions that ask the same: the later one is reported. */
export function reportTwins(bank: readonly BankQuestion[]): Diagnostic[] {
  const words = bank.map(({ text }) => wordsOf(text));
  return bank.flatMap(({ path, line }, i): Diagnostic[] => {
    const twin = bank.findIndex((_, earlier) => earlier < i && isAlike(words[earlier]!, words[i]!));
    if (twin < 0) return [];
    const { path: file, line: at } = bank[twin]!;
    return [{ file: path, line, severity: 'info', code: 'bank-twin', message: `It asks what ${file}:${at} asks already, so a brief shows only one of them.`, hint: 'Delete one, or say how they differ.' }];
  });
}

/**
 * Names in `applies:` that fit nothing: a warning where the question can therefore never be asked,
 * a note where it is asked for another name beside. A category is known even while no area is of it.
 */
export function reportUnfit(bank: readonly BankQuestion[], { names, byArea, config }: Pick<Vault, 'names' | 'byArea' | 'config'>): Diagnostic[] {
  const fitters = [...byArea.values()].map(({ area, quadrant }) => fitterOf(area, config.quadrants[quadrant]!));
  const quadrants = new Set(config.quadrants.flatMap(({ id, title }) => [nameKey(id), nameKey(title)]));
  const known = new Map<string, boolean>();
  const isKnown = (name: string): boolean => {
    const key = nameKey(name);
    const answer = known.get(key) ?? (key === 'any' || isCategory(key) || quadrants.has(key) || names.resolveArea(name).state !== 'missing' || fitters.some((fits) => fits([name]) !== null));
    known.set(key, answer);
    return answer;
  };
  return bank.flatMap(({ path, appliesLine, applies }): Diagnostic[] => {
    const unfit = applies.filter((name) => !isKnown(name));
    if (unfit.length === 0) return [];
    const said = unfit.map((name) => `“${name}”`).join(' and ');
    const isNever = unfit.length === applies.length;
    return [
      {
        ...{ file: path, line: appliesLine, severity: isNever ? 'warning' : 'info', code: 'bank-unknown-area' },
        message: `${said} ${unfit.length === 1 ? 'is' : 'are'} no area, tag, quadrant or category of this vault${isNever ? ', so no brief ever asks this' : ''}.`,
        hint: 'Mend the name, write “any”, or leave it until there is such an area.',
      },
    ];
  });
}
