import type { LoaderFunctionArgs } from '@remix-run/node';
import type { SourceFormat } from '#app/core/import-view.ts';

const FILES: Record<string, { format: SourceFormat; type: string }> = {
  '/reading.bib': { format: 'bib', type: 'application/x-bibtex; charset=utf-8' },
  '/reading.json': { format: 'csl', type: 'application/vnd.citationstyles.csl+json' },
  '/reading.ris': { format: 'ris', type: 'application/x-research-info-systems; charset=utf-8' },
};

/** The whole reading list as a file for other programs. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { pathname } = new URL(request.url);
  const { format, type } = FILES[pathname]!;
  return new Response(await context.library.exportSources(format), {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${pathname.slice(1)}"`, 'Cache-Control': 'private, no-cache' },
  });
}
