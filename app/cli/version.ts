import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#app/adapters/project-root.server.ts';

export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
