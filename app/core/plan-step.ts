import type { Area, LogLine } from './entry.ts';
import { hrefOf, hrefOfContact } from './found.ts';
import type { EntryHead } from './heads.ts';
import { stripInline, type TitleOf } from './markdown/strip-inline.ts';
import { nameKey } from './names.ts';

/** What the vault holds that could be done next for an area. */
export interface StepPieces {
  area: Pick<Area, 'id' | 'title' | 'path' | 'aliases'>;
  /** Entries that name it, newest first. */
  entries: readonly EntryHead[];
  /** Open questions of those entries, and of the area itself. */
  questions: readonly { file: string; line: number; text: string }[];
  /** The last line in the log of each project under way, by its path. */
  lastLines: ReadonlyMap<string, Pick<LogLine, 'text' | 'line'>>;
  /** Paths that have a draft which nobody has saved yet. */
  drafts: ReadonlySet<string>;
}

/** One concrete thing to do, and where in the vault it comes from. */
export interface Step {
  kind: 'question' | 'project' | 'reading' | 'draft' | 'entry' | 'start';
  /** A sentence in plain words. */
  say: string;
  /** Null where the vault holds nothing to go on from. */
  at: { id: string; title: string; path: string; line: number; href: string; isProject: boolean } | null;
}

type Chosen = Pick<Step, 'kind' | 'say'> & { path: string; line: number };

/**
 * The most useful concrete thing: an open question, else a project under way, else a source to read,
 * else a draft to finish, else the newest entry. What `taken` names (`path:line`) is left to others.
 */
export function chooseStep(pieces: StepPieces, titleOf: TitleOf, taken: ReadonlySet<string> = new Set()): Step {
  const { area, entries } = pieces;
  const all = [...questionsIn(pieces, titleOf), ...projectsIn(pieces, titleOf), ...readingIn(entries), ...draftsIn(pieces), ...newestOf(entries)];
  const chosen = all.find(({ path, line }) => !taken.has(`${path}:${line}`));
  if (!chosen) return { kind: 'start', say: `Try the smallest thing that teaches you something about ${area.title}.`, at: null };
  const { kind, say, path, line } = chosen;
  const head = entries.find((entry) => entry.path === path);
  const { id, title } = head ?? area;
  const href = head && line > 1 ? hrefOfContact({ entry: id, line }) : hrefOf({ id, isArea: head === undefined });
  return { kind, say, at: { id, title, path, line, href, isProject: head?.kind === 'project' } };
}

/** Those that name the area come first, then those of entries about few other things, then the newest. */
function questionsIn({ area, entries, questions }: StepPieces, titleOf: TitleOf): Chosen[] {
  const names = [area.id, area.title, ...area.aliases].map(bareWords);
  const ages = new Map(entries.map((entry, age) => [entry.path, age]));
  const ranked = questions.map(({ text, file, line }) => {
    const age = ages.get(file) ?? entries.length;
    const words = stripInline(text, titleOf);
    return { words, file, line, age, isNamed: names.some((name) => bareWords(words).includes(name)), others: entries[age]?.refs.length ?? Number.MAX_VALUE };
  });
  ranked.sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.others - b.others || a.age - b.age || a.line - b.line);
  return ranked.map(({ words, file, line }) => ({ kind: 'question', say: `Answer: ${words}`, path: file, line }));
}

/** With a blank on either side, so that a name is found as whole words only. */
function bareWords(text: string): string {
  return ` ${nameKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** What is paused comes first: the rest goes on by itself. */
function projectsIn({ entries, lastLines }: StepPieces, titleOf: TitleOf): Chosen[] {
  const inState = (status: string, verb: string) =>
    entries
      .filter((entry) => entry.kind === 'project' && entry.status === status)
      .map(({ title, path }): Chosen => {
        const last = lastLines.get(path);
        return { kind: 'project', say: `${verb} ${title}.${last ? ` Last: ${stripInline(last.text, titleOf)}` : ''}`, path, line: last?.line ?? 1 };
      });
  return [...inState('paused', 'Take up again'), ...inState('active', 'Go on with')];
}

function readingIn(entries: readonly EntryHead[]): Chosen[] {
  const inState = (status: string, verb: string) =>
    entries.filter((entry) => entry.kind === 'reading' && entry.status === status).map(({ title, path }): Chosen => ({ kind: 'reading', say: `${verb} ${title}, and try one thing it says.`, path, line: 1 }));
  return [...inState('reading', 'Read on in'), ...inState('to-read', 'Read')];
}

function draftsIn({ area, entries, drafts }: StepPieces): Chosen[] {
  return [...entries, area].filter(({ path }) => drafts.has(path)).map(({ title, path }) => ({ kind: 'draft', say: `Finish the draft of ${title}.`, path, line: 1 }));
}

function newestOf(entries: readonly EntryHead[]): Chosen[] {
  return entries.slice(0, 1).map(({ title, path }) => ({ kind: 'entry', say: `Start again from ${title}.`, path, line: 1 }));
}
