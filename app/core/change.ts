/**
 * One file of the vault as it was and as it is to be. Text is as on disk, a byte order mark and the
 * ends of its lines included; null where there is no file.
 */
export interface FileChange {
  path: string;
  before: string | null;
  after: string | null;
}
