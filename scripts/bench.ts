/**
 * Measures what the design budgets, each against its ceiling in the same run on the same machine:
 * npm run bench -- [--entries 10000] [--json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBriefs } from './bench/brief-row.ts';
import { measureColdIndex, measureWarmStart } from './bench/index-rows.ts';
import { isWithin, type Row } from './bench/measure.ts';
import { measureMemory } from './bench/memory-row.ts';
import { measureRadar } from './bench/radar-rows.ts';
import { measureSaves } from './bench/save-row.ts';
import { measureShare } from './bench/share-row.ts';
import { generateVault } from './generate-vault.ts';

/** The design's machine parsed 10,000 entries with unified in some 14 s: how its budgets in ms are carried over to this one. */
const UNIFIED_MS_PER_ENTRY = 1.4;

const { values } = parseArgs({ options: { entries: { type: 'string', default: '10000' }, json: { type: 'string' } } });
const entries = Number(values.entries);
const root = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));

try {
  generateVault(root, { entries, areas: 300, seed: 1 });
  const cold = await measureColdIndex(root, entries);
  const slowness = Math.max(1, cold.ceiling! / (entries * UNIFIED_MS_PER_ENTRY));
  const rows = [
    ...(await measureRadar(slowness)),
    cold,
    await measureWarmStart(root, entries),
    await measureMemory(root, entries),
    await measureBriefs(root, entries, slowness),
    ...(await measureSaves(root, entries, slowness)),
    await measureShare(),
  ].filter((row) => row !== null);
  print(rows);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ node: process.version, entries, rows }, null, 2)}\n`);
  process.exitCode = rows.every(isWithin) ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function print(rows: Row[]): void {
  const table = [['what', 'work', 'measured', 'ceiling', 'cost', 'budget', ''], ...rows.map(describe)];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  for (const line of table) console.log(line.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd());
}

function describe(row: Row): string[] {
  const { measured, ceiling, unit, budget } = row;
  const say = (n: number) => `${n < 10 ? n.toFixed(3) : n.toFixed(0)} ${unit}`;
  return [
    row.what,
    row.work,
    say(measured),
    ceiling === null ? '' : `${say(ceiling)} (${row.ceilingName})`,
    ceiling === null ? say(measured) : `${(measured / ceiling).toFixed(2)} ×`,
    ceiling === null ? `≤ ${budget} ${unit}` : `≤ ${budget} ×`,
    isWithin(row) ? 'ok' : 'OVER',
  ];
}
