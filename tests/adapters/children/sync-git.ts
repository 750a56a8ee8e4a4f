import { openGit } from '#app/adapters/git.server.ts';

/** Syncs the vault named first, and says what came of it. */
const [root = ''] = process.argv.slice(2);
const git = openGit({ root });
process.stdout.write(JSON.stringify(await git.sync()));
await git.close();
