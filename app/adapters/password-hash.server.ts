import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's choice for scrypt: 128 MiB and some 0.3 s for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Passwords of a kind that may wait for the one being hashed, so that guessing in bulk costs no more than that. */
const MOST_WAITING = 4;

/** Who asks: the owner, or those who were sent a link and may try its password. */
export type Asker = 'owner' | 'reader';

const waiting: Record<Asker, (() => void)[]> = { owner: [], reader: [] };
let isHashing = false;

/** For the owner. Salt and parameters stand with the hash, so that they can be raised later. Null: too many are waiting. */
export async function hashPassword(password: string): Promise<string | null> {
  const salt = randomBytes(SALT_BYTES);
  const key = await inTurn('owner', () => derive(password, salt, KEY_BYTES, COST));
  return key && ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Is it the password that was hashed? Null: too many are waiting, and it was not tried. */
export async function isPassword(password: string, stored: string, asker: Asker): Promise<boolean | null> {
  const [kind, N, r, p, salt = '', hash = ''] = stored.split('$');
  if (kind !== 'scrypt') throw new Error('The stored password is hashed in a way unknown here.');
  const wanted = Buffer.from(hash, 'base64url');
  const key = await inTurn(asker, () => derive(password, Buffer.from(salt, 'base64url'), wanted.length, { N: Number(N), r: Number(r), p: Number(p) }));
  return key && timingSafeEqual(key, wanted);
}

function derive(password: string, salt: Buffer, length: number, cost: typeof COST): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => scrypt(password, salt, length, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key))));
}

/** One after another, for each takes 128 MiB; the owner waits for the one that is being hashed and for none of the readers'. */
async function inTurn<T>(asker: Asker, work: () => Promise<T>): Promise<T | null> {
  if (waiting[asker].length >= MOST_WAITING) return null;
  if (isHashing) await new Promise<void>((resolve) => waiting[asker].push(resolve));
  isHashing = true;
  try {
    return await work();
  } finally {
    const next = waiting.owner.shift() ?? waiting.reader.shift();
    if (next) next();
    else isHashing = false;
  }
}
