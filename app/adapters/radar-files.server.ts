import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { ImportProblem } from '#app/core/import-view.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { decodeFile } from '#app/formats/decode.ts';
import { LARGEST_RADAR } from '#app/formats/read-team-radar.ts';

const MOST_FILES = 20_000;
const RADAR_FILE = /\.(?:md|json|csv|tsv)$/i;
/** Folders in which no release lies, and dot folders. */
const PASSED_OVER = /^(?:node_modules|\..*)$/;

export interface RadarFiles {
  /** Text by path inside the folder, with `/`. */
  files: Map<string, string>;
  problems: ImportProblem[];
}

/** The text of a file, or of every file of a folder that could be part of a radar. Links inside of it are not followed. */
export async function readRadarFiles(path: string): Promise<Result<RadarFiles>> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const problems: ImportProblem[] = [];
    const found = isFolder ? await listFiles(path, problems) : [path];
    if (found.length > MOST_FILES) return fail(tooMuch(path, `more than ${MOST_FILES} files`));
    const files = new Map<string, string>();
    let size = 0;
    for (const file of found.sort()) {
      size += (await stat(file)).size;
      if (size > LARGEST_RADAR) return fail(tooMuch(path, `more than ${LARGEST_RADAR / 1e6} MB`));
      const name = isFolder ? relative(path, file).split(sep).join('/') : basename(file);
      const decoded = decodeFile(await readFile(file));
      if (!decoded) problems.push({ file: name, line: 1, message: 'It is no text file, so it was left out.' });
      else files.set(name, decoded.text);
      if (decoded?.guessed) problems.push({ file: name, line: 1, message: 'The file is not UTF-8; it was read as Latin-1 (Windows-1252). Look at letters with accents.' });
    }
    return succeed({ files, problems });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return fail({ code: 'bad-choice', message: `${path} cannot be read (${code}), so nothing was imported.`, hint: 'Name a file, or the folder with the releases.' });
  }
}

async function listFiles(folder: string, problems: ImportProblem[], root = folder): Promise<string[]> {
  const files: string[] = [];
  for (const one of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, one.name);
    const isLink = one.isSymbolicLink();
    if (isLink) problems.push({ file: relative(root, path).split(sep).join('/'), line: 1, message: 'It is a symbolic link, which is not followed.' });
    else if (one.isDirectory() && !PASSED_OVER.test(one.name)) files.push(...(await listFiles(path, problems, root)));
    else if (one.isFile() && RADAR_FILE.test(one.name)) files.push(path);
    if (files.length > MOST_FILES) break;
  }
  return files;
}

function tooMuch(path: string, what: string): Problem {
  return { code: 'too-large', message: `${path} holds ${what}, so nothing was imported.`, hint: 'Name the file of the radar, or the folder that holds its releases and nothing else.' };
}
