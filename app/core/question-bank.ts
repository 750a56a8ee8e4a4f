import type { Diagnostic } from './diagnostic.ts';
import type { Item, Outline } from './outline.ts';
import { GAPS, isGap, type Gap } from './question-gaps.ts';

/** One question worth asking, whatever the vault says. */
export interface BankQuestion {
  text: string;
  theme: string;
  /** Areas (id, title, alias), tags, quadrants or categories; `any` for all. Never empty. */
  applies: string[];
  /** Where it says so; the line of the question where it does not. */
  appliesLine: number;
  gap: Gap | null;
  why: string;
  goodAnswer: string;
  dodge: string;
  path: string;
  line: number;
}

type Part = 'applies' | 'gap' | 'why' | 'goodAnswer' | 'dodge';

const LABELS: Record<string, Part> = { applies: 'applies', gap: 'gap', why: 'why', 'good answer': 'goodAnswer', dodge: 'dodge' };
const HOW = 'Write “- applies: any”, “- gap: never-operated”, “- why: …”, “- good answer: …” and “- dodge: …” below the question.';

/**
 * Reads one file of the bank: the first heading names the theme, each heading of the second level is
 * a question, and the list below it says the rest. What cannot be read is reported, the rest kept.
 */
export function readBankFile(path: string, outline: Outline): { questions: BankQuestion[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (line: number, code: string, message: string, hint: string) => diagnostics.push({ file: path, line, severity: 'warning', code, message, hint });
  const theme = outline.headings.find(({ depth }) => depth === 1)?.text.trim() || nameOf(path);
  const questions = outline.headings.flatMap(({ depth, text, line }, at): BankQuestion[] => {
    if (depth !== 2) return [];
    const parts = readParts(outline.items.filter(({ heading }) => heading === at), report);
    const question = { text: text.trim(), theme, path, line, ...partsAsRead(parts, line, report) };
    if (question.text === '') report(line, 'bank-no-question', 'This heading asks nothing.', 'Write the question behind the ##.');
    return question.text === '' ? [] : [question];
  });
  for (const { heading, line } of outline.items) {
    if (outline.headings[heading]?.depth !== 2) report(line, 'bank-stray', 'This line belongs to no question, so no brief can use it.', 'Put it below a question: a heading that begins with ##.');
  }
  if (questions.length === 0 && diagnostics.length === 0) report(1, 'bank-empty', 'No question is in this file.', 'Begin each question with ##, and say below it what it is good for.');
  return { questions, diagnostics };
}

type ReportOn = (line: number, code: string, message: string, hint: string) => void;
type Parts = Partial<Record<Part, { value: string; line: number }>>;

function readParts(items: readonly Item[], report: ReportOn): Parts {
  const parts: Parts = {};
  for (const { text, line } of items) {
    const [, label = '', value = ''] = /^[*_]*([^:*_]+?)[*_]*\s*:[*_]*\s*(.*)$/s.exec(text) ?? [];
    const part = LABELS[label.trim().toLowerCase().replace(/^an? /, '')];
    if (!part) report(line, 'bank-unknown-part', `“${text.slice(0, 40)}” is no part of a question.`, HOW);
    else if (parts[part]) report(line, 'bank-twice', `The question has “${label.trim()}” twice; the first one is used.`, 'Keep one of them.');
    else parts[part] = { value: value.trim(), line };
  }
  return parts;
}

function partsAsRead(parts: Parts, line: number, report: ReportOn): Pick<BankQuestion, Part | 'appliesLine'> {
  const missing = (['why', 'goodAnswer', 'dodge'] as const).filter((part) => !parts[part]?.value);
  if (missing.length > 0) report(line, 'bank-incomplete', `The question does not say ${missing.map((part) => SAID[part]).join(' or ')}.`, HOW);
  const applies = (parts.applies?.value ?? '').replace(/^\[|\]$/g, '').split(',').map((name) => name.trim()).filter(Boolean);
  return {
    applies: applies.length > 0 ? applies : ['any'],
    appliesLine: parts.applies?.line ?? line,
    gap: readGap(parts.gap, report),
    why: parts.why?.value ?? '',
    goodAnswer: parts.goodAnswer?.value ?? '',
    dodge: parts.dodge?.value ?? '',
  };
}

const SAID = { why: 'why it is asked', goodAnswer: 'what a good answer holds', dodge: 'what a dodge sounds like' };

function readGap(written: Parts['gap'], report: ReportOn): Gap | null {
  const gap = written?.value.toLowerCase().replace(/[ _]/g, '-') ?? '';
  if (gap === '' || gap === 'none') return null;
  if (isGap(gap)) return gap;
  report(written!.line, 'bank-unknown-gap', `“${written!.value}” is no gap that a log can show.`, `Write one of ${GAPS.join(', ')}, or leave the line out.`);
  return null;
}

function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '').replace(/-/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
