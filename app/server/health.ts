import { Router } from 'express';
import type { Library } from '#app/library.server.ts';

/** For whoever keeps the server running: is it alive, and is it of use? Tells nothing of the vault. */
export function tellHealth(library: Library): Router {
  const health = Router();
  health.get('/healthz', (_, response) => {
    response.set('Cache-Control', 'no-store').json({ alive: true });
  });
  health.get('/readyz', (_, response, next) => {
    library.readiness().then((readiness) => {
      const ready = Object.values(readiness).every(Boolean);
      response.set('Cache-Control', 'no-store').status(ready ? 200 : 503).json({ ready, ...readiness });
    }, next);
  });
  return health;
}
