/** Words in a row that hardly ever stand together twice by chance. */
const RUN = 6;
/** Shorter texts count as a whole, from this many words on. */
const FEWEST = 2;
/** A name of one word is told from an ordinary word by a hyphen or a digit in it, and by this length. */
const SHORTEST_NAME = 8;

export interface PrivateText {
  /** What to call it when it is found, such as its path. */
  name: string;
  text: string;
}

/**
 * The first of the private texts of which a run of words stands in what is published and in nothing
 * that may be; null where there is none. It knows nothing of how a share is made: it is the second
 * pair of eyes. `allowed` is the source of all that may be published, words of the pages included.
 */
export function findLeak(published: Iterable<string>, secrets: Iterable<PrivateText>, allowed: Iterable<string>): (PrivateText & { words: string }) | null {
  const out = new Set<string>();
  for (const text of published) addRuns(out, text);
  for (const text of allowed) removeRuns(out, text);
  for (const { name, text } of secrets) {
    for (const segment of segmentsOf(text)) {
      const words = segment.find((run) => out.has(run));
      if (words !== undefined) return { name, text, words };
    }
  }
  return null;
}

function addRuns(runs: Set<string>, text: string): void {
  for (const segment of wordsIn(text)) for (const run of allRuns(segment)) runs.add(run);
}

function removeRuns(runs: Set<string>, text: string): void {
  for (const segment of wordsIn(text)) for (const run of allRuns(segment)) runs.delete(run);
}

/** Of published text, every run of every length that may be looked for. */
function* allRuns(words: readonly string[]): Generator<string> {
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= RUN && start + length <= words.length; length++) {
      const run = words.slice(start, start + length);
      if (length > 1 || isName(run[0]!)) yield run.join(' ');
    }
  }
}

/** Of private text, the runs that would give it away. */
function segmentsOf(text: string): string[][] {
  return wordsIn(text).map((words) => {
    const names = words.filter(isName);
    if (words.length < FEWEST) return names;
    if (words.length <= RUN) return [...names, words.join(' ')];
    return [...names, ...words.slice(0, words.length - RUN + 1).map((_, i) => words.slice(i, i + RUN).join(' '))];
  });
}

function isName(word: string): boolean {
  return word.length >= SHORTEST_NAME && /[-_\d]/.test(word) && /\p{L}/u.test(word);
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#39;': "'" };

/** Words of what a reader takes in as one piece: a tag, a quote or a sign between two words parts them. */
function wordsIn(text: string): string[][] {
  const plain = text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (entity) => ENTITIES[entity]!).toLowerCase();
  return plain.split(/[^\p{L}\p{N}\p{M}_' \u00a0-]+/u).map((segment) => segment.match(/[\p{L}\p{N}\p{M}]+(?:[_'-]+[\p{L}\p{N}\p{M}]+)*/gu) ?? []).filter((words) => words.length > 0);
}
