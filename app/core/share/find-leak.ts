/** Words in a row that hardly ever stand together twice by chance. */
const RUN = 6;
/** A name of one word is told from an ordinary word by a hyphen, a low line or a digit in it, and by this length. */
const SHORTEST_NAME = 8;
/** What dates are made of says nothing. */
const OF_A_DATE = /^(\d+|january|february|march|april|may|june|july|august|september|october|november|december)$/;

export interface PrivateText {
  /** What to call it when it is found: its path. */
  path: string;
  /** Its title and its id: found as a whole. */
  names: readonly string[];
  /** Found by any six words in a row. */
  text: string;
}

export interface Leak {
  path: string;
  words: string;
}

/**
 * The first words of something private that stand in what is published, and in nothing that may be;
 * null where there are none. It knows nothing of how a share is made: it is the second pair of eyes.
 * `allowed` is the source of all that may be published, the words of the pages themselves included.
 */
export function findLeak(published: Iterable<string>, secrets: Iterable<PrivateText>, allowed: Iterable<string>): Leak | null {
  const out = new Set<string>();
  for (const text of published) for (const run of everyRun(text)) out.add(run);
  for (const text of allowed) for (const run of everyRun(text)) out.delete(run);
  for (const { path, names, text } of secrets) {
    const words = [...names.flatMap(nameRuns), ...longRuns(text)].find((run) => out.has(run));
    if (words !== undefined) return { path, words };
  }
  return null;
}

/** Every run that may be looked for. */
function* everyRun(text: string): Generator<string> {
  for (const words of segmentsOf(text)) {
    for (let start = 0; start < words.length; start++) {
      for (let length = 1; length <= RUN && start + length <= words.length; length++) yield words.slice(start, start + length).join(' ');
    }
  }
}

function longRuns(text: string): string[] {
  return segmentsOf(text).flatMap((words) => words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' ')));
}

/** Of a name, its pieces; none that could be an ordinary word or a date. */
function nameRuns(name: string): string[] {
  return segmentsOf(name)
    .filter((words) => (words.length === 1 ? words[0]!.length >= SHORTEST_NAME && /[-_\d]/.test(words[0]!) : words.filter((word) => !OF_A_DATE.test(word)).length >= 2))
    .flatMap((words) => (words.length <= RUN ? [words.join(' ')] : longRuns(words.join(' '))));
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#39;': "'" };

/** Words of what a reader takes in as one piece: a tag, a quote or a sign between two words parts them. */
function segmentsOf(text: string): string[][] {
  const plain = text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (entity) => ENTITIES[entity]!).toLowerCase();
  return plain.split(/[^\p{L}\p{N}\p{M}_' \u00a0-]+/u).map((segment) => segment.match(/[\p{L}\p{N}\p{M}]+(?:[_'-]+[\p{L}\p{N}\p{M}]+)*/gu) ?? []);
}
