import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Day } from '#app/core/day.ts';
import type { Entry } from '#app/core/entry.ts';
import type { Backlink } from '#app/core/found.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { nameKey } from '#app/core/names.ts';
import { basisOf, type Basis } from '#app/core/radar.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import type { StoredLink } from '#app/adapters/index.server.ts';
import { backlinksOf, renderBody } from './pieces.server.ts';
import type { Reader } from './reader.server.ts';

export interface EntryPage {
  entry: Entry;
  today: Day;
  html: string;
  headings: { id: string; text: string; depth: number }[];
  /** `line` is the one of the front matter that names it; null where only the log does. */
  areas: { id: string; title: string; line: number | null; freshness: { F: number; basis: Basis } | null }[];
  backlinks: Backlink[];
  /** What is wrong in this file. */
  diagnostics: Diagnostic[];
}

/** The page of an entry, by its id or any other name of it; null when nothing has that name. */
export async function showEntry(reader: Reader, name: string): Promise<Result<EntryPage> | null> {
  const vault = await reader.vault();
  const candidates = vault.entries.filter((entry) => nameKey(entry.id) === nameKey(name));
  if (candidates.length > 1) return fail(clash(name, candidates));
  const head = candidates[0];
  const [entry, text] = head ? await Promise.all([reader.index.entryAt(head.path), reader.index.text(head.path)]) : [null, null];
  if (!head || !entry) return null;
  const today = await reader.today();
  const lines = [...entry.log, ...entry.questions].map(({ line }) => line);
  const page = await renderBody(vault, entry.path, text ?? '', entry.title, lines);
  const diagnostics = [...(await reader.index.diagnostics()), ...vault.diagnostics];
  return succeed({
    ...{ entry, today, html: page.html, headings: page.headings },
    areas: areasOf(vault, entry, head.refs, today),
    backlinks: await backlinksOf(reader, { ...head, aliases: [] }, (link) => standsElsewhere(link, head, vault)),
    diagnostics: diagnostics.filter((d) => d.file === entry.path),
  });
}

/** A decision begins with the decisions that took its place, and a reading says what it informs. */
function standsElsewhere({ form, file }: StoredLink, to: EntryHead, vault: Vault): boolean {
  const from = vault.names.byPath.get(file);
  return (form === 'cites' && to.kind === 'reading') || (form === 'supersedes' && to.kind === 'review' && from?.isArea === false && from.kind === 'review');
}

function areasOf(vault: Vault, { mentions }: Entry, refs: readonly string[], today: Day): EntryPage['areas'] {
  const idOf = (ref: string) => {
    const found = vault.names.resolveArea(ref);
    return found.state === 'found' ? [found.target.id] : [];
  };
  const lines = new Map(mentions.flatMap(({ ref, line }) => idOf(ref).map((id) => [id, line] as const)));
  return [...new Set(refs.flatMap(idOf))].map((id) => {
    const ledger = vault.byArea.get(id)!;
    const { F } = freshnessAt(ledger.timeline, today);
    const met = ledger.since !== null && ledger.since <= today;
    return { id, title: ledger.area.title, line: lines.get(id) ?? null, freshness: met ? { F, basis: basisOf(F, vault.config) } : null };
  });
}

function clash(id: string, files: readonly { path: string; title: string; id: string }[]) {
  return {
    code: 'ambiguous' as const,
    message: `The id “${id}” belongs to ${files.map((file) => file.path).join(' and ')}, so this address means neither.`,
    hint: 'Rename one of the files: the file name is the id.',
    near: [{ id: 'problems', title: 'All problems of the vault', href: '/problems' }],
  };
}
