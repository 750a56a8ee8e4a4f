import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export type What = 'save' | 'new file' | 'several files' | 'append' | 'discard';

/** A line that a writing process prints: before it writes, when that is acknowledged, or when it is refused. */
export interface Told {
  step: number;
  what: What | 'problem';
  /** The hash of each file as it is to be; null for one that is to go. */
  files?: Record<string, string | null>;
  /** What is to be added to the file that all processes share. */
  line?: string;
  done?: boolean;
  message?: string;
}

/** What went wrong. There should be nothing of it. */
export interface Losses {
  /** Files that are neither what they were nor what they were to be. */
  torn: number;
  /** Acknowledged writes that are not there. */
  lost: number;
  /** Changes to several files of which only a part was made. */
  halved: number;
  /** Temporary files that outlived the recovery. */
  orphans: number;
  /** Writes that were refused without reason. */
  refused: number;
}

export interface Ledger {
  acknowledged: Record<What, number>;
  /** Writes that a kill interrupted; some of them are made all the same, before they could be acknowledged. */
  interrupted: { made: number; unmade: number };
  losses: Losses;
  /** Takes up what the killed processes of a round told, and compares it with what is in the vault now. */
  check(root: string, round: string, told: readonly (readonly Told[])[]): string[];
}

export function createLedger(): Ledger {
  /** Hash of each file of the vault, as acknowledged. */
  const expected = new Map<string, string | null>();
  const acknowledged = { save: 0, 'new file': 0, 'several files': 0, append: 0, discard: 0 };
  const interrupted = { made: 0, unmade: 0 };
  const losses: Losses = { torn: 0, lost: 0, halved: 0, orphans: 0, refused: 0 };

  const settle = (root: string, pending: Told, complaints: string[]) => {
    const files = Object.entries(pending.files ?? {});
    const made = files.map(([path, after]) => ({ path, after, now: hashAt(root, path), before: expected.get(path) ?? null }));
    const torn = made.filter(({ now, after, before }) => now !== after && now !== before);
    const isMade = made.every(({ now, after }) => now === after);
    const isUnmade = made.every(({ now, before }) => now === before);
    losses.torn += torn.length;
    complaints.push(...torn.map(({ path }) => `${path} is torn`));
    if (torn.length === 0 && !isMade && !isUnmade) {
      losses.halved += 1;
      complaints.push(`of ${made.map(({ path }) => path).join(', ')} only a part was changed`);
    }
    interrupted[isMade && !isUnmade ? 'made' : 'unmade'] += 1;
    for (const { path, now } of made) expected.set(path, now);
  };
  const takeUp = (root: string, told: readonly Told[], complaints: string[]): { lines: string[]; open: string | undefined } => {
    const lines: string[] = [];
    let pending: Told | null = null;
    const touched = new Set<string>();
    for (const one of told) {
      if (one.what === 'problem') {
        losses.refused += 1;
        complaints.push(`a write was refused: ${one.message ?? ''}`);
      } else if (one.done) {
        acknowledged[one.what] += 1;
        for (const [path, after] of Object.entries(pending?.files ?? {})) {
          expected.set(path, after);
          touched.add(path);
        }
        if (pending?.line !== undefined) lines.push(pending.line);
        pending = null;
      } else pending = one;
    }
    if (pending && pending.line === undefined) settle(root, pending, complaints);
    const missing = [...touched].filter((path) => hashAt(root, path) !== expected.get(path));
    losses.lost += missing.length;
    complaints.push(...missing.map((path) => `${path} is not what was acknowledged`));
    return { lines, open: pending?.line };
  };
  const checkLines = (root: string, round: string, taken: readonly { lines: string[]; open: string | undefined }[], complaints: string[]) => {
    const place = join(root, `log/${round}.md`);
    const text = existsSync(place) ? readFileSync(place, 'utf8') : '';
    const found = text.split('\n').slice(0, -1);
    for (const { lines, open } of taken) {
      const lost = lines.filter((line) => !found.includes(line));
      losses.lost += lost.length;
      complaints.push(...lost.map((line) => `the line “${line}” is lost`));
      if (open !== undefined) interrupted[found.includes(open) ? 'made' : 'unmade'] += 1;
    }
    const known = new Set(taken.flatMap(({ lines, open }) => [...lines, open]));
    const isTorn = new Set(found).size !== found.length || found.some((line) => !known.has(line)) || (text !== '' && !text.endsWith('\n'));
    if (!isTorn) return;
    losses.torn += 1;
    complaints.push(`${place} is torn`);
  };

  return {
    acknowledged,
    interrupted,
    losses,
    check(root, round, told) {
      const complaints: string[] = [];
      const taken = told.map((one) => takeUp(root, one, complaints));
      checkLines(root, round, taken, complaints);
      const orphans = allFiles(root).filter((path) => /(^|\/)\.whetstone-|^\.whetstone\/journal\//.test(path));
      losses.orphans += orphans.length;
      return [...complaints, ...orphans.map((path) => `${path} was not swept`)];
    },
  };
}

function hashAt(root: string, path: string): string | null {
  const place = join(root, path);
  return existsSync(place) ? hash('sha256', readFileSync(place)) : null;
}

function allFiles(root: string, folder = root): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((place) => (statSync(place).isDirectory() ? allFiles(root, place) : [relative(root, place)]));
}
