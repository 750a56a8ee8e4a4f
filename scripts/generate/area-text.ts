import type { Random } from './random.ts';
import { inventedName, question, sentences, slugOf, TOOLS } from './words.ts';

export interface MadeArea {
  id: string;
  title: string;
}

export const QUADRANTS = ['techniques', 'platforms', 'tools', 'languages-frameworks'] as const;

/** As many areas as asked: tools that exist first, then invented ones. */
export function nameAreas(random: Random, count: number): MadeArea[] {
  return Array.from({ length: count }, (_, i) => {
    const title = TOOLS[i] ?? inventedName(random, i);
    return { id: slugOf(title), title };
  });
}

export function writeArea(random: Random, area: MadeArea, all: readonly MadeArea[]): string {
  const front = [`title: ${area.title}`, `quadrant: ${random.pick(QUADRANTS)}`];
  if (random.chance(0.3)) front.push(`aliases: [${area.title} next, ${area.id}-lab]`);
  if (random.chance(0.2)) front.push(`value: ${random.pick(['0.5', '1.5', '2'])}`);
  if (random.chance(0.2)) front.push(`target: ${random.pick(['0.3', '0.6'])}`);
  const other = random.pick(all);
  const body = [sentences(random, random.between(1, 4)), `It stands beside [[${other.id}]].`];
  if (random.chance(0.3)) body.push(`## Questions\n\n- [ ] ${question(random)}`);
  return `---\n${front.join('\n')}\n---\n${body.join('\n\n')}\n`;
}
