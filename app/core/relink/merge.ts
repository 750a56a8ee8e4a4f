import { joinBody, splitBody } from '../edit/body.ts';
import { editFrontMatter } from '../edit/front-matter.ts';
import { commonEnd } from '../edit/lines.ts';
import type { FrontValue } from '../edit/write-yaml.ts';
import type { Area } from '../entry.ts';
import { headOfArea } from '../heads.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { nameKey, uniqueNames } from '../names.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import type { Vault } from '../vault.ts';
import { previewOf, relinkFiles, type RelinkPlan } from './relink.ts';
import type { RelinkFile, Turn } from './turn.ts';

/** The two areas that become one, as paths. */
export interface Merging {
  from: string;
  into: string;
}

/**
 * Plans to make one area part of another: links, references and contacts follow, its names stay as
 * aliases, its text is appended. `files` are those that may name either (`filesConcerned`), both among them.
 */
export function planMerge({ names, areas }: Pick<Vault, 'names' | 'areas'>, files: readonly RelinkFile[], { from, into }: Merging): Result<RelinkPlan> {
  const [gone, kept] = [from, into].map((path) => areas.find((area) => area.path === path));
  const [goneFile, keptFile] = [from, into].map((path) => files.find((file) => file.path === path));
  if (!gone || !kept || !goneFile || !keptFile) return fail(NO_AREA);
  if (gone === kept) return fail(ONE_AREA);
  const aliases = uniqueNames([...kept.aliases, gone.id, gone.title, ...gone.aliases], (name) => name).filter(
    (name) => ![kept.id, kept.title].some((own) => nameKey(own) === nameKey(name)),
  );
  const becomes = { ...headOfArea(kept), aliases };
  const turn: Turn = { before: names, after: names.amend([from, into], [becomes]), subject: headOfArea(gone), becomes };
  const relinked = relinkFiles(files, (path) => (path === from ? into : path), turn);
  if (!relinked.ok) return relinked;
  const textOf = (file: RelinkFile) => relinked.value[files.indexOf(file)]!.text;
  const joined = joinAreas(textOf(keptFile), textOf(goneFile), gone, { aliases, ...parentOf(kept, gone, areas, names) });
  if (!joined.ok) return joined;
  const after = (file: RelinkFile) => (file === goneFile ? null : file === keptFile ? joined.value : textOf(file));
  const changes = files.map((file) => ({ path: file.path, before: file.text, after: after(file) })).filter((change) => change.before !== change.after);
  return succeed({ changes, previews: changes.map((change) => previewOf(change, change.after === null ? null : change.path)), notes: notesOn(gone, kept) });
}

/** An area that was below the other one, now that the two are one, is below what that was below. */
function parentOf(kept: Area, gone: Area, areas: readonly Area[], names: Vault['names']): { parent?: string | null } {
  const above = (area: Area): Area | undefined => {
    const found = area.parent === null ? null : names.resolveArea(area.parent);
    return found?.state === 'found' ? areas.find(({ path }) => path === found.target.path) : undefined;
  };
  const seen = new Set<Area>();
  for (let area = above(kept); area && !seen.has(area); area = above(area)) {
    seen.add(area);
    if (area !== gone) continue;
    const next = above(gone);
    return { parent: next && next !== kept && next !== gone ? next.id : null };
  }
  return {};
}

function joinAreas(kept: string, gone: string, { title }: Area, changes: Readonly<Record<string, FrontValue>>): Result<string> {
  const named = editFrontMatter(kept, changes);
  if (!named.ok) return named;
  const end = commonEnd(kept);
  const added = splitBody(gone).body.trim().replace(/\r\n|\n|\r/g, end);
  if (added === '') return named;
  const { body } = splitBody(named.value);
  const gap = body === '' ? '' : body.endsWith(end) ? end : end + end;
  const joined = joinBody(named.value, `${body}${gap}## From ${title}${end}${end}${added}${end}`);
  return linksIn(joined) === linksIn(named.value, gone) ? succeed(joined) : fail(UNENDED);
}

/** Every link of some files, one file after the other. */
function linksIn(...texts: string[]): string {
  const links = texts.flatMap((text) => readOutline(text.slice(splitBody(text).mark.length)).links);
  return JSON.stringify(links.map(({ form, target, fragment, label }) => [form, target, fragment, label]));
}

function notesOn(gone: Area, kept: Area): string[] {
  const own = [
    ...(gone.vendor === null ? [] : [`vendor ${gone.vendor}`]),
    ...(gone.target === null ? [] : [`target ${gone.target}`]),
    ...(gone.value === 1 ? [] : [`value ${gone.value}`]),
    ...(gone.tags.length === 0 ? [] : [`tags ${gone.tags.join(', ')}`]),
  ];
  return own.length === 0 ? [] : [`Of the front matter of ${gone.title} this is not carried over to ${kept.title}: ${own.join('; ')}.`];
}

const NO_AREA: Problem = { code: 'not-found', message: 'One of the two is no area of this vault.', hint: 'Name two areas by id.' };
const ONE_AREA: Problem = { code: 'bad-choice', message: 'Both are the same area.', hint: 'Name two areas.' };
const UNENDED: Problem = {
  code: 'bad-choice',
  message: 'The text of one cannot be put behind that of the other: links in it would be lost or lead elsewhere.',
  hint: 'Close the code block or comment that is open at the end of the area that stays, or rename a link definition that both have.',
};
