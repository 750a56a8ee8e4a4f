import { SHALLOWEST } from './depth.ts';
import type { Report } from './diagnostic.ts';
import { FOLDER_OF, KINDS, STATUSES_OF, type Entry, type Kind } from './entry.ts';
import * as fields from './fields.ts';
import { readField, readFrontMatter, type Field } from './front-matter.ts';
import { reportMisspelt } from './misspelt.ts';
import type { Outline } from './outline.ts';
import { readLog } from './read-log.ts';
import { readMentions } from './read-mentions.ts';
import { readRelations } from './read-relations.ts';
import { reportOmissions } from './omissions.ts';
import { readLessons, readQuestions, titleOf } from './sections.ts';
import type { YamlMap } from './yaml-map.ts';

/** The fields that decide what counts and who sees it; a slip in one of them is worth a word. */
const TELLING = ['date', 'areas', 'depth', 'minutes', 'verdict', 'visibility', 'kind', 'status'];

/** Reads one entry. What cannot be read is reported and left out; the rest is kept. */
export function readEntry(path: string, text: string, outline: Outline): { entry: Entry; reports: Report[] } {
  const { yaml, report } = readFrontMatter(outline);
  const reports: Report[] = report ? [report] : reportMisspelt(yaml, TELLING);
  const read = <T>(key: string, field: Field<T>, absent: T, unreadable = absent) =>
    readField(yaml, key, field, reports, absent, unreadable);
  const kind = readKind(path, yaml, reports);
  const { relations, links } = readRelations(yaml, reports);
  const entry: Entry = {
    id: idOf(path),
    path,
    kind,
    title: titleOf(path, read('title', fields.text, null), outline),
    day: read('date', fields.day, null),
    mentions: readMentions(yaml, reports),
    depth: report ? SHALLOWEST : read('depth', fields.depth, null, SHALLOWEST),
    minutes: read('minutes', fields.minutes, null),
    verdict: read('verdict', fields.verdict, null),
    visibility: read('visibility', fields.visibility, 'private' as const),
    tags: read('tags', fields.texts, []),
    status: readStatus(kind, yaml, reports),
    vendor: read('vendor', fields.text, null),
    repo: read('repo', fields.text, null),
    url: read('url', fields.text, null),
    source: read('source', fields.source, null),
    relations,
    log: readLog(text, outline, reports),
    questions: readQuestions(text, outline),
    lessons: readLessons(text, outline),
    links: [...links, ...outline.links],
  };
  return { entry, reports: report ? reports : [...reports, ...reportOmissions(entry, yaml)] };
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
  const stated = readField(yaml, 'kind', fields.kind, reports, null);
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

/** A status that means nothing is kept, for it is the owner's word; but `toread` would count as read. */
function readStatus(kind: Kind, yaml: YamlMap, reports: Report[]): string | null {
  const written = readField(yaml, 'status', fields.text, reports, null);
  const status = written?.toLowerCase().replace(/[ _]/g, '-') || null;
  const known = STATUSES_OF[kind];
  if (status !== null && known && !known.includes(status)) {
    reports.push({
      line: yaml.lineOf('status'),
      severity: 'warning',
      code: 'unknown-status',
      message: `“${written}” is no status of a ${kind}, so it changes nothing.`,
      hint: `Write one of ${known.join(', ')}.`,
    });
  }
  return status;
}
