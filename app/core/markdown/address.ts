/** A relative address, split and decoded. */
export interface Address {
  target: string;
  fragment: string | null;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Reads the address of a Markdown link; null unless it is relative and names a path.
 * Addresses with a scheme or a host lead out of the vault; a bare `#fragment` leads nowhere else.
 */
export function readAddress(url: string): Address | null {
  if (url.startsWith('//') || SCHEME.test(url)) return null;
  const hash = url.indexOf('#');
  const target = decode(hash < 0 ? url : url.slice(0, hash)).trim();
  const fragment = hash < 0 ? '' : decode(url.slice(hash + 1));
  return target === '' ? null : { target, fragment: fragment === '' ? null : fragment };
}

/** Percent-decodes; what is not well-formed stays as written. */
function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
