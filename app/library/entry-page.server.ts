import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Day } from '#app/core/day.ts';
import { RELATION_WORDS, RELATIONS, type Entry, type EntryLink, type Kind } from '#app/core/entry.ts';
import { hrefOf, type Backlink } from '#app/core/found.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import type { EntryHead, Head } from '#app/core/heads.ts';
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
  /** What its front matter names, relation by relation; without a page where a name leads nowhere. */
  relations: { said: string; names: { title: string; href: string | null }[] }[];
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
    relations: relationsOf(vault, entry, head),
    backlinks: await backlinksOf(reader, { ...head, aliases: [] }, (link) => isToldElsewhere(link, head, vault)),
    diagnostics: diagnostics.filter((d) => d.file === entry.path),
  });
}

/** A decision begins with the decisions that took its place. */
function isStanding(form: EntryLink['form'], from: Head | undefined, to: Head | undefined): boolean {
  return form === 'supersedes' && isOfKind(from, 'review') && isOfKind(to, 'review');
}

function isOfKind(head: Head | undefined, kind: Kind): boolean {
  return head?.isArea === false && head.kind === kind;
}

/** A decision, and a reading with what it informs, say elsewhere on their pages what names them so. */
function isToldElsewhere({ form, file }: StoredLink, to: EntryHead, { names }: Vault): boolean {
  return (form === 'cites' && to.kind === 'reading') || isStanding(form, names.byPath.get(file), to);
}

/** What its front matter names; likewise without what its page says elsewhere. */
function relationsOf(vault: Vault, { kind, relations }: Entry, head: EntryHead): EntryPage['relations'] {
  return RELATIONS.filter((relation) => relation !== 'informs' || kind !== 'reading').flatMap((relation) => {
    const names = relations[relation].flatMap((ref): { title: string; href: string | null }[] => {
      const found = vault.names.resolve(ref);
      if (found.state !== 'found') return [{ title: ref, href: null }];
      return isStanding(relation, head, found.target) ? [] : [{ title: found.target.title, href: hrefOf(found.target) }];
    });
    return names.length > 0 ? [{ said: RELATION_WORDS[relation], names }] : [];
  });
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
