import { index, route, type RouteConfig } from '@remix-run/route-config';

/** The URL contract, on one screen. */
export default [
  index('routes/today.tsx'),
  route('radar', 'routes/radar.tsx'),
  route('freshness', 'routes/freshness.tsx'),
  route('areas', 'routes/areas.tsx'),
  route('areas/:id', 'routes/area.tsx'),
  route('entries', 'routes/entries.tsx'),
  route('entries/:id', 'routes/entry.tsx'),
  route('problems', 'routes/problems.tsx'),
  route('model', 'routes/model.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
