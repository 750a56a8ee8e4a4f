import type { SharedRadar } from './shared-radar.ts';

/** A share made ready to be drawn: its pages, pictures, feeds and files take this and nothing else. */
export interface ShareContent {
  radar: SharedRadar;
  /** The Markdown of the radar as HTML that is safe in a page; '' where there is none. */
  html: {
    /** Its links lead from the first page: `areas/ID.html`. */
    notes: string;
    /** By id. Their links lead from within a folder: `../areas/ID.html`, `../entries/ID.html`, `../files/NAME`. */
    areas: Record<string, string>;
    entries: Record<string, string>;
  };
  /** Pictures that shared texts show, under `files/`. */
  files: SharedFile[];
}

export interface SharedFile {
  /** Its name under `files/`, which tells nothing of where it is in the vault. */
  name: string;
  /** Such as `image/png`. */
  type: string;
  /** With nothing but what draws it; null when the file has gone since, or is no picture from its beginning to its end. */
  bytes(): Promise<Uint8Array | null>;
}
