import { fail, succeed, type Problem, type Result } from '../result.ts';
import { parseYaml, readYaml } from '../yaml-map.ts';
import { joinFile, splitBody } from './body.ts';
import { editYaml } from './edit-yaml.ts';
import { commonEnd, endOf } from './lines.ts';
import { applySplices } from './splice.ts';
import { isSame, saidBy, type FrontValue, type Said } from './write-yaml.ts';

/** The order keys have in the templates, of all of them together. */
const ORDER = [
  ...['title', 'kind', 'quadrant', 'aliases', 'date', 'areas', 'depth', 'minutes', 'verdict', 'status', 'vendor', 'parent'],
  ...['repo', 'url', 'source', 'tags', 'relations', 'target', 'value', 'notBefore', 'followUp', 'visibility'],
];

/**
 * Sets, replaces or (with null) removes keys of the front matter of a whole file; every other byte
 * stays. A value that is a map or a list is meant whole: what it leaves out goes, what it has already
 * is not touched. A value in quotes stays in quotes. A file without front matter gets some. What
 * cannot be edited without a doubt is refused, and never changed.
 */
export function editFrontMatter(text: string, changes: Readonly<Record<string, FrontValue>>): Result<string> {
  const parts = splitBody(text);
  const before = readFront(parts.yaml);
  if (!before.ok) return before;
  const wanted = intend(before.value, changes);
  if (isSame(wanted, before.value)) return succeed(text);
  const end = parts.open === '' ? commonEnd(text) : endOf(parts.open);
  const splices = editYaml(parts.yaml, before.value, wanted, ORDER, end);
  const yaml = splices && applySplices(parts.yaml, splices);
  if (yaml === null) return fail(TANGLED);
  const fences = parts.open === '' ? { open: `---${end}`, close: `---${end}` } : {};
  const edited = joinFile({ ...parts, ...fences, yaml });
  return readsAs(edited, wanted, parts.body) ? succeed(edited) : fail(TANGLED);
}

/** What the front matter of a file says, every scalar as text; nothing, where there is none. */
export function sayingsOf(text: string): Result<Record<string, Said>> {
  return readFront(splitBody(text).yaml);
}

function readFront(yaml: string): Result<Record<string, Said>> {
  const read = parseYaml(bare(yaml), 2);
  if (!('message' in read)) return succeed(read.values as Record<string, Said>);
  const { line, message, hint } = read;
  return fail({ code: 'bad-choice', message: `The front matter is not readable: in line ${line}, ${message}.`, hint });
}

/** As the outline gives it to readers: without the last line end, and with LF for a lone CR. */
function bare(yaml: string): string {
  return yaml.replace(/(?:\r\n|\n|\r)$/, '').replace(/\r(?!\n)/g, '\n');
}

function intend(before: Record<string, Said>, changes: Readonly<Record<string, FrontValue>>): Record<string, Said> {
  const kept = Object.entries(before).filter(([key]) => changes[key] !== null || !Object.hasOwn(changes, key));
  const set = Object.entries(changes).filter(([, value]) => value !== null);
  return Object.fromEntries([...kept, ...set.map(([key, value]) => [key, saidBy(value)] as const)]);
}

function readsAs(text: string, wanted: Record<string, Said>, body: string): boolean {
  const parts = splitBody(text);
  const read = readYaml(bare(parts.yaml), 2);
  return parts.body === body && !('message' in read) && isSame(read.values, wanted);
}

const TANGLED: Problem = {
  code: 'bad-choice',
  message: 'The front matter is written in a way that cannot be changed field by field without a doubt, so nothing was changed.',
  hint: 'Edit the whole file as text, or write this part of it more plainly.',
};
