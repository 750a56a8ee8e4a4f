import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { readEdition } from '#app/core/edition.ts';
import { readConfig } from '#app/core/read-config.ts';
import { roleOf } from '#app/core/read-file.ts';
import { shareOf, type Shared } from '#app/core/share/share-of.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { dayOf, vaultOf } from './read-vault.ts';

export const EVERYTHING: ShareScope = { lens: 'recommendation', quadrants: [], areas: [], tags: [], rings: [], time: { kind: 'live' }, show: 'entries', history: false, title: '', notes: '' };

/** What a share of a vault made of these texts contains. */
export function sharedFrom(files: Readonly<Record<string, string>>, scope: Partial<ShareScope> = {}, today = '2026-11-01'): Shared {
  const config = files['whetstone.yml'] === undefined ? DEFAULT_CONFIG : readConfig(files['whetstone.yml']).config;
  const subjects = Object.fromEntries(Object.entries(files).filter(([path]) => roleOf(path) !== null));
  const editions = Object.entries(files).flatMap(([path, text]) => (path.startsWith('editions/') ? (readEdition(path.slice(9, -3), text).edition ?? []) : []));
  const shared = shareOf(vaultOf(subjects, config), editions, { ...EVERYTHING, ...scope }, dayOf(today), new Map(Object.entries(subjects)));
  if (!shared.ok) throw new Error(shared.problem.message);
  return shared.value;
}

/** Every way to share: each lens, each depth, each time, with and without history. */
export function everyWay(): ShareScope[] {
  const scopes: ShareScope[] = [];
  for (const lens of ['recommendation', 'contact'] as const) {
    for (const show of ['rings', 'freshness', 'entries'] as const) {
      for (const time of [{ kind: 'live' }, { kind: 'day', asOf: dayOf('2026-10-15') }, { kind: 'edition', name: lens === 'contact' ? 'q3-contact' : 'q3' }] as const) {
        for (const history of [false, true]) scopes.push({ ...EVERYTHING, lens, show, time, history });
      }
    }
  }
  return scopes;
}
