import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDoor, type Caller, type Door } from '#app/library/door.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { problemOf, valueOf } from './library-support.ts';

const DAY = 86_400_000;
const PASSWORD = 'correct horse battery';
const CALLER: Caller = { browser: 'Firefox/144.0', token: null };

let vault: TempVault;
let now = 0;
let door: Door;
const endings: (() => void)[] = [];
const open = () => {
  const opened = valueOf(openDoor(vault.root, () => now));
  endings.push(opened.close);
  return opened.door;
};
const stored = (sql: string) => {
  const database = new Database(join(vault.root, '.whetstone/records.db'), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

beforeEach(async () => {
  vault = await makeVault({ 'whetstone.yml': '' });
  now = Date.UTC(2026, 10, 22);
  door = open();
});
afterEach(async () => {
  for (const end of endings.splice(0)) end();
  await vault.remove();
});

describe('a set-up link', () => {
  test('signs one browser in, once', () => {
    const key = door.issueSetupLink();
    const token = valueOf(door.claimSetupLink(key, CALLER));
    expect(door.sessionOf(token)).toMatchObject({ browser: 'Firefox/144.0' });
    expect(problemOf(door.claimSetupLink(key, CALLER)).code).toBe('not-signed-in');
  });

  test('is worth nothing after a day, when there is a newer one, or when a password is set', async () => {
    const late = door.issueSetupLink();
    now += DAY;
    expect(door.claimSetupLink(late, CALLER).ok).toBe(false);
    const first = door.issueSetupLink();
    door.issueSetupLink();
    expect(door.claimSetupLink(first, CALLER).ok).toBe(false);
    const last = door.issueSetupLink();
    valueOf(await door.setPassword({ current: null, wanted: PASSWORD }));
    expect(door.claimSetupLink(last, CALLER).ok).toBe(false);
  });

  test('is won by exactly one of several processes that claim it in the same moment', async () => {
    const script = `import { openDoor } from '#app/library/door.server.ts';
      const { door, close } = openDoor(${JSON.stringify(vault.root)}, () => ${now}).value;
      process.stdout.write('ready');
      process.stdin.once('data', (key) => {
        process.stdout.write(door.claimSetupLink(String(key), { browser: 'x', token: null }).ok ? ' won' : ' lost');
        close();
        process.exit();
      });`;
    const claimants = [1, 2, 3].map(() => spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['pipe', 'pipe', 'inherit'] }));
    const heard = claimants.map(() => '');
    const ended = claimants.map((child) => new Promise((resolve) => child.on('close', resolve)));
    await Promise.all(claimants.map((child, at) => new Promise<void>((resolve) => child.stdout.on('data', (chunk: Buffer) => {
      heard[at] = `${heard[at]}${chunk.toString()}`;
      resolve();
    }))));
    const key = door.issueSetupLink();
    for (const child of claimants) child.stdin.write(key);
    await Promise.all(ended);
    expect(heard.sort()).toEqual(['ready lost', 'ready lost', 'ready won']);
    expect(door.sessions()).toHaveLength(1);
  });
});

describe('a password', () => {
  test('is kept as a salted scrypt hash with its parameters, and opens the door', async () => {
    valueOf(await door.setPassword({ current: null, wanted: PASSWORD }));
    expect(stored('SELECT password FROM Owner')).toEqual([{ password: expect.stringMatching(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/) as string }]);
    expect(door.sessionOf(valueOf(await door.signIn(PASSWORD, CALLER)))).not.toBeNull();
    expect(problemOf(await door.signIn(`${PASSWORD}!`, CALLER)).code).toBe('not-signed-in');
    expect(problemOf(await door.signIn('', CALLER)).code).toBe('not-signed-in');
  });

  test('that is changed signs every other browser out, and wants the one before', async () => {
    valueOf(await door.setPassword({ current: null, wanted: PASSWORD }));
    const [mine, other] = [valueOf(await door.signIn(PASSWORD, CALLER)), valueOf(await door.signIn(PASSWORD, CALLER))];
    const keep = door.sessionOf(mine)!.id;
    expect((await door.setPassword({ current: 'another guess', wanted: 'a new one altogether', keep })).ok).toBe(false);
    expect(door.sessionOf(other)).not.toBeNull();
    valueOf(await door.setPassword({ current: PASSWORD, wanted: 'a new one altogether', keep }));
    expect([door.sessionOf(mine) !== null, door.sessionOf(other)]).toEqual([true, null]);
    expect((await door.signIn(PASSWORD, CALLER)).ok).toBe(false);
  });

  test('is tried by a few at a time, and by the rest later', async () => {
    valueOf(await door.setPassword({ current: null, wanted: PASSWORD }));
    const tries = await Promise.all(Array.from({ length: 12 }, () => door.signIn('not this one, surely', CALLER)));
    const codes = tries.map((tried) => problemOf(tried).code);
    expect(codes.filter((code) => code === 'too-often').length).toBeGreaterThanOrEqual(6);
    expect(codes).toContain('not-signed-in');
  });
});

describe('a session', () => {
  const claim = (caller = CALLER) => valueOf(door.claimSetupLink(door.issueSetupLink(), caller));

  test('is kept as a hash: what is in the database opens nothing', () => {
    const token = claim();
    const [row] = stored('SELECT * FROM Session') as { id: string; hash: Buffer }[];
    const secret = token.split('.')[1]!;
    expect(row!.hash.toString('base64url')).not.toBe(secret);
    expect(JSON.stringify(row)).not.toContain(secret);
    for (const guess of [row!.id, `${row!.id}.`, `${row!.id}.${row!.hash.toString('base64url')}`, `.${secret}`, '', '.', 'x.y']) expect([guess, door.sessionOf(guess)]).toEqual([guess, null]);
  });

  test('is a new one at each sign-in, and ends the one this browser had', () => {
    const first = claim();
    const second = claim({ ...CALLER, token: first });
    expect(second).not.toBe(first);
    expect([door.sessionOf(first), door.sessionOf(second) !== null]).toEqual([null, true]);
  });

  test('ends after 30 days of silence, and after 180 days in any case', () => {
    const [idle, busy] = [claim(), claim()];
    for (let day = 0; day < 179; day += 20) {
      now += 20 * DAY;
      expect([day, door.sessionOf(busy) !== null]).toEqual([day, day < 160]);
    }
    expect(door.sessionOf(idle)).toBeNull();
    claim();
    expect(stored('SELECT id FROM Session')).toHaveLength(1);
  });

  test('is seen by every process, and ended by any', () => {
    const token = claim();
    const elsewhere = open();
    expect(elsewhere.sessionOf(token)).not.toBeNull();
    elsewhere.endAllSessions();
    expect(door.sessionOf(token)).toBeNull();
  });
});
