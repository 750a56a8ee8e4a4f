import type { Request, Response } from 'express';

const HEARTBEAT_MS = 25_000;

/** Tells open pages which revision of the vault is current, at once and after every change. */
export class LivePages {
  readonly #pages = new Set<Response>();
  readonly #revision: () => number;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(revision: () => number) {
    this.#revision = revision;
    // A comment now and then keeps proxies from closing a quiet connection.
    this.#heartbeat = setInterval(() => this.#send(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  readonly join = (request: Request, response: Response): void => {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write(this.#message());
    this.#pages.add(response);
    request.on('close', () => this.#pages.delete(response));
  };

  announce(): void {
    this.#send(this.#message());
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
    this.#pages.clear();
  }

  #message(): string {
    return `retry: 1000\nevent: revision\ndata: ${this.#revision()}\n\n`;
  }

  #send(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
