import type { Diagnostic } from '#app/core/diagnostic.ts';
import { FOLDER_OF } from '#app/core/entry.ts';

/** Largest file that is read, in bytes: far more than any note, and still quick to show. */
export const LARGEST_FILE = 2 * 1024 * 1024;

type Report = Omit<Diagnostic, 'file' | 'line'> & { line?: number };

const report = (file: string, { line = 1, severity, code, message, hint }: Report): Diagnostic => ({
  ...{ file, line, severity, code, message, hint },
});
const OTHER_FOLDERS = Object.values(FOLDER_OF).filter((folder) => folder !== FOLDER_OF.note).map((folder) => `${folder}/`);
const megabytes = (bytes: number) => `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
const reasonOf = (error: Error) => (error as NodeJS.ErrnoException).code ?? error.message;

/** What can be the matter with a file before a word of it is read: one report each, and how to mend it. */
export const explain = {
  unreadable: (file: string, error: Error) =>
    report(file, {
      severity: 'error',
      code: 'unreadable',
      message: `The file cannot be read (${reasonOf(error)}).`,
      hint: 'Let the user that runs Whetstone read it, or move it out of the vault.',
    }),
  unreadableFolder: (file: string, error: Error) =>
    report(file, {
      severity: 'error',
      code: 'unreadable',
      message: `The folder cannot be listed (${reasonOf(error)}), so nothing in it is read.`,
      hint: 'Let the user that runs Whetstone read it, or move it out of the vault.',
    }),
  badName: (file: string) =>
    report(file, {
      severity: 'error',
      code: 'bad-name',
      message: 'The name of this file is not valid Unicode, so it cannot be opened.',
      hint: 'Rename it.',
    }),
  folder: (file: string) =>
    report(file, {
      severity: 'warning',
      code: 'folder-named-md',
      message: 'This is a folder, although it is named like a Markdown file; only the files in it are read.',
      hint: 'Rename the folder so that its name does not end in .md.',
    }),
  notAFile: (file: string) =>
    report(file, {
      severity: 'error',
      code: 'not-a-file',
      message: 'This is not an ordinary file, so it is not read.',
      hint: 'Put a text file in its place, or rename it.',
    }),
  brokenLink: (file: string) =>
    report(file, {
      severity: 'error',
      code: 'symlink',
      message: 'This symbolic link leads nowhere, so there is nothing to read.',
      hint: 'Put the file itself in its place, or delete the link.',
    }),
  linkOutside: (file: string, isFolder: boolean) =>
    report(file, {
      severity: isFolder ? 'warning' : 'error',
      code: 'symlink',
      message: 'This symbolic link leads out of what Whetstone reads of the vault, so it is not followed.',
      hint: `Put the ${isFolder ? 'folder' : 'file'} itself in its place, or delete the link.`,
    }),
  linkInside: (file: string, place: string) =>
    report(file, {
      severity: 'info',
      code: 'symlink',
      message: `This symbolic link is not followed: ${place || 'the vault'} is read in its own place.`,
      hint: 'Link to it with [[its id]] instead.',
    }),
  outsideFolders: (file: string) =>
    report(file, {
      severity: 'warning',
      code: 'outside-folders',
      message: 'This file lies outside the folders that are read, so nothing of it is counted.',
      hint: `Move it to ${FOLDER_OF.note}/, or to ${OTHER_FOLDERS.join(', ')} or areas/.`,
    }),
  tooLarge: (file: string, bytes: number) =>
    report(file, {
      severity: 'error',
      code: 'too-large',
      message: `The file has ${megabytes(bytes)}; Whetstone reads files of up to ${megabytes(LARGEST_FILE)}.`,
      hint: 'Split it into several entries, or move what is not text elsewhere.',
    }),
  notText: (file: string, line: number) =>
    report(file, {
      line,
      severity: 'error',
      code: 'not-text',
      message: 'The file holds NUL bytes, so it is not text and is not read.',
      hint: 'Save it as plain UTF-8 text, or give it the ending of what it is.',
    }),
  notUtf8: (file: string, line: number, encoding: string | null) =>
    report(file, {
      line,
      severity: 'error',
      code: 'not-utf8',
      message: encoding ? `The file is ${encoding}, not UTF-8, so it is not read.` : `Line ${line} is not UTF-8 text, so the file is not read.`,
      hint: 'Save it as UTF-8 in your editor.',
    }),
  empty: (file: string) =>
    report(file, {
      severity: 'warning',
      code: 'empty-file',
      message: 'The file is empty, so nothing is read from it.',
      hint: 'Write something in it, or delete it.',
    }),
  byteOrderMark: (file: string) =>
    report(file, {
      severity: 'info',
      code: 'bom',
      message: 'The file starts with a byte order mark, which is passed over.',
      hint: 'Save it as UTF-8 without BOM if other tools stumble over it.',
    }),
  carriageReturns: (file: string) =>
    report(file, {
      severity: 'info',
      code: 'crlf',
      message: 'The lines of this file end as on Windows; they are read and kept as they are.',
      hint: 'Save it with LF line endings if Git shows whole files as changed.',
    }),
  noConfig: (file: string) =>
    report(file, {
      severity: 'info',
      code: 'no-config',
      message: `There is no ${file}, so every setting has its default.`,
      hint: `Add ${file} to name your radar, its quadrants and your week.`,
    }),
};
