const NOWHERE = 'http://here.invalid';

/** A place to go on to that somebody may have written into an address: a path of this site, or `/` for anything else. */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted) || !URL.canParse(wanted, NOWHERE)) return '/';
  const { origin, pathname, search } = new URL(wanted, NOWHERE);
  return origin === NOWHERE && !pathname.startsWith('//') ? pathname + search : '/';
}
