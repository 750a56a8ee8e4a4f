import type { NextFunction, Request, Response } from 'express';
import type { Library } from '#app/library.server.ts';
import { originOf } from './origin.ts';
import { sendElsewhere, sendText } from './share-answers.ts';
import { showShares } from './share-sending.ts';

const ADDRESS = /^(\/shares\/([^/?]+)\/preview)(\/[^?]*)?(?:\?(.*))?$/;

/** Shows the owner a share as its readers get it, file by file, and counts no look at it. The session was asked for before. */
export function passPreviews(library: Library) {
  const sender = showShares(library, { isOpen: false });
  return (request: Request, response: Response, next: NextFunction): void => {
    const [, folder = '', id = '', path, query] = ADDRESS.exec(request.url) ?? [];
    if (folder === '') next();
    else if (request.method !== 'GET' && request.method !== 'HEAD') sendText(response, 405, 'This can only be read.', { Allow: 'GET, HEAD' });
    else if (path === undefined) sendElsewhere(response, 308, `${folder}/`);
    else {
      const address = `${originOf(response).secure ? 'https' : 'http'}://${request.headers.host ?? ''}${folder}/`;
      const asked = { address, path: decodeURIComponent(path.slice(1)), query: query ?? '' };
      library.shareContent(id).then((content) => sender.send(request, response, content, asked)).catch(next);
    }
  };
}
