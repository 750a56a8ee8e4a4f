import { request } from 'node:http';

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface Answered {
  status: number;
  body: string;
  bytes: Buffer;
  headers: Record<string, string | string[] | undefined>;
}

/** Sends a request to the letter: no address is tidied, no header added but those that HTTP needs. */
export function ask(url: string, path: string, { method = 'GET', headers, body }: Asked = {}): Promise<Answered> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, body: bytes.toString('utf8'), bytes, headers: response.headers });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** What a form of a page of this server sends. */
export function post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Asked {
  const body = new URLSearchParams(fields).toString();
  return { method: 'POST', body, headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length), accept: 'text/html', ...headers } };
}
