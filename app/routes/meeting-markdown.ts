import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeBrief } from '#app/core/brief-markdown.ts';
import { orThrow } from '#app/ui/or-throw.ts';

/** The brief of a meeting as a page of Markdown. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { brief, title, id } = orThrow(await context.library.meeting(params['id'] ?? '', { minutes: new URL(request.url).searchParams.get('minutes') }));
  const name = id.replace(/[^\w-]+/g, '-');
  return new Response(writeBrief(brief, title), { headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'Content-Disposition': `inline; filename="brief-${name}.md"`, 'Cache-Control': 'no-store' } });
}
