import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { openLibrary } from '#app/library.server.ts';
import { leastOf, type Row } from './measure.ts';

/** Indexing a vault from nothing, against parsing its files with unified in one thread. */
export async function measureColdIndex(root: string, entries: number): Promise<Row> {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
  const ceiling = await leastOf(2, () => {
    for (const path of markdownIn(root)) parser.parse(readFileSync(path, 'utf8'));
  });
  const measured = await leastOf(3, () => {
    rmSync(join(root, '.whetstone'), { recursive: true, force: true });
    return openAndClose(root);
  });
  return { what: 'cold index', work: count(entries), measured, ceiling, ceilingName: 'unified parse', unit: 'ms', budget: 0.25 };
}

/** Opening an indexed vault in which nothing has changed, against listing it. */
export async function measureWarmStart(root: string, entries: number): Promise<Row> {
  await openAndClose(root);
  const ceiling = await leastOf(5, () => listWithStats(root));
  const measured = await leastOf(5, () => openAndClose(root));
  return { what: 'warm start', work: count(entries), measured, ceiling, ceilingName: 'readdir + stat', unit: 'ms', budget: 5 };
}

async function openAndClose(root: string): Promise<void> {
  const opened = await openLibrary({ root });
  if (!opened.ok) throw new Error(opened.problem.message);
  await opened.value.close();
}

function listWithStats(root: string): number {
  let files = 0;
  for (const item of readdirSync(root, { withFileTypes: true })) {
    if (item.name === '.whetstone') continue;
    const path = join(root, item.name);
    statSync(path);
    files += item.isDirectory() ? listWithStats(path) : 1;
  }
  return files;
}

function* markdownIn(root: string): Generator<string> {
  for (const item of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, item.name);
    if (item.isDirectory() && !item.name.startsWith('.')) yield* markdownIn(path);
    else if (item.name.endsWith('.md')) yield path;
  }
}

function count(entries: number): string {
  return `${entries.toLocaleString('en')} entries`;
}
