import { readCapture, type Capture } from '#app/core/capture.ts';
import { completeCapture, completeName, type NameCandidate } from '#app/core/capture-complete.ts';
import { compileCaptureNames, type CaptureNames } from '#app/core/capture-names.ts';
import type { Captured, Understanding } from '#app/core/capture-view.ts';
import { writeCapture } from '#app/core/capture-write.ts';
import { addLogLine, formatLogLine } from '#app/core/edit/log-line.ts';
import { dayAt, type Day } from '#app/core/day.ts';
import type { Contact } from '#app/core/entry.ts';
import { hrefOf } from '#app/core/found.ts';
import { headOfArea } from '#app/core/heads.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { readSubject } from '#app/adapters/index-rows.server.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { Desk, Plan } from './desk.server.ts';

/** The verbs of the one field. */
export interface Capturing {
  /** What a line would be written as, and what the word at the caret could become. */
  understand(text: string, caret: number): Promise<Understanding>;
  /**
   * Writes a line; durable when this resolves. `again`: it may have been written before, and then it
   * is not written twice. `at`: when it was typed, in ms since the epoch, where that was earlier.
   */
  capture(ask: { text: string; again?: boolean; at?: number | null }): Promise<Result<Captured>>;
  /** Names that may stand in a wiki link, nearest first. */
  findNames(prefix: string): Promise<NameCandidate[]>;
}

export function createCapturing(desk: Desk, clock: () => number): Capturing {
  const namesNow = keepNames();
  const read = async (text: string, at: number | null = null) => readCapture(text, { names: namesNow(await desk.vault()), today: await dayOf(desk, at, clock()) });
  return {
    async understand(text, caret) {
      const names = namesNow(await desk.vault());
      return { capture: await read(text), candidates: completeCapture(text, caret, names) };
    },
    capture({ text, again = false, at = null }) {
      const plan = async (readText: ReadText) => planCapture(await desk.vault(), await read(text.replace(/\r\n?/g, '\n'), at), readText, again);
      return desk.write(async (readText) => {
        const planned = await plan(readText);
        if (planned.ok || planned.problem.code !== 'changed') return planned;
        // Another process has written or moved it, and the index has not heard of that yet.
        await desk.index.sync();
        return plan(readText);
      });
    },
    findNames: async (prefix) => completeName(prefix, namesNow(await desk.vault())),
  };
}

/** The day on which a line was typed: as many days before today as lie between then and now. */
async function dayOf(desk: Desk, at: number | null, now: number): Promise<Day> {
  const today = await desk.today();
  if (at === null || !(at > 0 && at < now)) return today;
  const { timezone } = (await desk.vault()).config;
  return today - (dayAt(now, timezone ?? undefined) - dayAt(at, timezone ?? undefined));
}

/** The names compiled for looking up lines, made anew when the vault is another. */
function keepNames(): (vault: Vault) => CaptureNames {
  const kept = new WeakMap<Vault, CaptureNames>();
  return (vault) => {
    const names = kept.get(vault) ?? compileCaptureNames(vault.names, [...vault.entries, ...vault.areas.map(headOfArea)]);
    kept.set(vault, names);
    return names;
  };
}

function planCapture(vault: Vault, capture: Capture, readText: ReadText, again: boolean): Result<Plan<Captured>> {
  if (capture.problem) return fail(capture.problem);
  const earlier = again ? findCopy(vault, capture, readText) : null;
  if (earlier) return succeed({ changes: [], value: { ...earlier, already: true }, message: '' });
  const written = writeCapture(capture);
  const before = readText(written.path);
  if (!before.ok) return before;
  const message = `Log ${sayBriefly(capture.text)}`;
  if (written.kind === 'note') {
    if (before.value !== null) return fail(overtaken(written.path));
    const value = answerFor(vault, capture, written.path, written.text, null);
    return succeed({ changes: [{ path: written.path, before: null, after: written.text }], value: { ...value, already: false }, message });
  }
  if (before.value === null) return fail(overtaken(written.path));
  const there = again ? before.value.split(/\r\n?|\n/).findIndex((line) => line.replace(/^\s*[-*+]\s+/, '') === formatLogLine(written.line)) : -1;
  const { text, line } = there < 0 ? addLogLine(before.value, written.line) : { text: before.value, line: there + 1 };
  const value = answerFor(vault, capture, written.path, text, line);
  return succeed({ changes: [{ path: written.path, before: before.value, after: text }], value: { ...value, already: there >= 0 }, message });
}

/** The note that the same line has become before: its name is taken now, so another one would be written. */
function findCopy(vault: Vault, capture: Capture, readText: ReadText): Omit<Captured, 'already'> | null {
  if (capture.target.kind !== 'note') return null;
  for (const { id, path, title, kind, day } of vault.entries) {
    if (kind !== 'note' || day !== capture.day) continue;
    const copy: Capture = { ...capture, target: { kind, id, path, title } };
    const written = writeCapture(copy);
    const there = readText(path);
    if (written.kind === 'note' && there.ok && there.value === written.text) return answerFor(vault, copy, path, written.text, null);
  }
  return null;
}

/** What the file says it counts as, once it holds the line; for a note all that the file says. */
function answerFor({ names }: Vault, { target, near, areas }: Capture, path: string, text: string, line: number | null): Omit<Captured, 'already'> {
  const reading = readSubject(path, text);
  const claims = reading.role === 'entry' ? reading.claims.filter((claim) => line === null || claim.line === line) : [];
  const contacts = claims.flatMap(({ ref, ...claim }): Contact[] => {
    const found = names.resolveArea(ref);
    return found.state === 'found' ? [{ ...claim, area: found.target.id }] : [];
  });
  const missing = areas.filter(({ isMissing }) => isMissing).map(({ title }) => title);
  return { entry: target.id, title: target.title, href: hrefOf({ id: target.id, isArea: false }), file: path, line: line ?? 1, contacts, missing, near };
}

function sayBriefly(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words;
}

function overtaken(path: string): Problem {
  return { code: 'changed', message: `${path} came or went while the line was written.`, hint: 'Nothing was written; send the line again.' };
}
