import type { NextFunction, Request, Response } from 'express';
import type { Library } from '#app/library.server.ts';
import { readDraft } from '#app/core/share/share-draft.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { originOf } from './origin.ts';
import { sendElsewhere, sendText } from './share-answers.ts';
import { showShares, type AskedFile } from './share-sending.ts';

const ADDRESS = /^(\/shares\/(?:draft\/([^/?]+)|([^/?]+)\/preview))(\/[^?]*)?(?:\?(.*))?$/;
const NO_DRAFT = 'This address says nothing that could be shared. Choose anew under /shares/new, and follow the link there.';
const FOREIGN = 'Another site led here, and what this page would say may be its words. Choose what to share under /shares/new, and follow the link there.';

/**
 * Shows the owner a share as its readers get it, file by file, and counts no look at it: one that
 * there is, or one that its address describes whole. The session was asked for before.
 */
export function passPreviews(library: Library) {
  const sender = showShares(library, { isOpen: false });
  return (request: Request, response: Response, next: NextFunction): void => {
    const [, folder = '', draft, id = '', path, query] = ADDRESS.exec(request.url) ?? [];
    const shown = draft === undefined ? id : readDraft(draft);
    if (folder === '') next();
    else if (request.method !== 'GET' && request.method !== 'HEAD') sendText(response, 405, 'This can only be read.', { Allow: 'GET, HEAD' });
    else if (draft !== undefined && request.headers['sec-fetch-site'] === 'cross-site') sendText(response, 403, FOREIGN);
    else if (shown === null) sendText(response, 404, NO_DRAFT);
    else if (path === undefined) sendElsewhere(response, 308, `${folder}/`);
    else {
      const address = `${originOf(response).secure ? 'https' : 'http'}://${request.headers.host ?? ''}${folder}/`;
      show(shown, request, response, { address, path: decodeURIComponent(path.slice(1)), query: query ?? '' }).catch(next);
    }
  };

  async function show(of: string | ShareScope, request: Request, response: Response, asked: AskedFile): Promise<void> {
    const content = await library.shareContent(of);
    // To whoever has a link, a share that there is not says nothing; the owner is told what the choice lacks.
    if (!content.ok && typeof of !== 'string') sendText(response, 422, `${content.problem.message} ${content.problem.hint}`);
    else await sender.send(request, response, content, asked);
  }
}
