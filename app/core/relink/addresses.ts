/** The path that a relative address leads to from a file; it may begin with `..` where it leads out of the vault. */
export function pathFrom(file: string, target: string): string {
  const parts = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** The address of a path as seen from a file, made in the likeness of the one that stands there: absolute, or with `./` before it. */
export function addressFrom(file: string, path: string, like: string): string {
  const end = like.endsWith('/') ? '/' : '';
  if (like.startsWith('/')) return `/${path}${end}`;
  const here = file.split('/').slice(0, -1);
  const there = path.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared] && there[shared] !== '..') shared++;
  const address = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/') + end;
  const needsDot = (like.startsWith('./') && !address.startsWith('../')) || /^[^/]*:/.test(address);
  return needsDot ? `./${address}` : address;
}

/**
 * Writes an address as Markdown takes it: in angle brackets where the old one had them; letters
 * beyond ASCII by their bytes where the old one had them so. What follows `#` stays.
 */
export function writeAddress(raw: string, address: string): string {
  const isAngled = raw.startsWith('<');
  const old = isAngled ? raw.slice(1, -1) : raw;
  const fragment = old.includes('#') ? old.slice(old.indexOf('#')) : '';
  const special = isAngled ? /[%#<>\\&\p{Cc}]/gu : /[%#<>\\&()\s\p{Cc}]/gu;
  const escaped = address.replace(special, encode);
  const written = /%[89a-f]/i.test(old) ? escaped.replace(/[^\0-\x7f]+/g, encodeURIComponent) : escaped;
  return isAngled ? `<${written}${fragment}>` : `${written}${fragment}`;
}

function encode(char: string): string {
  return /[()]/.test(char) ? `%${char.charCodeAt(0).toString(16)}` : encodeURIComponent(char);
}
