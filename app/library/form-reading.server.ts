import { checkLinks, keyOfLink } from '#app/core/check-links.ts';
import { splitBody } from '#app/core/edit/body.ts';
import { splitLines } from '#app/core/edit/lines.ts';
import type { Submission } from '#app/core/edit/submission.ts';
import { wantedText } from '#app/core/edit/wanted-text.ts';
import { FOLDER_OF } from '#app/core/entry.ts';
import type { FormReading } from '#app/core/form-view.ts';
import { unknownArea } from '#app/core/vault-reports.ts';
import { readSubject } from '#app/adapters/index-rows.server.ts';
import type { Desk } from './desk.server.ts';
import { renderBody } from './pieces.server.ts';

type Said = FormReading['problems'][number];

/** How what is in a form will read, rendered as its page will be, and what is wrong with it. */
export async function readSubmitted(desk: Desk, submission: Submission): Promise<FormReading> {
  const wanted = wantedText(submission);
  if ('state' in wanted) {
    const { html } = await renderBody(await desk.vault(), placeOf(submission), submission.body ?? '', submission.fields['title'] ?? '');
    return { html, problems: wanted.problems.map(({ key, message }) => ({ line: 0, severity: 'error', message: `${key}: ${message}`, hint: '' })) };
  }
  const text = wanted.ok ? wanted.value : (submission.whole ?? submission.body ?? '');
  const first = submission.whole === null ? linesAbove(text) : 0;
  const vault = await desk.vault();
  const path = placeOf(submission);
  const reading = readSubject(path, text);
  const { links, title } = reading.role === 'area' ? reading.area : reading.entry;
  const placed = links.map((link) => ({ ...link, file: path, key: keyOfLink(path, link) }));
  const refs = reading.role === 'entry' ? reading.claims : [];
  const unknown = refs.filter(({ ref }) => vault.names.resolveArea(ref).state !== 'found').map(({ ref, line }) => unknownArea(ref, path, line, vault.names));
  const found = [...reading.diagnostics, ...unknown, ...checkLinks(placed, { names: vault.names, diagnostics: unknown })];
  const { html } = await renderBody(vault, path, text, title);
  return { html, problems: found.map(({ line, severity, message, hint }): Said => ({ line: Math.max(0, line - first), severity, message, hint })) };
}

function linesAbove(text: string): number {
  const { open, yaml, close } = splitBody(text);
  return splitLines(open + yaml + close).length;
}

/** Where the file is, or about where it will be: links and pictures are addressed from there. */
function placeOf({ path, kind }: Submission): string {
  return path ?? `${kind === 'area' ? 'areas' : FOLDER_OF[kind]}/new.md`;
}
