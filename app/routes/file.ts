import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';

/** A picture or another file of the vault. What a browser could run is cut off from everything. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const path = params['*'] ?? '';
  const file = context.library.file(path);
  if (!file) return new Response('There is no such file in this vault.\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  return new Response(createReadableStreamFromReadable(file.read()), {
    headers: {
      'Content-Type': file.type ?? 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'private, no-cache',
      ...(file.type === null && { 'Content-Disposition': 'attachment' }),
    },
  });
}
