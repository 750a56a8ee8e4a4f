/** Keys remembered at a time: a flood from many addresses costs no more memory than that. */
const MOST_KEYS = 10_000;

interface Rate {
  /** How many may come at once after a rest. */
  burst: number;
  perMinute: number;
}

/**
 * A bucket of tokens for each key. `take` answers with 0, or with the seconds after which the next
 * would be let through.
 */
export class Limit {
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #rate: Rate;
  readonly #clock: () => number;

  constructor(rate: Rate, clock: () => number) {
    this.#rate = rate;
    this.#clock = clock;
  }

  take(key: string): number {
    const { burst, perMinute } = this.#rate;
    const now = this.#clock();
    const { left: before, at } = this.#buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, before + ((now - at) / 60_000) * perMinute);
    this.#buckets.delete(key);
    if (this.#buckets.size >= MOST_KEYS) this.#forgetOldest();
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.max(1, Math.ceil(((1 - left) / perMinute) * 60));
  }

  /** The one that has been away longest is the likeliest to have its tokens back. */
  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/** Addresses remembered from which the owner has come. */
const MOST_KNOWN = 1000;

/** Where the owner has been since the server was started, so that others elsewhere cannot keep them out. */
export class KnownAddresses {
  readonly #keys = new Set<string>();

  add(key: string): void {
    this.#keys.delete(key);
    if (this.#keys.size >= MOST_KNOWN) this.#keys.delete(this.#keys.values().next().value!);
    this.#keys.add(key);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }
}

/** One for each thing that strangers may ask, so that none of them uses up another's. */
export interface Limits {
  /** Tries of a password or a set-up link, by address. */
  signIn: Limit;
  /** The same for all addresses together from which nobody has been let in, this machine apart. */
  everySignIn: Limit;
  known: KnownAddresses;
  share: Limit;
  /** Whatever was asked without a session and needs one, or by programs. */
  api: Limit;
}

export function createLimits(clock: () => number): Limits {
  return {
    signIn: new Limit({ burst: 10, perMinute: 4 }, clock),
    everySignIn: new Limit({ burst: 60, perMinute: 60 }, clock),
    known: new KnownAddresses(),
    share: new Limit({ burst: 600, perMinute: 600 }, clock),
    api: new Limit({ burst: 300, perMinute: 300 }, clock),
  };
}
