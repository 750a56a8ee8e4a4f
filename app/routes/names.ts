import type { LoaderFunctionArgs } from '@remix-run/node';

/** Names that may stand in a wiki link, nearest first. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  return Response.json(await context.library.findNames(new URL(request.url).searchParams.get('q') ?? ''));
}
