import { succeed, type Result } from '#app/core/result.ts';
import { keepAddresses, type StoredAddress, type StoredAddresses } from '#app/adapters/addresses.server.ts';
import type { Desk } from './desk.server.ts';

/** Where links to shares lead. */
export interface ShareAddress {
  /** Such as `https://radar.example.org`. */
  origin: string;
  /** Others reach it by that. Else it is where it was served last on this machine, or where it usually is. */
  isPublic: boolean;
}

/** The verbs of where the vault is served. */
export interface Addressing {
  /** Keeps for other processes where this one serves: public addresses, the first one first, else where it listens. */
  rememberAddresses(publicUrls: readonly string[], listensAt: string): Result<null>;
  /** Where links to shares lead that are not asked for in a browser. */
  shareAddress(): Result<ShareAddress>;
}

/** What is known of where the vault is or was served, by this process or another. */
export interface Addresses extends Addressing {
  /** The public origin that this process was told of; null where it was told of none. */
  told: string | null;
  /** Names of the hosts that have the owner's own pages. */
  hosts(): Result<string[]>;
}

/** Where “whet serve” listens unless told otherwise. */
const USUAL_ORIGIN = 'http://127.0.0.1:3000';

/** `publicUrl`: commas between several, the first one first. */
export function createAddresses(desk: Desk, publicUrl: string, clock: () => number): Addresses {
  const told = publicUrl.split(',').map((url) => url.trim()).filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
  let kept: StoredAddresses | null = null;
  const withKept = <T>(use: (stored: StoredAddresses) => T): Result<T> => {
    const records = kept ? null : desk.records();
    if (records && !records.ok) return records;
    kept ??= keepAddresses(records!.value);
    return succeed(use(kept));
  };
  const originOf = (url: string) => new URL(url).origin;
  return {
    told: told[0] ?? null,
    hosts: () => withKept((stored) => [...new Set([...told, ...stored.all().map(({ origin }) => origin)])].map((origin) => new URL(origin).hostname)),
    rememberAddresses: (publicUrls, listensAt) =>
      withKept((stored) => {
        const isPublic = publicUrls.length > 0;
        stored.add((isPublic ? publicUrls : [listensAt]).map((url): StoredAddress => ({ origin: originOf(url), isPublic: isPublic ? 1 : 0 })), clock());
        return null;
      }),
    shareAddress() {
      if (told[0] !== undefined) return succeed({ origin: told[0], isPublic: true });
      return withKept((stored) => {
        const all = stored.all();
        const known = all.find(({ isPublic }) => isPublic === 1) ?? all[0];
        return { origin: known?.origin ?? USUAL_ORIGIN, isPublic: known?.isPublic === 1 };
      });
    },
  };
}
