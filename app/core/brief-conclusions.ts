import { placeOf, titleOf } from './brief-standing.ts';
import type { BriefAsk, BriefPieces, Conclusion, Contradiction, ScopedEntry } from './brief-types.ts';
import { isFirstHand } from './depth.ts';
import { titlesOf } from './find-names.ts';
import type { AreaLedger } from './ledger.ts';
import { stripInline } from './markdown/strip-inline.ts';
import { isQuoted } from './sections.ts';
import { sayDay } from './words.ts';

const SHOWN = 8;
const LONGEST = 240;

/** What was learnt and decided: what first-hand contact taught first, then the nearer, then the newer; then the first words marked in a source, which are somebody else’s; what was superseded last. */
export function gatherConclusions(pieces: BriefPieces, ask: BriefAsk): Conclusion[] {
  const { vault, scope, lessons } = pieces;
  const firstHand = firstHandFiles(vault.byArea, ask);
  const superseded = supersededBy(pieces);
  const byPath = new Map(scope.map((scoped) => [scoped.head.path, scoped]));
  const own = new Map(ask.areas.map((id) => [vault.byArea.get(id)!.area.path, vault.byArea.get(id)!.area]));
  const found = lessons.flatMap(({ file, heading, text, line }): Conclusion[] => {
    const scoped = byPath.get(file);
    const [id, title, day] = scoped ? [scoped.head.id, scoped.head.title, scoped.head.lastDay] : own.has(file) ? [own.get(file)!.id, own.get(file)!.title, null] : [];
    const said = excerptOf(text, titlesOf(vault));
    if (id === undefined || said === '' || id === ask.meeting) return [];
    return [
      {
        ...{ heading, text: said, entry: id, title: title!, day: day ?? null },
        ...{ firstHand: firstHand.has(file) && !isQuoted(heading), distance: scoped?.distance ?? 0, superseded: superseded.has(file) || scoped?.head.status === 'superseded' },
        evidence: [{ entry: id, line }],
      },
    ];
  });
  const rank = ({ superseded: was, firstHand: hands, distance, heading }: Conclusion) => Number(was) * 8 + Number(isQuoted(heading)) * 4 + Number(!hands) * 2 + distance;
  return found
    .sort((a, b) => rank(a) - rank(b) || (b.day ?? 0) - (a.day ?? 0) || (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : a.evidence[0]!.line - b.evidence[0]!.line))
    .slice(0, SHOWN);
}

/** Where the vault says two things: verdicts of different entries, and decisions that another one replaced. */
export function findContradictions(pieces: BriefPieces, { areas, asOf }: BriefAsk): Contradiction[] {
  const { vault, scope } = pieces;
  const verdicts = areas.flatMap((id): Contradiction[] => {
    const { statements, area } = vault.byArea.get(id)!;
    const stated = statements.filter(({ day }) => day <= asOf);
    const latest = stated.at(-1);
    const earlier = latest && stated.findLast(({ verdict, entry }) => verdict !== latest.verdict && entry !== latest.entry);
    if (!latest || !earlier) return [];
    const say = ({ verdict, day, path }: typeof latest) => `${verdict} on ${sayDay(day)} (${titleOf(vault, path)})`;
    return [{ kind: 'verdicts', text: `${area.title}: you said ${say(earlier)}, then ${say(latest)}. The later one holds.`, evidence: [placeOf(earlier), placeOf(latest)] }];
  });
  const replaced = supersededBy(pieces);
  const decisions = scope.flatMap(({ head }): Contradiction[] => {
    const by = replaced.get(head.path);
    if (!by && head.status !== 'superseded') return [];
    const evidence = [{ entry: head.id, line: 1 }, ...(by ? [{ entry: by.head.id, line: 1 }] : [])];
    return [{ kind: 'superseded', text: by ? `“${head.title}” was superseded by “${by.head.title}”.` : `“${head.title}” was superseded; no entry says by what.`, evidence }];
  });
  return [...verdicts, ...decisions];
}

/** By path of what was superseded: what superseded it. */
function supersededBy({ vault, scope, details }: BriefPieces): Map<string, ScopedEntry> {
  const replaced = new Map<string, ScopedEntry>();
  for (const scoped of scope) {
    for (const name of details.get(scoped.head.path)?.supersedes ?? []) {
      const found = vault.names.resolve(name);
      if (found.state === 'found') replaced.set(found.target.path, scoped);
    }
  }
  return replaced;
}

/** Files with a first-hand contact in one of the areas. */
function firstHandFiles(byArea: ReadonlyMap<string, AreaLedger>, { areas, asOf }: BriefAsk): Set<string> {
  const contacts = areas.flatMap((id) => byArea.get(id)!.contacts);
  return new Set(contacts.filter(({ day, depth }) => day <= asOf && isFirstHand(depth)).map(({ path }) => path));
}

/** The first sentences of a section as plain words, cut at a sentence where one ends in time. */
export function excerptOf(markdown: string, titleOfLink: (name: string) => string | null, longest = LONGEST): string {
  const block = markdown.replace(/<!--[^]*?-->/g, '').split(/\n\s*\n/).find((part) => /[\p{L}\p{N}]/u.test(part)) ?? '';
  const plain = stripInline(block.replace(/^\s*(?:>|(?:[-*+]|\d+[.)])\s)\s*(?:\[[ xX]\]\s+)?/gm, ''), titleOfLink).replace(/\s+/g, ' ').trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return end > longest / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
