import type { CapturedArea, CaptureHead } from './capture-head.ts';
import type { CaptureNames } from './capture-names.ts';
import { BETWEEN, endOf, endsOfPhrases, linkAt } from './capture-scan.ts';
import { parseWikiLink } from './markdown/wikilink.ts';
import { slugOf } from './slug.ts';

/** Names of more words are understood only once they are there. */
const MOST_WORDS = 3;
/** What may stand between a depth and the name of a technology; an article does not. */
const LEADING = /(?:about|on|using|via|with)(?=\s)/iy;
/** Words of a sentence rather than of a name. */
const NO_NAME = /^(?:an?|and|at|for|from|in|my|of|on|or|our|some|the|this|to|with|\d+)$/i;
/** People are met and talked with, more often than technologies. */
const OF_PEOPLE = /^(?:met|talk)/i;

/** Areas that the words right behind a depth may name although none goes by them: of one word, two, three. */
export function missingAreas(line: string, { parts, minutes, areas, end }: CaptureHead, names: CaptureNames): { from: number; to: number; area: CapturedArea }[] {
  const depth = parts.at(-1);
  if (depth?.as !== 'depth' || minutes !== null || areas.length > 0 || OF_PEOPLE.test(line.slice(depth.from, depth.to))) return [];
  const lead = endOf(LEADING, line, end);
  const from = lead === end ? end : endOf(BETWEEN, line, lead);
  const link = linkAt(line, from);
  const places = link ? [{ to: from + link[0].length, written: parseWikiLink(link[1]!)?.target ?? '' }] : endsOfPhrases(line, from, MOST_WORDS).reverse().map((to) => ({ to, written: line.slice(from, to) }));
  return places.filter(({ written }) => isNewName(written, names)).map(({ to, written }) => ({ from, to, area: { id: nameInFile(written), title: written, written, isMissing: true } }));
}

function isNewName(written: string, { names, lookUp }: CaptureNames): boolean {
  const words = written.split(/\s+/);
  return words.every((word) => slugOf(word) !== '' && !NO_NAME.test(word)) && lookUp(written).state === 'missing' && names.resolve(written).state === 'missing';
}

/** As it was written; where a wikilink cannot say that, by the id that the area will have. */
function nameInFile(written: string): string {
  return /[[\]|#]/.test(written) ? slugOf(written) : written;
}
