import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { ImportReport } from '#app/core/import-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Library } from '#app/library.server.ts';

/** Files of a folder of records that are none by their names. */
const NO_RECORD = /^(?:readme|index|.*template.*)\.md$/i;
const LARGEST = 2_000_000;

/** Every Markdown file below a folder, hidden ones and links left alone, as a decision record. */
export async function importRecords(library: Library, folder: string, dryRun: boolean): Promise<Result<ImportReport>> {
  try {
    const found = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((one) => one.isFile() && /\.md$/i.test(one.name) && !NO_RECORD.test(one.name));
    const paths = found.map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length)).filter((path) => !/(?:^|[\\/])\./.test(path));
    if (paths.length === 0) return fail({ code: 'empty', message: `There is no decision record in ${folder}.`, hint: 'Name the folder that holds files such as 0001-use-sqlite.md.' });
    const files = await Promise.all(paths.map(async (path) => ({ file: path.replaceAll('\\', '/'), bytes: (await readFile(join(folder, path))).subarray(0, LARGEST) })));
    return await library.importRecords({ files, dryRun });
  } catch (error) {
    return unreadable(folder, error);
  }
}

/** Writes every review as a record below a folder, each under the name it was imported by. Another text that is there by that name stays, and is told, unless `force`; a dry run says what would be. */
export async function exportRecords(library: Library, folder: string, { dryRun, force }: { dryRun: boolean; force: boolean }): Promise<Result<ImportReport>> {
  const { files, problems } = await library.exportRecords(await readdir(folder).catch(() => []));
  const report: ImportReport = { created: [], updated: [], skipped: [], near: [], problems };
  try {
    for (const { id, title, file, text } of files) {
      if (!isInside(file)) {
        report.problems.push({ file, line: 1, message: `The record of ${id} would lie outside of the folder, so it was not written.` });
        continue;
      }
      const there = await readFile(join(folder, file), 'utf8').catch(() => null);
      if (there !== null && there !== text && !force) {
        report.problems.push({ file, line: 1, message: `Another text is there by this name, so the record of ${id} was not written. Say --force to replace it.` });
        continue;
      }
      report[there === null ? 'created' : there === text ? 'skipped' : 'updated'].push({ id, file, title });
      if (dryRun || there === text) continue;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return succeed(report);
  } catch (error) {
    return unreadable(folder, error);
  }
}

/** The name of a file comes out of a vault, which may say anything. */
function isInside(file: string): boolean {
  return /\.md$/i.test(file) && !/[\\\0]/.test(file) && !posix.isAbsolute(file) && !/^[A-Za-z]:/.test(file) && !posix.normalize(file).split('/').some((part) => part === '..' || part.startsWith('.'));
}

function unreadable(folder: string, error: unknown): Result<never> {
  return fail({ code: 'bad-choice', message: `${folder} cannot be used (${(error as NodeJS.ErrnoException).code ?? String(error)}).`, hint: 'Name a folder that you may read and write.' });
}
