import { editFrontMatter } from '../edit/front-matter.ts';
import type { Area } from '../entry.ts';
import { headOfArea } from '../heads.ts';
import { nameKey, uniqueNames } from '../names.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import type { Vault } from '../vault.ts';
import { appendBody, planJoin, type Merging } from './join-texts.ts';
import type { RelinkPlan } from './relink.ts';
import type { RelinkFile, Turn } from './turn.ts';

/**
 * Plans to make one area part of another: links, references and contacts follow, its names stay as
 * aliases, its text is appended. `files` are those that may name either (`filesConcerned`), both among them.
 */
export function planMerge({ names, areas }: Pick<Vault, 'names' | 'areas'>, files: readonly RelinkFile[], { from, into }: Merging): Result<RelinkPlan> {
  const [gone, kept] = [from, into].map((path) => areas.find((area) => area.path === path));
  if (!gone || !kept || ![from, into].every((path) => files.some((file) => file.path === path))) return fail(NO_AREA);
  if (gone === kept) return fail(ONE_AREA);
  const aliases = uniqueNames([...kept.aliases, gone.id, gone.title, ...gone.aliases], (name) => name).filter(
    (name) => ![kept.id, kept.title].some((own) => nameKey(own) === nameKey(name)),
  );
  const becomes = { ...headOfArea(kept), aliases };
  const turn: Turn = { before: names, after: names.amend([from, into], [becomes]), subject: headOfArea(gone), becomes };
  return planJoin(files, { from, into }, turn, (keptText, goneText) => {
    const named = editFrontMatter(keptText, { aliases, ...parentOf(kept, gone, areas, names) });
    const joined = named.ok ? appendBody(named.value, goneText, gone.title) : named;
    return joined.ok ? succeed({ text: joined.value, notes: notesOn(gone, kept) }) : joined;
  });
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
