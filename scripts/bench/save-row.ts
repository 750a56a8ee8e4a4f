import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIndex, type VaultIndex } from '#app/adapters/index.server.ts';
import { openWriter, type VaultWriter } from '#app/adapters/vault-write.server.ts';
import { formatDay } from '#app/core/day.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { openLibrary, type Library } from '#app/library.server.ts';
import { LAST_DAY } from '../generate/entry-text.ts';
import { createRandom, type Random } from '../generate/random.ts';
import { quantile, time, type Row } from './measure.ts';

const SAVES = 60;
/** Saves before those that count: the owner's server has run for a while. */
const BEFORE = 12;

/** What the design allows at the 95th percentile, in ms, on the machine it was written on. */
const BUDGET = 50;

/** A file with its new text, and the area whose page shows it. */
interface Save {
  path: string;
  text: string;
  area: string;
}

/**
 * One save to visible: the file on disk for good, the index up to date, and the page of its area and
 * what stands on every page answered anew. `slowness` as for the radar.
 */
export async function measureSaves(root: string, entries: number, slowness: number): Promise<Row[]> {
  const [library, index, writer] = [valueOf(await openLibrary({ root })), valueOf(await openIndex({ root })), valueOf(openWriter(root))];
  const saves = planSaves(root, (await index.parts()).entries, BEFORE + SAVES);
  // A vault of years is not on its way to the disk, as one just made is: each fsync would wait for all of it.
  if (process.platform !== 'win32') execFileSync('sync');
  const times: number[] = [];
  for (const save of saves) times.push(await time(() => saveAndShow({ library, index, writer }, save)));
  writer.close();
  await Promise.all([library.close(), index.close()]);
  const counted = times.slice(BEFORE);
  const row = (name: string, share: number): Row => ({
    ...{ what: `one save to visible, ${name}`, work: `${entries.toLocaleString('en')} entries`, measured: quantile(counted, share) },
    ...{ ceiling: BUDGET * slowness, ceilingName: `${BUDGET} ms × ${slowness.toFixed(2)}`, unit: 'ms', budget: 1 },
  });
  return [row('median', 0.5), row('p95', 0.95)];
}

async function saveAndShow({ library, index, writer }: { library: Library; index: VaultIndex; writer: VaultWriter }, { path, text, area }: Save): Promise<void> {
  valueOf(
    await writer.change((read) => {
      const before = read(path);
      return before.ok ? succeed({ changes: [{ path, before: before.value, after: text }], value: path }) : before;
    }),
  );
  await index.sync([path]);
  const [page] = [valueOf(await library.area(area, {})), await library.about()];
  if (!page.contacts.some((contact) => contact.path === path && contact.day === LAST_DAY)) throw new Error(`${area} does not show ${path}.`);
}

/** New notes, edits of dated entries and log lines of projects, in turn; each adds a contact of the last day. */
function planSaves(root: string, entries: readonly EntryHead[], count: number): Save[] {
  const random = createRandom(11);
  const today = formatDay(LAST_DAY);
  const named = entries.filter(({ refs }) => refs.length > 0);
  const dated = named.filter(({ kind }) => kind !== 'project');
  const projects = named.filter(({ kind }) => kind === 'project');
  const rewrite = ({ path, refs }: EntryHead, change: (text: string, area: string) => string): Save => {
    const area = random.pick(refs);
    return { path, area, text: change(readFileSync(join(root, path), 'utf8'), area) };
  };
  const note = (n: number): Save => {
    const area = random.pick(random.pick(named).refs);
    const text = `---\ntitle: Saved ${n}\ndate: ${today}\nareas: [${area}]\nminutes: 30\n---\n\nSeen with [[${area}]] and [[${random.pick(named).id}]].\n`;
    return { path: `notes/saved-${n}.md`, area, text };
  };
  const kinds = [
    note,
    () => rewrite(takeOne(random, dated), (text) => text.replace(/^date: .*$/m, `date: ${today}`)),
    () => rewrite(takeOne(random, projects), (text, area) => text.replace('## Log\n\n', `## Log\n\n- ${today} built 45m [[${area}]]: one more step\n`)),
  ];
  return Array.from({ length: count }, (_, n) => kinds[n % kinds.length]!(n));
}

/** No file is changed twice, since all texts are made before the first is saved. */
function takeOne(random: Random, entries: EntryHead[]): EntryHead {
  return entries.splice(random.between(0, entries.length - 1), 1)[0]!;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
