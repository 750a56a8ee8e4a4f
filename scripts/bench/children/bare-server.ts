/** The least that a server of Node can do: sends the bytes of a file, which are compressed already, and says where. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.argv[2]!);
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip', 'Content-Length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send!(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
});
