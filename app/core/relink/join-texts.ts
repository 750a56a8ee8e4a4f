import type { FileChange } from '../change.ts';
import { joinBody, splitBody } from '../edit/body.ts';
import { commonEnd } from '../edit/lines.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import { previewOf, relinkFiles, type RelinkPlan } from './relink.ts';
import type { RelinkFile, Turn } from './turn.ts';

/** The two files that become one, as paths. */
export interface Merging {
  from: string;
  into: string;
}

/** A text made of two, and what else is worth knowing of it. */
export interface Joined {
  text: string;
  notes: string[];
}

/** What is made of the text that stays and the one that goes, once links in both are in step. */
type JoinTexts = (kept: string, gone: string) => Result<Joined>;

/** Plans to make one file part of another: what named the one names the other, and the texts are joined. Both are among `files`. */
export function planJoin(files: readonly RelinkFile[], { from, into }: Merging, turn: Turn, join: JoinTexts): Result<RelinkPlan> {
  const relinked = relinkFiles(files, (path) => (path === from ? into : path), turn);
  if (!relinked.ok) return relinked;
  const textOf = (path: string) => relinked.value[files.findIndex((file) => file.path === path)]!.text;
  const joined = join(textOf(into), textOf(from));
  if (!joined.ok) return joined;
  const after = (path: string) => (path === from ? null : path === into ? joined.value.text : textOf(path));
  const changes = files.map(({ path, text }): FileChange => ({ path, before: text, after: after(path) })).filter((change) => change.before !== change.after);
  return succeed({ changes, previews: changes.map((change) => previewOf(change, change.after === null ? null : change.path)), notes: joined.value.notes });
}

/** A text with the body of another one at its end, under a heading that says whose it was. */
export function appendBody(kept: string, gone: string, title: string): Result<string> {
  const end = commonEnd(kept);
  const added = splitBody(gone).body.trim().replace(/\r\n|\n|\r/g, end);
  if (added === '') return succeed(kept);
  const { body } = splitBody(kept);
  const gap = body === '' ? '' : body.endsWith(end) ? end : end + end;
  const joined = joinBody(kept, `${body}${gap}## From ${title}${end}${end}${added}${end}`);
  return linksIn(joined) === linksIn(kept, gone) ? succeed(joined) : fail(UNENDED);
}

/** Every link of some files, one file after the other. */
function linksIn(...texts: string[]): string {
  const links = texts.flatMap((text) => readOutline(text.slice(splitBody(text).mark.length)).links);
  return JSON.stringify(links.map(({ form, target, fragment, label }) => [form, target, fragment, label]));
}

const UNENDED: Problem = {
  code: 'bad-choice',
  message: 'The text of one cannot be put behind that of the other: links in it would be lost or lead elsewhere.',
  hint: 'Close the code block or comment that is open at the end of the one that stays, or rename a link definition that both have.',
};
