import type { Command } from './command.ts';

/** The commands, what each takes after its name (in brackets what may be left out, `…` where several may stand), each loaded only when it is called. */
export const COMMANDS = {
  serve: { operands: [], summary: 'show the vault in a browser', load: async () => (await import('./commands/serve.ts')).serve },
  password: { operands: [], summary: 'set the password that a browser is asked for', load: async () => (await import('./commands/password.ts')).password },
  'sign-out': { operands: [], summary: 'sign every browser out', load: async () => (await import('./commands/sign-out.ts')).signOut },
  init: { operands: ['DIR'], summary: 'make a new vault', load: async () => (await import('./commands/init.ts')).init },
  check: { operands: [], summary: 'say what in the vault wants mending', load: async () => (await import('./commands/check.ts')).check },
  reindex: { operands: [], summary: 'build the index anew from the files', load: async () => (await import('./commands/reindex.ts')).reindex },
  log: { operands: ['[TEXT…]'], summary: 'write down what you did, in one line', load: async () => (await import('./commands/log.ts')).log },
  radar: { operands: [], summary: 'the radar, as a table or a picture', load: async () => (await import('./commands/radar.ts')).radar },
  freshness: { operands: [], summary: 'what is fresh, what is stale, and what goes stale when', load: async () => (await import('./commands/freshness.ts')).freshness },
  search: { operands: ['TEXT…'], summary: 'find entries by the words in them', load: async () => (await import('./commands/search.ts')).search },
  area: { operands: ['ID'], summary: 'one area and every contact behind it', load: async () => (await import('./commands/area.ts')).area },
  plan: { operands: [], summary: 'what this week’s minutes are best spent on', load: async () => (await import('./commands/plan.ts')).plan },
  review: { operands: [], summary: 'what a week or a quarter left to look at', load: async () => (await import('./commands/review.ts')).review },
  brief: { operands: [], summary: 'get ready for a meeting: where you stand, and what to ask', load: async () => (await import('./commands/brief.ts')).brief },
  rename: { operands: ['OLD', 'NEW'], summary: 'give an entry or an area another id or title, and mend every link', load: async () => (await import('./commands/rename.ts')).rename },
  move: { operands: ['ID', 'KIND'], summary: 'make an entry one of another kind, in its folder', load: async () => (await import('./commands/move.ts')).move },
  'merge-areas': { operands: ['A', 'B'], summary: 'put area A into area B', load: async () => (await import('./commands/merge.ts')).mergeAreas },
  'merge-readings': { operands: ['A', 'B'], summary: 'put reading A into reading B', load: async () => (await import('./commands/merge.ts')).mergeReadings },
  delete: { operands: ['ID'], summary: 'move an entry or an area to .trash/', load: async () => (await import('./commands/delete.ts')).deleteSubject },
  edition: { operands: ['create|list|show|publish', '[NAME]'], summary: 'radars frozen to be shown', load: async () => (await import('./commands/edition.ts')).edition },
  share: { operands: ['create|list|revoke|rotate', '[ID]'], summary: 'links to a radar that can only be read', load: async () => (await import('./commands/share.ts')).share },
  import: { operands: ['bib|ris|csl|adr|doi|radar', 'FILE'], summary: 'bring in a reading list, decision records or a radar', load: async () => (await import('./commands/import.ts')).importFile },
  export: { operands: ['[bib|ris|csl|adr]', '[DIR]'], summary: 'take the reading list, decision records or the radar along', load: async () => (await import('./commands/export.ts')).exportFile },
  history: { operands: ['ID', '[COMMIT]'], summary: 'what Git knows of an entry or an area', load: async () => (await import('./commands/history.ts')).history },
  sync: { operands: [], summary: 'fetch, merge and push', load: async () => (await import('./commands/sync.ts')).sync },
  publish: { operands: ['DIR'], summary: 'a share as a folder of plain files, for any web server', load: async () => (await import('./commands/publish.ts')).publish },
  backup: { operands: ['FILE'], summary: 'the vault, its history and its records in one file', load: async () => (await import('./commands/backup.ts')).backup },
  restore: { operands: ['FILE', 'DIR'], summary: 'make a vault of a backup', load: async () => (await import('./commands/restore.ts')).restore },
} as const satisfies Record<string, { operands: readonly string[]; summary: string; load: () => Promise<Command> }>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
