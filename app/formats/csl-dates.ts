import type { CslDate } from './csl.ts';

const DATE = /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

/** `2019`, `2019-01` or `2019-01-05`; null for what such a line cannot tell. */
export function writeDate(date: CslDate): string | null {
  const [parts, ...more] = date['date-parts'] ?? [];
  if (!parts || parts.length === 0 || parts.length > 3 || more.length > 0 || Object.keys(date).length > 1) return null;
  const text = parts.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join('-');
  return DATE.test(text) && parts.every(Number.isInteger) ? text : null;
}

/** What `writeDate` wrote; other text stays as it is. */
export function readDate(text: string): CslDate {
  const [, ...parts]: (string | undefined)[] = DATE.exec(text.trim()) ?? [];
  const said = parts.filter((part) => part !== undefined);
  return said.length > 0 ? { 'date-parts': [said.map(Number)] } : { literal: text.trim() };
}
