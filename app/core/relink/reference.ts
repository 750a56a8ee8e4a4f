/** A place in a file that names something else in the vault. */
export interface Reference {
  /** What stands from here to there is what changes when the name does. */
  from: number;
  to: number;
  /** A name, or an address, as it is read. */
  target: string;
  /**
   * `link` may name anything, `area` only an area; `log` stands in the head of a log line and is
   * both; `path` is the address of a link, an image or a definition.
   */
  as: 'link' | 'area' | 'log' | 'path';
  /** References that share one: a list or a map of areas, or the head of a log line. */
  group: string | null;
  /** How another name or address is written here; null where it cannot be. */
  write(target: string): string | null;
}
