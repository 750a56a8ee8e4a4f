import { DEFAULT_CONFIG, type Config } from '#app/core/config.ts';
import { parseDay } from '#app/core/day.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Area, Entry } from '#app/core/entry.ts';
import { headOfEntry } from '#app/core/heads.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { readFile, type FileReading } from '#app/core/read-file.ts';
import { compileVault, type Vault, type VaultParts } from '#app/core/vault.ts';

/** Texts in, a vault out, with nothing between them but the core. */

export function readText(path: string, text: string): FileReading {
  return readFile(path, text, treeOutline(text));
}

export function entryOf(path: string, text: string): { entry: Entry; diagnostics: Diagnostic[] } {
  const reading = readText(path, text);
  if (reading.role !== 'entry') throw new Error(`${path} is not an entry`);
  return reading;
}

export function areaOf(path: string, text: string): { area: Area; diagnostics: Diagnostic[] } {
  const reading = readText(path, text);
  if (reading.role !== 'area') throw new Error(`${path} is not an area`);
  return reading;
}

export function partsOf(files: Record<string, string>, config: Config = DEFAULT_CONFIG): VaultParts & { diagnostics: Diagnostic[] } {
  const readings = Object.entries(files).map(([path, text]) => readText(path, text));
  return {
    config,
    areas: readings.flatMap((reading) => (reading.role === 'area' ? [reading.area] : [])),
    entries: readings.flatMap((reading) => (reading.role === 'entry' ? [headOfEntry(reading.entry)] : [])),
    claims: readings.flatMap((reading) => (reading.role === 'entry' ? reading.claims : [])),
    statements: readings.flatMap((reading) => (reading.role === 'entry' ? reading.statements : [])),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
}

/** Every diagnostic, of the files and between them. */
export function vaultOf(files: Record<string, string>, config: Config = DEFAULT_CONFIG): Vault {
  const parts = partsOf(files, config);
  const vault = compileVault(parts);
  return { ...vault, diagnostics: [...parts.diagnostics, ...vault.diagnostics] };
}

/** The same, with a bare area for each id, all in one quadrant. */
export function vaultWith(ids: string[], files: Record<string, string>): Vault {
  const areas = Object.fromEntries(ids.map((id) => [`areas/${id}.md`, '---\nquadrant: tools\n---\n']));
  return vaultOf({ ...areas, ...files });
}

export function dayOf(iso: string): number {
  const day = parseDay(iso);
  if (day === null) throw new Error(`${iso} is no date`);
  return day;
}

export const codesOf = (diagnostics: readonly Pick<Diagnostic, 'code'>[]) => diagnostics.map(({ code }) => code);

/** `line code` of each. */
export const placesOf = (diagnostics: readonly Pick<Diagnostic, 'code' | 'line'>[]) =>
  diagnostics.map(({ line, code }) => `${line} ${code}`);
