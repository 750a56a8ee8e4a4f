import { openIndex } from '#app/adapters/index.server.ts';

/** Syncs the index of the vault named first, in the database named second, and tells what it did and knows. */
const [root = '', databaseUrl] = process.argv.slice(2);
const opened = await openIndex({ root, databaseUrl, onProgress: (done) => process.send?.({ done }) });
if (!opened.ok) {
  process.send?.({ problem: opened.problem });
} else {
  const index = opened.value;
  const { changed, removed } = await index.sync();
  const { entries } = await index.parts();
  const diagnostics = await index.diagnostics();
  process.send?.({ changed, removed, entries: entries.map(({ path }) => path), diagnostics, notices: index.notices });
  await index.close();
}
process.disconnect();
