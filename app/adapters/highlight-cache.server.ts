/** Keeps what was used last, up to a total size; what has not been used for longest goes first. */
export class RecentCache<Value> {
  private readonly entries = new Map<string, { value: Value; size: number }>();
  private size = 0;

  /** `most` is the total of the sizes kept, in the unit that `set` is given. */
  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** What is larger than the whole cache is not kept. */
  set(key: string, value: Value, size: number): void {
    this.drop(key);
    if (size > this.most) return;
    this.entries.set(key, { value, size });
    this.size += size;
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.most) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.size -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }
}
