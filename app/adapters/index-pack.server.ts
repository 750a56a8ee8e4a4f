import type { ContactClaim } from '#app/core/contacts.ts';
import type { EntryHead, StatementClaim } from '#app/core/heads.ts';

/**
 * Claims as the index stores them: without names, and without the entry and path that all claims of
 * a file share. There may be a hundred thousand, and all are read before the first page is shown.
 */
export type PackedContact = [ref: string, day: number, depth: ContactClaim['depth'], minutes: number, estimated: boolean, line: number];
export type PackedStatement = [ref: string, day: number, verdict: StatementClaim['verdict'], line: number];

export function packContact({ ref, day, depth, minutes, estimated, line }: ContactClaim): PackedContact {
  return [ref, day, depth, minutes, estimated, line];
}

export function unpackContact([ref, day, depth, minutes, estimated, line]: PackedContact, { id, path }: EntryHead): ContactClaim {
  return { ref, day, depth, minutes, estimated, entry: id, path, line };
}

export function packStatement({ ref, day, verdict, line }: StatementClaim): PackedStatement {
  return [ref, day, verdict, line];
}

export function unpackStatement([ref, day, verdict, line]: PackedStatement, { id, path }: EntryHead): StatementClaim {
  return { ref, day, verdict, entry: id, path, line };
}
