import { readPassword } from '#app/core/password.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { hashPassword, isPassword } from '#app/adapters/password-hash.server.ts';
import { openRecords, type Records } from '#app/adapters/records.server.ts';
import { hashSecret, keepSessions, newSecret, type Session } from '#app/adapters/sessions.server.ts';

export type { Session };

/** Whoever asks to be let in: what the browser calls itself, and the session it has already. */
export interface Caller {
  browser: string;
  token: string | null;
}

/** The owner's door: who may come in, and how. Other processes may change the answers at any time. */
export interface Door {
  /** Tells the cookies of this vault from those of others on the same machine. */
  name: string;
  hasPassword(): boolean;
  /** The key of a new link that signs one browser in, once, within a day; those before it end. */
  issueSetupLink(): string;
  /** Signs the first browser in that shows the key; answers with the token of its session. */
  claimSetupLink(key: string, caller: Caller): Result<string>;
  signIn(password: string, caller: Caller): Promise<Result<string>>;
  sessionOf(token: string): Session | null;
  sessions(): Session[];
  endSession(id: string): void;
  endAllSessions(): void;
  /** Every session but `keep` ends with the password before. `current` is asked for where there is one; null where the terminal vouches. */
  setPassword(ask: { current: string | null; wanted: string; keep?: string }): Promise<Result<null>>;
}

const LINK_MS = 86_400_000;

const BUSY: Problem = { code: 'too-often', message: 'Too many passwords are being tried at once, so this one was not.', hint: 'Try again in a few seconds.' };
const WRONG: Problem = { code: 'not-signed-in', message: 'That is not the password.', hint: 'Try again. If it is lost, “whet password” in a terminal on the machine of the vault sets another.' };
const CHANGED: Problem = { code: 'changed', message: 'The password was changed elsewhere in the same moment.', hint: 'Try again with the new one.' };

/** The door of a vault that need not be opened for it. */
export function openDoor(root: string, clock: () => number): Result<{ door: Door; close: () => void }> {
  const records = openRecords(root);
  return records.ok ? succeed({ door: createDoor(records.value, clock), close: records.value.close }) : records;
}

export function createDoor(records: Records, clock: () => number): Door {
  const { database } = records;
  const sessions = keepSessions(records, clock);
  const password = database.prepare<[], string | null>('SELECT password FROM Owner').pluck();
  const replace = database.prepare('UPDATE Owner SET password = ?, passwordAt = ? WHERE password IS ?');
  const forgetLinks = database.prepare('DELETE FROM SetupLink');
  const addLink = database.prepare('INSERT INTO SetupLink (hash, createdAt, expiresAt) VALUES (?, ?, ?)');
  const claim = database.prepare('UPDATE SetupLink SET claimedAt = @now WHERE hash = @hash AND claimedAt IS NULL AND expiresAt > @now');
  /** With the lock taken first, so that of two who come at once one waits and then sees what the other did. */
  const alone = <T>(work: () => T): T => database.transaction(work).immediate();

  return {
    name: database.prepare<[], string>('SELECT name FROM Owner').pluck().get() ?? '',
    hasPassword: () => password.get() != null,
    issueSetupLink: () =>
      alone(() => {
        const key = newSecret();
        forgetLinks.run();
        addLink.run(hashSecret(key), clock(), clock() + LINK_MS);
        return key;
      }),
    claimSetupLink: (key, { browser, token }) =>
      alone(() => {
        const won = claim.run({ hash: hashSecret(key), now: clock() }).changes === 1;
        if (won) return succeed(sessions.begin(browser, token));
        return fail({ code: 'not-signed-in', message: 'This link signs nobody in any more.', hint: 'Each works once and for a day, and a newer one ends those before. Start “whet serve” again for another.' });
      }),
    async signIn(typed, { browser, token }) {
      const stored = password.get();
      if (stored == null) return fail({ code: 'bad-choice', message: 'No password is set yet.', hint: 'Open the link that “whet serve” prints, or set a password with “whet password”.' });
      const wanted = readPassword(typed);
      const right = wanted.ok && (await isPassword(wanted.value, stored, 'owner'));
      if (right === null) return fail(BUSY);
      if (!right) return fail(WRONG);
      return alone(() => (password.get() === stored ? succeed(sessions.begin(browser, token)) : fail(CHANGED)));
    },
    sessionOf: sessions.find,
    sessions: sessions.all,
    endSession: sessions.end,
    endAllSessions: () => sessions.endAll(),
    async setPassword({ current, wanted, keep }) {
      const before = password.get() ?? null;
      const next = readPassword(wanted);
      if (!next.ok) return next;
      if (before !== null && current !== null) {
        const right = await isPassword(current.normalize('NFKC'), before, 'owner');
        if (right === null) return fail(BUSY);
        if (!right) return fail({ ...WRONG, message: 'The current password is another one, so nothing was changed.' });
      }
      const hash = await hashPassword(next.value);
      if (hash === null) return fail(BUSY);
      return alone(() => {
        if (replace.run(hash, clock(), before).changes !== 1) return fail(CHANGED);
        forgetLinks.run();
        sessions.endAll(keep);
        return succeed(null);
      });
    },
  };
}
