import { newestFirst } from './area-view.ts';
import { findBlindSpots } from './brief-blind.ts';
import { findContradictions, gatherConclusions } from './brief-conclusions.ts';
import { askQuestions } from './brief-questions.ts';
import { chooseRefresh } from './brief-refresh.ts';
import { describeStanding } from './brief-standing.ts';
import type { Brief, BriefAsk, BriefPieces, ScopedEntry } from './brief-types.ts';
import { vaultBefore } from './brief-vault.ts';
import { followLink, relationOf, type PlacedLink } from './check-links.ts';
import { areaNamed } from './find-names.ts';
import type { EntryHead } from './heads.ts';
import type { Vault } from './vault.ts';

/** Entries about the areas of a brief that are read for it, the newest first. */
const MOST_DIRECT = 400;
/** Entries one link away from those. */
const MOST_LINKED = 120;

/** Prepares a meeting out of what the vault says: a pure function of its pieces and what is asked. Areas there are none of are left out. */
export function prepareBrief(gathered: BriefPieces, asked: BriefAsk): Brief {
  const pieces = { ...gathered, vault: vaultBefore(gathered.vault, asked.meeting) };
  const { vault, bank } = pieces;
  const ledgers = [...new Set(asked.areas)].flatMap((id) => vault.byArea.get(id) ?? []);
  const ask = { ...asked, areas: ledgers.map(({ area }) => area.id) };
  const standing = ledgers.map((ledger) => describeStanding(pieces, ledger, ask.asOf));
  const { asOf, vendor, minutes } = ask;
  return {
    ...{ asOf, vendor, minutes },
    areas: ledgers.map(({ area: { id, title } }) => ({ id, title })),
    standing,
    conclusions: gatherConclusions(pieces, ask),
    contradictions: findContradictions(pieces, ask),
    refresh: chooseRefresh(pieces, ask, standing),
    questions: askQuestions(pieces, ask, standing),
    blindSpots: findBlindSpots(pieces, ask),
    bankSize: bank.length,
  };
}

/** Entries that name one of the areas and are no later than the as-of day, and the meeting itself. */
export function entriesAbout(vault: Vault, { areas, asOf, meeting }: Pick<BriefAsk, 'areas' | 'asOf' | 'meeting'>): EntryHead[] {
  const wanted = new Set(areas);
  // Thousands of entries name the same few areas.
  const known = new Map<string, boolean>();
  const isWanted = (ref: string): boolean => {
    const answer = known.get(ref) ?? wanted.has(areaNamed(vault, ref) ?? '');
    known.set(ref, answer);
    return answer;
  };
  return vault.entries
    .filter((entry) => entry.id === meeting || (isThen(entry, asOf) && entry.refs.some(isWanted)))
    .sort((a, b) => Number(b.id === meeting) - Number(a.id === meeting) || newestFirst(a, b))
    .slice(0, MOST_DIRECT);
}

/** Those entries, and what is one link away from them or from the areas, whichever way the link leads; `cited` are links of front matter. */
export function scopeOf(vault: Vault, direct: readonly EntryHead[], links: readonly PlacedLink[], cited: readonly string[], { areas, asOf }: Pick<BriefAsk, 'areas' | 'asOf'>): ScopedEntry[] {
  const near = new Set([...direct.map(({ path }) => path), ...areas.flatMap((id) => vault.byArea.get(id)?.area.path ?? [])]);
  const around = new Map<string, EntryHead>();
  const take = (path: string) => {
    const head = near.has(path) ? undefined : vault.names.byPath.get(path);
    if (head && !head.isArea && isThen(head, asOf)) around.set(path, head);
  };
  for (const link of links) {
    const found = followLink(link, vault.names);
    if (found.state !== 'found' || relationOf(link.form)) continue;
    if (near.has(link.file)) take(found.target.path);
    else if (near.has(found.target.path)) take(link.file);
  }
  for (const ref of cited) {
    const found = vault.names.resolve(ref);
    if (found.state === 'found') take(found.target.path);
  }
  const linked = [...around.values()].sort(newestFirst).slice(0, MOST_LINKED);
  const placed = (heads: readonly EntryHead[], distance: 0 | 1) => heads.map((head): ScopedEntry => ({ head: asItWas(head, asOf), distance }));
  return [...placed(direct, 0), ...placed(linked, 1)];
}

/** An entry that was gone on with after the as-of day has the date it began with: no brief tells of a later one. */
function asItWas(head: EntryHead, asOf: number): EntryHead {
  return head.lastDay !== null && head.lastDay > asOf ? { ...head, lastDay: head.day } : head;
}

function isThen({ day }: EntryHead, asOf: number): boolean {
  return day === null || day <= asOf;
}
