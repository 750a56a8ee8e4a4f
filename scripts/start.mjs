import { join, relative } from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { ROOT } from './setup/steps.mjs';

/**
 * `npm start`: sets up what is missing, then serves the example vault. Arguments go to `whet serve`:
 * `npm start -- --vault DIR --port 4000`.
 */
const asked = process.argv.slice(2);
const vault = asked.some((argument) => /^--vault(=|$)/.test(argument)) ? [] : ['--vault', relative(process.cwd(), join(ROOT, 'content'))];

await prepare(['commands', 'pages']);
process.env.NODE_ENV = process.env.NODE_ENV || 'production';
process.argv = [process.argv[0], process.argv[1], 'serve', ...vault, ...asked];
await import('../build/cli/main.js');
