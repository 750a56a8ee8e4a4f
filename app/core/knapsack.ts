/** Something that takes whole minutes and is worth something. */
export interface Parcel {
  minutes: number;
  value: number;
}

/** The parcels worth most together that fit into some minutes, in the order they came. Of equal choices the one with earlier parcels. */
export function packMinutes<T extends Parcel>(parcels: readonly T[], minutes: number): T[] {
  const room = Math.max(0, Math.floor(minutes));
  /** best[i][m]: the most that parcels from i on are worth in m minutes. */
  const best = Array.from({ length: parcels.length + 1 }, () => new Float64Array(room + 1));
  for (let i = parcels.length - 1; i >= 0; i--) {
    const { minutes: needed, value } = parcels[i]!;
    for (let m = 0; m <= room; m++) {
      const without = best[i + 1]![m]!;
      best[i]![m] = needed <= m ? Math.max(without, value + best[i + 1]![m - needed]!) : without;
    }
  }
  const packed: T[] = [];
  let left = room;
  for (const [i, parcel] of parcels.entries()) {
    if (parcel.minutes > left || parcel.value <= 0 || parcel.value + best[i + 1]![left - parcel.minutes]! < best[i]![left]!) continue;
    packed.push(parcel);
    left -= parcel.minutes;
  }
  return packed;
}
