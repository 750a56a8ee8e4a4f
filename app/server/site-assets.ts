import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#app/adapters/project-root.server.ts';

/** In the order in which they hold. */
const SHEETS = ['tokens', 'base', 'prose', 'code', 'shared-table', 'shared-pages', 'shared', 'shared-print'];

/** The style sheet and the script of every shared radar, from the files of this installation. */
export function readSiteAssets(): { style: string; script: string } {
  const read = (path: string) => readFileSync(join(projectRoot(), 'app', path), 'utf8');
  return { style: SHEETS.map((name) => read(`styles/${name}.css`)).join('\n'), script: read('ui/shared/shared.js') };
}
