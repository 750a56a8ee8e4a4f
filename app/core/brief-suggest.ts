import { categoriesIn, fitterOf } from './area-categories.ts';
import { areaNamed } from './find-names.ts';
import { nameKey } from './names.ts';
import { wordsOf } from './similar.ts';
import type { Vault } from './vault.ts';

export interface SuggestedArea {
  area: string;
  title: string;
  why: string;
}

const SHOWN = 6;

/** What speaks for an area, best first: our judgement of how sure each sign is. */
const POINTS = { named: 4, vendor: 3, metBefore: 3, word: 2, category: 1 };

/** Areas a meeting is likely to be about, from what is typed of it: a vendor's name, a topic, a sentence. The likeliest first. */
export function suggestAreas(vault: Vault, text: string): SuggestedArea[] {
  const said = bareWords(text);
  if (said.trim() === '') return [];
  const words = wordsOf(text);
  const categories = categoriesIn(text);
  const met = areasMetWith(vault, said);
  return vault.ledger
    .map(({ area, quadrant }) => {
      const names = [area.id, area.title, ...area.aliases];
      const named = names.find((name) => said.includes(bareWords(name)));
      const word = [...wordsOf(names.join(' '))].some((part) => words.has(part));
      const category = categories.find((name) => fitterOf(area, vault.config.quadrants[quadrant]!)([name]) === 'group');
      const signs = [
        named !== undefined && { points: POINTS.named, why: `“${named}” is named.` },
        area.vendor !== null && said.includes(bareWords(area.vendor)) && { points: POINTS.vendor, why: `It comes from ${area.vendor}.` },
        met.has(area.id) && { points: POINTS.metBefore, why: `You met ${met.get(area.id)} about it before.` },
        named === undefined && word && { points: POINTS.word, why: 'A word of its name is there.' },
        category !== undefined && { points: POINTS.category, why: `It is about ${category}.` },
      ].filter((sign) => sign !== false);
      return { area: area.id, title: area.title, why: signs[0]?.why ?? '', points: signs.reduce((sum, sign) => sum + sign.points, 0) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.title < b.title ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ points: _, ...suggested }) => suggested);
}

/** Areas of entries whose vendor is named, with that vendor. */
function areasMetWith(vault: Vault, said: string): Map<string, string> {
  const met = new Map<string, string>();
  for (const { vendor, refs } of vault.entries) {
    if (vendor === null || nameKey(vendor) === '' || !said.includes(bareWords(vendor))) continue;
    for (const ref of refs) {
      const id = areaNamed(vault, ref);
      if (id !== null) met.set(id, vendor);
    }
  }
  return met;
}

/** With a blank on either side, so that a name is found as whole words only. */
function bareWords(text: string): string {
  return ` ${nameKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
