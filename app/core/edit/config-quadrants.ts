import { DEFAULT_CONFIG, type Quadrant } from '../config.ts';
import { CONFIG_FILE, readConfig } from '../read-config.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import { parseYaml } from '../yaml-map.ts';
import { editYaml } from './edit-yaml.ts';
import { commonEnd } from './lines.ts';
import { applySplices } from './splice.ts';
import type { Said } from './write-yaml.ts';

/** The settings of a vault with these quadrants, every other byte as it was. */
export function setQuadrants(text: string, quadrants: readonly Quadrant[]): Result<string> {
  const read = parseYaml(text, 1);
  if ('message' in read) return fail(UNCLEAR);
  const before = read.values as Record<string, Said>;
  const splices = editYaml(text, before, { ...before, quadrants: quadrants.map(({ id, title }) => ({ id, title })) }, Object.keys(DEFAULT_CONFIG), commonEnd(text));
  const edited = splices && applySplices(text, splices);
  if (edited === null || JSON.stringify(readConfig(edited).config.quadrants) !== JSON.stringify(quadrants)) return fail(UNCLEAR);
  return succeed(edited);
}

const UNCLEAR: Problem = {
  code: 'bad-choice',
  message: `${CONFIG_FILE} is written in a way that its quadrants cannot be changed without a doubt, so it stays as it is.`,
  hint: 'Write the quadrants there yourself.',
};
