/** The parts of a wikilink as written between its brackets; see `Link` for what each means. */
export interface WikiLinkParts {
  target: string;
  fragment: string | null;
  label: string | null;
}

/** A pipe in a table may be written `\|`; inside the brackets it means the same everywhere. */
const PIPE = /\\?\|/;
const PIPES = /\\?\|/g;

/**
 * Reads what stands between `[[` and `]]`; null when that makes no link. The caller
 * has made sure that it holds no bracket and no line end. A `#` starts a fragment
 * only when something follows it directly, so that `[[C#]]` and `[[C# basics]]` are titles.
 */
export function parseWikiLink(inner: string): WikiLinkParts | null {
  if (inner.endsWith('\\')) return null;
  const pipe = inner.includes('|') ? PIPE.exec(inner) : null;
  const place = (pipe ? inner.slice(0, pipe.index) : inner).trim();
  const label = pipe ? inner.slice(pipe.index + pipe[0].length).replace(PIPES, '|').trim() : '';
  const hash = place.includes('#') ? place.search(/#(?=\S)/) : -1;
  const target = hash < 0 ? place : place.slice(0, hash).trim();
  const fragment = hash < 0 ? null : place.slice(hash + 1);
  if (target === '' && fragment === null) return null;
  return { target, fragment, label: label === '' ? null : label };
}

/** What a reader sees where nothing better, such as the entry's title, is known. */
export function displayOf({ target, fragment, label }: WikiLinkParts): string {
  return label ?? (target || fragment || '');
}
