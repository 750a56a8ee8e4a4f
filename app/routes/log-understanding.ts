import type { LoaderFunctionArgs } from '@remix-run/node';

/** What a line would be written as. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const text = query.get('text') ?? '';
  const caret = Number(query.get('caret') ?? text.length);
  return Response.json(await context.library.understand(text, Number.isInteger(caret) ? caret : text.length));
}
