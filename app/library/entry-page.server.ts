import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Day } from '#app/core/day.ts';
import type { Entry } from '#app/core/entry.ts';
import type { Backlink } from '#app/core/found.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { nameKey } from '#app/core/names.ts';
import { basisOf, type Basis } from '#app/core/radar.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { backlinksOf, renderBody } from './pieces.server.ts';
import type { Reader } from './reader.server.ts';

export interface EntryPage {
  entry: Entry;
  today: Day;
  html: string;
  headings: { id: string; text: string; depth: number }[];
  areas: { id: string; title: string; freshness: { F: number; basis: Basis } | null }[];
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
  const page = await renderBody(vault, entry.path, text ?? '', entry.title);
  const diagnostics = [...(await reader.index.diagnostics()), ...vault.diagnostics];
  return succeed({
    ...{ entry, today, html: page.html, headings: page.headings },
    areas: areasOf(vault, head.refs, today),
    backlinks: await backlinksOf(reader, { ...head, aliases: [] }),
    diagnostics: diagnostics.filter((d) => d.file === entry.path),
  });
}

function areasOf(vault: Vault, refs: readonly string[], today: Day): EntryPage['areas'] {
  const ids = new Set(refs.flatMap((ref) => {
    const found = vault.names.resolveArea(ref);
    return found.state === 'found' ? [found.target.id] : [];
  }));
  return [...ids].map((id) => {
    const ledger = vault.byArea.get(id)!;
    const { F } = freshnessAt(ledger.timeline, today);
    const met = ledger.since !== null && ledger.since <= today;
    return { id, title: ledger.area.title, freshness: met ? { F, basis: basisOf(F, vault.config) } : null };
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
