import type { Diagnostic } from './diagnostic.ts';
import { FOLDER_OF, KINDS, RELATIONS, type Entry, type Kind, type LogLine, type Mention } from './entry.ts';
import * as fields from './fields.ts';
import { readField, readFrontMatter, type YamlMap } from './front-matter.ts';
import { parseLogLine } from './log-line.ts';
import { isUnder, type Outline } from './outline.ts';
import { readLessons, readQuestions, titleOf } from './sections.ts';

export type Report = Omit<Diagnostic, 'file'>;

const LOG = new Set(['log']);

/** Reads one entry. What cannot be read is reported and left out; the rest is kept. */
export function readEntry(path: string, text: string, outline: Outline): { entry: Entry; reports: Report[] } {
  const { yaml, report } = readFrontMatter(outline);
  const reports: Report[] = report ? [report] : [];
  const read = <T>(key: string, field: Parameters<typeof readField<T>>[2], fallback: T) =>
    readField(yaml, key, field, fallback, reports);
  const kind = readKind(path, yaml, reports);
  const relations = read('relations', fields.relations, {});
  const entry: Entry = {
    id: idOf(path),
    path,
    kind,
    title: titleOf(path, read('title', fields.text, null), outline),
    day: read('date', fields.day, null),
    mentions: readMentions(yaml, reports),
    depth: read('depth', fields.depth, null),
    minutes: read('minutes', fields.minutes, null),
    verdict: read('verdict', fields.verdict, null),
    visibility: read('visibility', fields.visibility, 'private' as const),
    tags: read('tags', fields.texts, []),
    status: read('status', fields.text, null)?.toLowerCase() ?? null,
    vendor: read('vendor', fields.text, null),
    repo: read('repo', fields.text, null),
    url: read('url', fields.text, null),
    source: read('source', fields.source, null),
    relations: {
      ...Object.fromEntries(RELATIONS.map((r) => [r, relations[r] ?? []])),
    } as Entry['relations'],
    log: readLog(outline, reports),
    questions: readQuestions(outline),
    lessons: readLessons(text, outline),
    links: outline.links,
  };
  return { entry, reports: [...reports, ...reportOmissions(entry, yaml, report !== null)] };
}

/** The file name is the id. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

/** The kind a folder stands for; null for any other folder. */
export function kindOfFolder(path: string): Kind | null {
  const folder = path.slice(0, path.indexOf('/'));
  return KINDS.find((kind) => FOLDER_OF[kind] === folder) ?? null;
}

function readKind(path: string, yaml: YamlMap, reports: Report[]): Kind {
  const folder = kindOfFolder(path);
  const stated = readField(yaml, 'kind', fields.kind, null, reports);
  if (!stated && !folder) {
    reports.push({
      line: 1,
      severity: 'warning',
      code: 'no-kind',
      message: 'Neither its folder nor its front matter says what kind of entry this is; it is read as a note.',
      hint: `Move it into ${Object.values(FOLDER_OF).join('/, ')}/, or write “kind:” in its front matter.`,
    });
  }
  return stated ?? folder ?? 'note';
}

function readMentions(yaml: YamlMap, reports: Report[]): Mention[] {
  const value = yaml.values['areas'];
  const unsaid = { depth: null, minutes: null, verdict: null };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const refs = readField(yaml, 'areas', fields.references, [], reports);
    return [...new Set(refs)].map((ref) => ({ ref, ...unsaid, line: yaml.lineOf('areas') }));
  }
  const details: YamlMap = {
    values: value as Record<string, unknown>,
    lineOf: (...path) => yaml.lineOf('areas', ...path),
  };
  return Object.keys(details.values).map((ref) => ({
    ref: ref.trim(),
    ...unsaid,
    ...readField(details, ref, fields.mentionDetails, null, reports),
    line: details.lineOf(ref),
  }));
}

function readLog(outline: Outline, reports: Report[]): LogLine[] {
  const log: LogLine[] = [];
  for (const item of outline.items) {
    if (!isUnder(outline, item.heading, LOG)) continue;
    const line = parseLogLine(item.text);
    if (typeof line !== 'string') {
      log.push({ ...line, line: item.line });
      continue;
    }
    reports.push({
      line: item.line,
      severity: 'error',
      code: 'bad-log-line',
      message: `This log line is not counted. ${line}`,
      hint: 'Write it like “- 2026-11-02 built 90m [[area]]: what you did”; depth, minutes and areas may be left out.',
    });
  }
  return log;
}

function reportOmissions(entry: Entry, yaml: YamlMap, unreadable: boolean): Report[] {
  const reports: Report[] = [];
  const warn = (line: number, code: string, message: string, hint: string) =>
    reports.push({ line, severity: 'warning', code, message, hint });
  if (unreadable) return reports;
  const undated = entry.day === null && yaml.values['date'] === undefined && entry.mentions.length > 0;
  if (undated && entry.log.length === 0 && entry.status !== 'to-read') {
    warn(entry.mentions[0]!.line, 'no-date', 'It names areas but has no date, so it counts for none of them.', 'Add “date: YYYY-MM-DD” to its front matter.');
  }
  const verdict = entry.verdict ?? entry.mentions.find((m) => m.verdict)?.verdict;
  if (verdict && entry.day === null && yaml.values['date'] === undefined) {
    warn(yaml.lineOf('verdict'), 'undated-verdict', `Its verdict (${verdict}) has no date, so the radar cannot use it.`, 'Add “date: YYYY-MM-DD”: the day you reached it.');
  }
  const bare = entry.log.find((line) => line.refs.length === 0);
  if (bare && entry.mentions.length === 0) {
    warn(bare.line, 'log-without-area', 'This log line names no area, and neither does the entry, so it counts for none.', 'Name one as [[area]] before the colon, or add “areas:” to the front matter.');
  }
  return reports;
}
