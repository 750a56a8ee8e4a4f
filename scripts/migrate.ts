import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from '#app/adapters/migrate.server.ts';

/** `npm run migrate -- FILE`: brings one database up to date. Serving a vault does the same by itself. */
const named = process.argv[2] ?? process.env['DATABASE_URL'] ?? join('content', '.whetstone', 'index.db');
const path = named.replace(/^file:/, '');
mkdirSync(dirname(path), { recursive: true });
const outcome = migrate(path);
if (outcome.ok) {
  const { applied } = outcome.value;
  console.log(applied.length === 0 ? `${path} is up to date.` : `${path}: applied ${applied.join(', ')}.`);
} else {
  console.error(`${outcome.problem.message} ${outcome.problem.hint}`);
  process.exitCode = 1;
}
