import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reportTwins } from '#app/core/check-bank.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { readBankFile, type BankQuestion } from '#app/core/question-bank.ts';
import type { Result } from '#app/core/result.ts';
import { stampOf } from './vault-walk.server.ts';

const FOLDER = 'questions';

export interface Bank {
  questions: readonly BankQuestion[];
  diagnostics: readonly Diagnostic[];
}

/**
 * The question bank of a vault, as its files are whenever it is asked for: the folder is small, and
 * looked at each time, and read again only when one of its files has moved. A vault without one has
 * no questions and no problems.
 */
export function openBank(root: string, read: (path: string) => Result<string | null>): () => Bank {
  let kept: { stamps: string; bank: Bank } | null = null;
  return () => {
    const files = listFiles(root);
    const stamps = files.map(({ path, stamp }) => `${path} ${stamp}`).join('\n');
    if (kept?.stamps !== stamps) kept = { stamps, bank: readBank(files.map(({ path }) => path), read) };
    return kept.bank;
  };
}

function readBank(paths: readonly string[], read: (path: string) => Result<string | null>): Bank {
  const readings = paths.map((path) => {
    const text = read(path);
    if (text.ok) return readBankFile(path, readOutline(withoutMark(text.value ?? '')));
    const { message, hint } = text.problem;
    return { questions: [], diagnostics: [{ file: path, line: 1, severity: 'error' as const, code: 'unreadable', message, hint }] };
  });
  const questions = readings.flatMap((reading) => reading.questions);
  return { questions, diagnostics: [...readings.flatMap(({ diagnostics }) => diagnostics), ...reportTwins(questions)] };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function listFiles(root: string): { path: string; stamp: string }[] {
  try {
    return readdirSync(join(root, FOLDER))
      .filter((name) => /^[^.].*\.md$/i.test(name) && !/^readme\.md$/i.test(name))
      .sort()
      .flatMap((name) => {
        const stats = statSync(join(root, FOLDER, name), { throwIfNoEntry: false });
        return stats?.isFile() ? [{ path: `${FOLDER}/${name}`, stamp: stampOf(stats) }] : [];
      });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
