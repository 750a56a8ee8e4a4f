import { expect } from 'vitest';
import type { FileChange } from '#app/core/change.ts';
import type { RelinkPlan } from '#app/core/relink/relink.ts';
import { planRename, type Renaming } from '#app/core/relink/rename.ts';
import type { RelinkFile } from '#app/core/relink/turn.ts';
import type { Problem, Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { vaultOf } from './read-vault.ts';

/** Texts by path, as on disk. */
export type Files = Record<string, string>;

export const AREA = '---\ntitle: eBPF filter\nquadrant: tools\naliases: [BPF]\n---\n';

export function listed(files: Files): RelinkFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

export function vaultIn(files: Files): Vault {
  return vaultOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/^\uFEFF/, '')])));
}

export function applied(files: Files, changes: readonly FileChange[]): Files {
  const after = new Map(Object.entries(files));
  for (const { path, before, after: text } of changes) {
    expect(before).toBe(files[path] ?? null);
    if (text === null) after.delete(path);
    else after.set(path, text);
  }
  return Object.fromEntries(after);
}

export function done(plan: Result<RelinkPlan>): RelinkPlan {
  if (!plan.ok) throw new Error(plan.problem.message);
  return plan.value;
}

export const rename = (files: Files, ask: Renaming) => planRename(vaultIn(files).names, listed(files), ask);

export const renamed = (files: Files, ask: Renaming) => applied(files, done(rename(files, ask)).changes);

export function refused(files: Files, ask: Renaming): Problem {
  const plan = rename(files, ask);
  if (plan.ok) throw new Error('it was not refused');
  return plan.problem;
}
