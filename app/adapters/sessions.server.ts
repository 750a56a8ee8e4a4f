import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Records } from './records.server.ts';

/** A browser that is signed in. Times are ms since the epoch. */
export interface Session {
  id: string;
  /** What the browser says it is. */
  browser: string;
  createdAt: number;
  seenAt: number;
}

const DAY_MS = 86_400_000;
/** Unused for so long, a session ends. */
const IDLE_MS = 30 * DAY_MS;
/** However much it is used. */
export const LIFETIME_MS = 180 * DAY_MS;
/** When a session was last seen is written down no more often than this. */
const SEEN_EVERY_MS = 300_000;
const LONGEST_AGENT = 400;

type Stored = Session & { hash: Buffer };

export interface Sessions {
  /** Begins one in place of that which `instead` names, and says the token that the browser is to show. */
  begin(browser: string, instead: string | null): string;
  /** The session that a token belongs to, while it lasts. */
  find(token: string): Session | null;
  /** Those that last, the latest seen first. */
  all(): Session[];
  end(id: string): void;
  endAll(but?: string): void;
}

export function keepSessions({ database }: Records, clock: () => number): Sessions {
  const insert = database.prepare('INSERT INTO Session (id, hash, browser, createdAt, seenAt) VALUES (?, ?, ?, ?, ?)');
  const byId = database.prepare<[string], Stored>('SELECT * FROM Session WHERE id = ?');
  const lasting = database.prepare<[number, number], Session>('SELECT id, browser, createdAt, seenAt FROM Session WHERE seenAt > ? AND createdAt > ? ORDER BY seenAt DESC');
  const purge = database.prepare('DELETE FROM Session WHERE seenAt <= ? OR createdAt <= ?');
  const see = database.prepare('UPDATE Session SET seenAt = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM Session WHERE id = ?');
  const removeOthers = database.prepare('DELETE FROM Session WHERE id <> ?');

  const find = (token: string): Session | null => {
    const [id = '', secret = ''] = token.split('.');
    const stored = byId.get(id);
    const now = clock();
    if (!stored || !timingSafeEqual(stored.hash, hashSecret(secret))) return null;
    if (stored.seenAt <= now - IDLE_MS || stored.createdAt <= now - LIFETIME_MS) return null;
    if (stored.seenAt <= now - SEEN_EVERY_MS) see.run(now, id);
    const { browser, createdAt, seenAt } = stored;
    return { id, browser, createdAt, seenAt };
  };
  return {
    begin(browser, instead) {
      const [id, secret, now] = [newSecret(16), newSecret(), clock()];
      const replaced = instead === null ? null : find(instead);
      if (replaced) remove.run(replaced.id);
      purge.run(now - IDLE_MS, now - LIFETIME_MS);
      insert.run(id, hashSecret(secret), browser.slice(0, LONGEST_AGENT), now, now);
      return `${id}.${secret}`;
    },
    find,
    all: () => lasting.all(clock() - IDLE_MS, clock() - LIFETIME_MS),
    end: (id) => void remove.run(id),
    endAll: (but = '') => void removeOthers.run(but),
  };
}

/** 256 bits, unless told otherwise, that can stand in an address. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** A secret of 256 bits cannot be guessed, so a fast hash keeps it. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
