import { entriesAbout, prepareBrief, scopeOf } from '#app/core/brief.ts';
import type { Brief, BriefAsk, BriefPieces } from '#app/core/brief-types.ts';
import { keyOfLink } from '#app/core/check-links.ts';
import { countWords } from '#app/core/count-words.ts';
import type { Entry } from '#app/core/entry.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { readBankFile, type BankQuestion } from '#app/core/question-bank.ts';
import { dayOf, readText, vaultOf } from './read-vault.ts';

export const bankOf = (path: string, text: string) => readBankFile(path, treeOutline(text));

/** The pieces a library would gather from files, and the brief they come to. */
export function briefOf(files: Record<string, string>, asked: Partial<Omit<BriefAsk, 'asOf'>> & { areas: string[]; asOf?: string }, bank: readonly BankQuestion[] = []): Brief {
  const ask: BriefAsk = { vendor: null, minutes: 20, meeting: null, ...asked, asOf: dayOf(asked.asOf ?? '2026-11-01') };
  return prepareBrief(piecesOf(files, ask, bank), ask);
}

export function piecesOf(files: Record<string, string>, ask: BriefAsk, bank: readonly BankQuestion[]): BriefPieces {
  const vault = vaultOf(files);
  const readings = Object.entries(files).map(([path, text]) => ({ path, text, reading: readText(path, text) }));
  const subjects = readings.map(({ path, reading }) => ({ path, subject: reading.role === 'area' ? reading.area : reading.entry }));
  const entries: Entry[] = readings.flatMap(({ reading }) => (reading.role === 'entry' ? [reading.entry] : []));
  const links = subjects.flatMap(({ path, subject }) => subject.links.map((link) => ({ ...link, file: path, key: keyOfLink(path, link) })));
  const scope = scopeOf(vault, entriesAbout(vault, ask), links, [], ask);
  const near = new Set([...scope.map(({ head }) => head.path), ...ask.areas.map((id) => `areas/${id}.md`)]);
  return {
    vault,
    bank,
    scope,
    lessons: subjects.flatMap(({ path, subject }) => (near.has(path) ? subject.lessons.map((lesson) => ({ ...lesson, file: path })) : [])),
    questions: subjects.flatMap(({ path, subject }) => (near.has(path) ? subject.questions.map((question) => ({ ...question, file: path })) : [])),
    details: new Map(entries.map((entry) => [entry.path, { minutes: entry.minutes, supersedes: entry.relations.supersedes }])),
    words: new Map(readings.map(({ path, text }) => [path, countWords(text)])),
  };
}
