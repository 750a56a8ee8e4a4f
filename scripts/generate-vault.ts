import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDay } from '#app/core/day.ts';
import { FOLDER_OF, type Kind } from '#app/core/entry.ts';
import { nameAreas, writeArea } from './generate/area-text.ts';
import { LAST_DAY, titleEntry, writeEntry } from './generate/entry-text.ts';
import { createRandom, type Random } from './generate/random.ts';
import { slugOf } from './generate/words.ts';

export interface VaultSize {
  entries: number;
  areas: number;
  /** About how many contacts the entries claim together; five for each entry unless said. */
  contacts?: number;
  seed?: number;
}

/** Share of the entries of each kind. */
const SHARES: [Kind, number][] = [
  ['note', 0.4],
  ['reading', 0.2],
  ['deep-dive', 0.15],
  ['meeting', 0.12],
  ['review', 0.08],
  ['project', 0.05],
];

/** Areas an entry names, and areas a log line names, on average. */
const AREAS_PER_ENTRY = 2;
const AREAS_PER_LINE = 1.5;

/** Writes a vault that looks lived in, the same for the same numbers, into a folder that it makes. */
export function generateVault(folder: string, { entries, areas, contacts = entries * 5, seed = 1 }: VaultSize): { files: number } {
  const random = createRandom(seed);
  const made = nameAreas(random, areas);
  const known = made.map((area) => ({ ...area, path: `areas/${area.id}.md` }));
  for (const sub of ['areas', ...Object.values(FOLDER_OF)]) mkdirSync(join(folder, sub), { recursive: true });
  writeFileSync(join(folder, 'whetstone.yml'), `title: A generated radar\nfrozen: ${formatDay(LAST_DAY)}\n`);
  for (const area of made) writeFileSync(join(folder, 'areas', `${area.id}.md`), writeArea(random, area, made));

  const kinds = Array.from({ length: entries }, () => drawKind(random));
  const projects = kinds.filter((kind) => kind === 'project').length;
  const left = Math.max(0, contacts - (entries - projects) * AREAS_PER_ENTRY);
  const logLines = Math.round(left / AREAS_PER_LINE / Math.max(1, projects));
  kinds.forEach((kind, i) => {
    const title = titleEntry(random);
    const id = `${slugOf(title)}-${i}`;
    const named = random.sample(made, random.between(1, AREAS_PER_ENTRY * 2 - 1));
    const plan = { id, kind, title: `${title} ${i}`, areas: named, known, logLines: kind === 'project' ? logLines : 0 };
    const path = `${FOLDER_OF[kind]}/${id}.md`;
    writeFileSync(join(folder, path), writeEntry(random, plan));
    known.push({ id, title: plan.title, path });
  });
  return { files: entries + areas + 1 };
}

function drawKind(random: Random): Kind {
  let left = random.next();
  for (const [kind, share] of SHARES) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'note';
}

if (process.argv[1] === import.meta.filename) {
  const number = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { entries: { type: 'string' }, areas: { type: 'string' }, contacts: { type: 'string' }, seed: { type: 'string' } },
  });
  const folder = positionals[0];
  if (!folder) {
    console.error('Usage: tsx scripts/generate-vault.ts FOLDER [--entries 10000] [--areas 300] [--contacts 50000] [--seed 1]');
    process.exit(2);
  }
  const entries = number(values.entries, 10_000);
  const { files } = generateVault(folder, {
    entries,
    areas: number(values.areas, 300),
    contacts: number(values.contacts, entries * 5),
    seed: number(values.seed, 1),
  });
  console.log(`${files} files in ${folder}`);
}
