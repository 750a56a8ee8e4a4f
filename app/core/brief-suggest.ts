import { categoriesIn, fitterOf } from './area-categories.ts';
import type { Day } from './day.ts';
import { nameKey } from './names.ts';
import { wordsOf } from './similar.ts';
import type { Vault } from './vault.ts';

export interface SuggestedArea {
  area: string;
  title: string;
  why: string;
  /** The meeting is about it by what was typed or lived; what is not sure is a guess from words, for the owner to judge. */
  isSure: boolean;
}

/** What is known of a meeting before its areas are. */
export interface MeetingHint {
  vendor: string;
  topic: string;
}

const SHOWN = 6;

/** What speaks for an area, best first: our judgement of how sure each sign is. What is worth as much as a sure sign is one. */
const POINTS = { named: 4, vendor: 3, metBefore: 3, word: 2, category: 1 };
const SURE = 3;

/** Areas a meeting is likely to be about, from whom it is with and what is typed of its topic; `today` parts meetings that were from those that will be. The sure ones first, then the likeliest. */
export function suggestAreas(vault: Vault, { vendor, topic }: MeetingHint, today: Day): SuggestedArea[] {
  const text = `${vendor} ${topic}`;
  const [said, saidOfTopic] = [bareWords(text), bareWords(topic)];
  if (said.trim() === '') return [];
  const words = wordsOf(text);
  const categories = categoriesIn(text);
  const met = areasMetWith(vault, said, today);
  return vault.ledger
    .map(({ area, quadrant }) => {
      const names = [area.title, ...area.aliases, area.id];
      const named = names.find((name) => saidOfTopic.includes(bareWords(name)));
      const word = [...wordsOf(names.join(' '))].some((part) => words.has(part));
      const category = categories.find((name) => fitterOf(area, vault.config.quadrants[quadrant]!)([name]) === 'group');
      const signs = [
        named !== undefined && { points: POINTS.named, why: `“${named}” is named.` },
        area.vendor !== null && said.includes(bareWords(area.vendor)) && { points: POINTS.vendor, why: `It comes from ${area.vendor}.` },
        met.has(area.id) && { points: POINTS.metBefore, why: `You met ${met.get(area.id)} about it before.` },
        named === undefined && word && { points: POINTS.word, why: 'A word of its name is there.' },
        category !== undefined && { points: POINTS.category, why: `It is about ${category}.` },
      ].filter((sign) => sign !== false);
      const points = signs.reduce((sum, sign) => sum + sign.points, 0);
      return { area: area.id, title: area.title, why: signs[0]?.why ?? '', isSure: signs.some((sign) => sign.points >= SURE), points };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => Number(b.isSure) - Number(a.isSure) || b.points - a.points || (a.title < b.title ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ points: _, ...suggested }) => suggested);
}

/** Areas spoken of in meetings with a vendor that is named, with that vendor. To be on the list of a meeting is not enough: somebody said how long it took, as closing does, or what came of it. */
function areasMetWith(vault: Vault, said: string, today: Day): Map<string, string> {
  const vendors = new Map<string, string>();
  for (const { kind, vendor, path } of vault.entries) {
    if (kind === 'meeting' && vendor !== null && nameKey(vendor) !== '' && said.includes(bareWords(vendor))) vendors.set(path, vendor);
  }
  if (vendors.size === 0) return new Map();
  return new Map(
    vault.ledger.flatMap(({ area, contacts, statements }) => {
      const told = contacts.find(({ path, day, estimated }) => !estimated && day <= today && vendors.has(path)) ?? statements.find(({ path, day }) => day <= today && vendors.has(path));
      return told ? [[area.id, vendors.get(told.path)!] as const] : [];
    }),
  );
}

/** With a blank on either side, so that a name is found as whole words only. */
function bareWords(text: string): string {
  return ` ${nameKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
