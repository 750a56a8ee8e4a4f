/**
 * The names that a server goes by, with their ports. One is said in many ways: in any case, and with
 * a port that goes without saying. All are turned into one, so that what is kept by name is kept once.
 */
export class HostNames {
  readonly #bySpelling = new Map<string, string>();

  /** Adds the host of an address, such as `https://radar.example.org`. */
  add({ host, port, protocol }: URL): void {
    this.#bySpelling.set(host, host);
    if (port === '') this.#bySpelling.set(`${host}:${protocol === 'https:' ? 443 : 80}`, host);
  }

  /** The one spelling of a name; one that is none of this server's is only put into lower case. */
  canonical(said: string): string {
    const known = this.#bySpelling.get(said);
    if (known !== undefined) return known;
    const lower = said.toLowerCase();
    return this.#bySpelling.get(lower) ?? lower;
  }

  /** Of names in their one spelling. */
  has(host: string): boolean {
    return this.#bySpelling.get(host) === host;
  }

  /** The one that others are to use. */
  first(): string {
    return this.#bySpelling.values().next().value ?? '';
  }
}
