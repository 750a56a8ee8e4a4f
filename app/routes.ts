import { index, route, type RouteConfig } from '@remix-run/route-config';

/** The URL contract, on one screen. */
export default [
  index('routes/today.tsx'),
  route('radar', 'routes/radar.tsx'),
  route('freshness', 'routes/freshness.tsx'),
  route('log', 'routes/log.tsx'),
  route('log/lines', 'routes/log-lines.ts'),
  route('log/understanding', 'routes/log-understanding.ts'),
  route('new', 'routes/new.tsx'),
  route('new/:kind', 'routes/new-form.tsx'),
  route('areas', 'routes/areas.tsx'),
  route('areas/:id', 'routes/area.tsx'),
  route('entries', 'routes/entries.tsx'),
  route('entries/:id', 'routes/entry.tsx'),
  ...(['areas', 'entries'] as const).flatMap((what) => [
    route(`${what}/:id/edit`, 'routes/edit.tsx', { id: `${what}-edit` }),
    route(`${what}/:id/history`, 'routes/history.tsx', { id: `${what}-history` }),
  ]),
  route('drafts', 'routes/drafts.tsx'),
  route('drafts/:id', 'routes/draft.ts'),
  route('preview', 'routes/preview.ts'),
  route('names', 'routes/names.ts'),
  route('attachments', 'routes/attachments.ts'),
  route('files/*', 'routes/file.ts'),
  route('sync', 'routes/sync.tsx'),
  route('problems', 'routes/problems.tsx'),
  route('model', 'routes/model.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
