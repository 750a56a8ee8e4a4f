/**
 * Asks for an address over several connections that are kept open, each as soon as it has its answer, and says
 * how many requests a second were answered. It counts bytes and parses nothing, so that the server is
 * what is measured.
 */
import { connect } from 'node:net';

export interface Load {
  url: string;
  clients: number;
  ms: number;
}

process.on('message', (load: Load) => void measure(load).then((rate) => process.send!(rate)));

async function measure({ url, clients, ms }: Load): Promise<number> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n`;
  let answered = 0;
  const start = performance.now();
  const client = () =>
    new Promise<void>((resolve, reject) => {
      let [length, got] = [0, 0];
      const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () => socket.write(request));
      socket.on('error', reject).on('close', resolve);
      socket.on('data', (chunk: Buffer) => {
        length ||= lengthOf(chunk);
        got += chunk.length;
        if (got < length) return;
        got = 0;
        answered += 1;
        if (performance.now() - start < ms) socket.write(request);
        else socket.destroy();
      });
    });
  await Promise.all(Array.from({ length: clients }, client));
  return (answered / (performance.now() - start)) * 1000;
}

/** Of the whole answer, by its head: every one is as long. */
function lengthOf(chunk: Buffer): number {
  const text = chunk.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (!text.startsWith('HTTP/1.1 200 ') || end < 0) throw new Error(`It answered with ${text.slice(0, 40)}`);
  return end + 4 + Number(/content-length: (\d+)/i.exec(text)![1]);
}
