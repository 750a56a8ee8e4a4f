import { formatDay, type Day } from '../day.ts';

/** Where each page of a shared radar lies, from its folder. */
export const areaFile = (id: string) => `areas/${id}.html`;
export const entryFile = (id: string) => `entries/${id}.html`;
export const stepFile = (day: Day) => `at/${formatDay(day)}.html`;

/** A path as a relative address: each part of it escaped. */
export function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
