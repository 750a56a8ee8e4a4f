import type { Command } from './command.ts';

/** The commands, each loaded only when it is called. */
export const COMMANDS = {
  serve: { operand: '', summary: 'show the vault in a browser', load: async () => (await import('./commands/serve.ts')).serve },
  init: { operand: 'DIR', summary: 'make a new vault', load: async () => (await import('./commands/init.ts')).init },
  check: { operand: '', summary: 'say what in the vault wants mending', load: async () => (await import('./commands/check.ts')).check },
  reindex: { operand: '', summary: 'build the index anew from the files', load: async () => (await import('./commands/reindex.ts')).reindex },
  radar: { operand: '', summary: 'the radar, as a table or a picture', load: async () => (await import('./commands/radar.ts')).radar },
  freshness: { operand: '', summary: 'what is fresh, what is stale, and what goes stale when', load: async () => (await import('./commands/freshness.ts')).freshness },
  area: { operand: 'ID', summary: 'one area and every contact behind it', load: async () => (await import('./commands/area.ts')).area },
} as const satisfies Record<string, { operand: string; summary: string; load: () => Promise<Command> }>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
