/** Pieces of a page that are found elsewhere in the vault, rendered and with the way to their source. */

interface Found {
  path: string;
  line: number;
  /** Title of the entry or area it stands in, and its page. */
  title: string;
  href: string;
}

export interface FoundQuestion extends Found {
  answered: boolean;
  html: string;
  answerHtml: string;
}

export interface FoundLesson extends Found {
  heading: string;
  html: string;
}

/** A page that links here, with the sentence around each of its links. */
export interface Backlink extends Omit<Found, 'line'> {
  /** How its front matter names this page, in words. */
  said: string[];
  sentences: { line: number; before: string; link: string; after: string }[];
}

/** The page of a part of the vault. */
export function hrefOf(named: { id: string; isArea: boolean }): string {
  return `/${named.isArea ? 'areas' : 'entries'}/${encodeURIComponent(named.id)}`;
}

/** Where something of this name is begun. */
export function hrefToCreate(title: string): string {
  return `/new?title=${encodeURIComponent(title)}`;
}

export function hrefToCreateArea(title: string): string {
  return `/new/area?title=${encodeURIComponent(title)}`;
}

/** The line of an entry's page that says of a contact. */
export function hrefOfContact({ entry, line }: { entry: string; line: number }): string {
  return `${hrefOf({ id: entry, isArea: false })}#line-${line}`;
}
