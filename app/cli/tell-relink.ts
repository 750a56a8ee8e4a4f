import type { Relinked, RelinkPreview } from '#app/core/relink-view.ts';
import { count } from '#app/core/words.ts';
import type { Call } from './command.ts';
import { writeJson } from './with-library.ts';

/** What a change of names would do, file by file and line by line. */
export function tellPreview(call: Call, { previews, notes }: RelinkPreview): void {
  if (call.options.json !== undefined) {
    writeJson(call, { files: previews, notes });
    return;
  }
  const { out } = call;
  const lines = previews.reduce((sum, file) => sum + file.lines.length, 0);
  out.say(previews.length === 0 ? 'Nothing would change.' : `${count(lines, 'place')} in ${count(previews.length, 'file')} would change:`);
  for (const { path, to, lines: changed } of previews) {
    out.say(out.strong(to === path ? path : to === null ? `${path} (goes)` : `${path} → ${to}`));
    for (const { line, before, after } of changed) {
      for (const [i, text] of before.entries()) out.say(out.soft(`${String(line + i).padStart(5)} - ${text.trimEnd()}`));
      for (const text of after) out.say(`      + ${text.trimEnd()}`);
    }
  }
  for (const note of notes) out.say(note);
}

export function tellRelinked(call: Call, { id, path, files, shares }: Relinked): void {
  if (call.options.json !== undefined) writeJson(call, { id, file: path, files, shares });
  else if (files.length === 0) call.out.say(`It is ${call.out.strong(id)}, ${path}, already. Nothing was written.`);
  else call.out.say(`It is ${call.out.strong(id)} now, ${path}. ${count(files.length, 'file')} written.`);
  if (shares !== null && call.options.json === undefined) call.out.say(shares);
}
