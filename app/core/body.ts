const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** A file without its front matter. */
export function bodyOf(text: string): string {
  return text.replace(FRONT_MATTER, '');
}
