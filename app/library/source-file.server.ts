import type { ImportProblem, SourceFormat } from '#app/core/import-view.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { writeBibtex } from '#app/formats/bibtex-write.ts';
import { readCslJson, writeCslJson } from '#app/formats/csl-json.ts';
import type { CslItem, OnSource, ReadSources } from '#app/formats/csl.ts';
import { decodeFile } from '#app/formats/decode.ts';
import { readRis, writeRis } from '#app/formats/ris.ts';

/** Other people's files of sources, by the name of their format. */

const LARGEST = 50_000_000;
const NAMES: Record<SourceFormat, string> = { bib: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' };

export interface SourceFile {
  items: { item: CslItem; line: number }[];
  problems: ImportProblem[];
}

/** Reads a file; what of it cannot be read is a problem with its line. */
export async function readSourceFile(format: SourceFormat, file: string, bytes: Uint8Array, onSource?: OnSource): Promise<Result<SourceFile>> {
  if (bytes.length > LARGEST) return fail(TOO_LARGE);
  const decoded = decodeFile(bytes);
  if (!decoded) return fail(noText(file));
  const { sources, problems } = await parse(format, decoded.text, onSource);
  const told = problems.map((problem) => ({ file, ...problem }));
  if (decoded.guessed) told.unshift({ file, line: 1, message: 'The file is not UTF-8; it was read as Latin-1 (Windows-1252). Look at letters with accents.' });
  if (sources.length === 0 && problems.length === 0) told.push({ file, line: 1, message: `There is no source in it that reads as ${NAMES[format]}.` });
  return succeed({ items: sources.map(({ item, line }) => ({ line, item: clean(item) as CslItem })), problems: told });
}

export async function writeSourceFile(format: SourceFormat, items: readonly CslItem[]): Promise<string> {
  return format === 'bib' ? writeBibtex(items) : format === 'csl' ? writeCslJson(items) : writeRis(items);
}

async function parse(format: SourceFormat, text: string, onSource?: OnSource): Promise<ReadSources> {
  return format === 'bib' ? readBibtex(text, onSource) : format === 'csl' ? readCslJson(text) : readRis(text, onSource);
}

/** Without the characters that no text file may hold. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), clean(inner)]));
}

const TOO_LARGE: Problem = { code: 'too-large', message: 'The file has more than 50 MB, so nothing was imported.', hint: 'Export it in parts.' };

function noText(file: string): Problem {
  return { code: 'bad-choice', message: `${file} is no text file, so nothing was imported.`, hint: 'Export the sources as BibTeX, RIS or CSL-JSON.' };
}
