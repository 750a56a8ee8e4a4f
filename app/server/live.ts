import type { Request, Response } from 'express';

const HEARTBEAT_MS = 25_000;

/** Tells open pages which revision of the vault is current, at once and after every change. */
export class LivePages {
  /** Each with whether its reader may still read. */
  readonly #pages = new Map<Response, () => boolean>();
  readonly #revision: () => number;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(revision: () => number) {
    this.#revision = revision;
    // A comment now and then keeps proxies from closing a quiet connection.
    this.#heartbeat = setInterval(() => this.#send(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  join(request: Request, response: Response, isWelcome: () => boolean): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write(this.#message());
    this.#pages.set(response, isWelcome);
    request.on('close', () => this.#pages.delete(response));
  }

  announce(): void {
    this.#send(this.#message());
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages.keys()) page.end();
    this.#pages.clear();
  }

  #message(): string {
    return `retry: 1000\nevent: revision\ndata: ${this.#revision()}\n\n`;
  }

  #send(text: string): void {
    for (const [page, isWelcome] of this.#pages) {
      if (isWelcome()) page.write(text);
      else page.end();
    }
  }
}
