import type { Records } from './records.server.ts';

/** Where a vault has been served. */
export interface StoredAddress {
  /** Such as `https://radar.example.org`. */
  origin: string;
  /** 1 where others reach it by that; 0 for one that a server listened at, which need not lead there from elsewhere. */
  isPublic: 0 | 1;
}

export interface StoredAddresses {
  /** The latest first. */
  all(): StoredAddress[];
  /** Public ones stay from then on; of the others only the latest does. `now`: ms since the epoch. */
  add(addresses: readonly StoredAddress[], now: number): void;
}

export function keepAddresses({ database }: Records): StoredAddresses {
  const all = database.prepare<[], StoredAddress>('SELECT origin, isPublic FROM Address ORDER BY servedAt DESC, rowid');
  const forget = database.prepare('DELETE FROM Address WHERE isPublic = 0');
  const insert = database.prepare('INSERT OR REPLACE INTO Address (origin, isPublic, servedAt) VALUES (?, ?, ?)');
  const add = database.transaction((addresses: readonly StoredAddress[], now: number) => {
    if (addresses.some(({ isPublic }) => isPublic === 0)) forget.run();
    for (const { origin, isPublic } of addresses) insert.run(origin, isPublic, now);
  });
  return { all: () => all.all(), add: (addresses, now) => add.immediate(addresses, now) };
}
