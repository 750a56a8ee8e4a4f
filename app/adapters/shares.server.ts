import Database from 'better-sqlite3';
import { createHmac, randomBytes } from 'node:crypto';
import { dayAt, type Day } from '#app/core/day.ts';
import type { Records } from './records.server.ts';
import { hashSecret, newSecret } from './sessions.server.ts';

/** A share link as it is stored: all of it but the token, of which only the hash is known. Times are ms since the epoch. */
export interface StoredShare {
  id: string;
  hash: Buffer;
  /** JSON. */
  scope: string;
  /** Whom it is for, in the owner's words. */
  recipient: string;
  /** As `hashPassword` writes it; null where the link suffices. */
  password: string | null;
  /** Origins of the sites that may show it inside their pages, a space between. */
  embed: string;
  /** How long a new token lasts. */
  days: number;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
  views: number;
  lastViewDay: Day | null;
}

export interface Shares {
  /** The latest first. */
  all(): StoredShare[];
  byId(id: string): StoredShare | null;
  /** The one that a token opens, as all processes have left it; costs microseconds. Whether it still lasts is for the caller to say. */
  byToken(token: string): StoredShare | null;
  add(share: Pick<StoredShare, 'scope' | 'recipient' | 'password' | 'embed' | 'days'>, now: number): { id: string; token: string };
  /** Another token in place of the one before, which ends. */
  rotate(id: string, now: number): string;
  revoke(id: string, now: number): void;
  /** Counts a look at it; written down within seconds, with others. */
  countView(id: string, now: number): void;
  close(): void;
}

/** Writes the scopes anew for which `rewrite` has another text, all or none; says how many. */
export function rewriteScopes({ database }: Records, rewrite: (scope: string) => string | null): number {
  const update = database.prepare('UPDATE Share SET scope = ? WHERE id = ?');
  const shares = database.prepare<[], Pick<StoredShare, 'id' | 'scope'>>('SELECT id, scope FROM Share');
  const work = database.transaction(() => {
    const changed = shares.all().flatMap(({ id, scope }) => {
      const text = rewrite(scope);
      return text === null ? [] : [{ id, text }];
    });
    for (const { id, text } of changed) update.run(text, id);
    return changed.length;
  });
  return work.immediate();
}

const DAY_MS = 86_400_000;
/** Looks wait so long to be written down together: each write is a wait for the disk. */
const COUNT_EVERY_MS = 5_000;

export function keepShares({ database }: Records): Shares {
  // What this very connection writes would not move its own data_version.
  const watching = new Database(database.name, { readonly: true });
  const version = watching.prepare<[], number>('PRAGMA data_version').pluck();
  const open = watching.prepare<[], StoredShare>('SELECT * FROM Share WHERE revokedAt IS NULL');
  const all = database.prepare<[], StoredShare>('SELECT * FROM Share ORDER BY createdAt DESC, id');
  const byId = database.prepare<[string], StoredShare>('SELECT * FROM Share WHERE id = ?');
  const insert = database.prepare('INSERT INTO Share (id, hash, scope, recipient, password, embed, days, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const renew = database.prepare('UPDATE Share SET hash = ?, expiresAt = ? + days * 86400000 WHERE id = ?');
  const end = database.prepare('UPDATE Share SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL');
  const count = database.prepare('UPDATE Share SET views = views + ?, lastViewDay = max(coalesce(lastViewDay, ?), ?) WHERE id = ?');

  let known: { version: number; byHash: Map<string, StoredShare> } | null = null;
  const looks = new Map<string, { views: number; lastAt: number }>();
  let timer: NodeJS.Timeout | null = null;

  const writeLooks = () => {
    timer = null;
    database.transaction(() => looks.forEach(({ views, lastAt }, id) => count.run(views, dayAt(lastAt), dayAt(lastAt), id))).immediate();
    looks.clear();
  };
  const withLooks = (share: StoredShare): StoredShare => {
    const more = looks.get(share.id);
    return more ? { ...share, views: share.views + more.views, lastViewDay: Math.max(share.lastViewDay ?? 0, dayAt(more.lastAt)) } : share;
  };
  return {
    all: () => all.all().map(withLooks),
    byId: (id) => {
      const share = byId.get(id);
      return share ? withLooks(share) : null;
    },
    byToken(token) {
      const now = version.get()!;
      if (known?.version !== now) known = { version: now, byHash: new Map(open.all().map((share) => [share.hash.toString('hex'), share])) };
      return known.byHash.get(hashSecret(token).toString('hex')) ?? null;
    },
    add({ scope, recipient, password, embed, days }, now) {
      const [id, token] = [randomBytes(5).toString('hex'), newSecret()];
      insert.run(id, hashSecret(token), scope, recipient, password, embed, days, now, now + days * DAY_MS);
      return { id, token };
    },
    rotate(id, now) {
      const token = newSecret();
      renew.run(hashSecret(token), now, id);
      return token;
    },
    revoke: (id, now) => void end.run(now, id),
    countView(id, now) {
      looks.set(id, { views: (looks.get(id)?.views ?? 0) + 1, lastAt: now });
      timer ??= setTimeout(writeLooks, COUNT_EVERY_MS).unref();
    },
    close() {
      if (timer) clearTimeout(timer);
      if (looks.size > 0) writeLooks();
      watching.close();
    },
  };
}

/** What a browser shows once it has told the password. It is worth nothing under another password or another token. */
export function passTo({ hash, password }: Pick<StoredShare, 'hash' | 'password'>): string {
  return createHmac('sha256', hash).update(password ?? '').digest('base64url');
}
