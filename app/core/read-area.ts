import type { Report } from './diagnostic.ts';
import type { Area } from './entry.ts';
import * as fields from './fields.ts';
import { readField, readFrontMatter, type Field } from './front-matter.ts';
import { reportMisspelt } from './misspelt.ts';
import type { Outline } from './outline.ts';
import { idOf } from './read-entry.ts';
import { reportLog } from './read-log.ts';
import { readLessons, readQuestions, titleOf } from './sections.ts';

/** The fields that decide what counts, when, and who sees it; a slip in one of them is worth a word. */
const TELLING = ['quadrant', 'target', 'value', 'notBefore', 'visibility'];

/** Reads one area. Its quadrant is kept as written: the settings of the vault decide what it means. */
export function readArea(path: string, text: string, outline: Outline): { area: Area; reports: Report[] } {
  const { yaml, report } = readFrontMatter(outline);
  const reports: Report[] = report ? [report] : reportMisspelt(yaml, TELLING);
  const read = <T>(key: string, field: Field<T>, absent: T) => readField(yaml, key, field, reports, absent);
  const area: Area = {
    id: idOf(path),
    path,
    title: titleOf(path, read('title', fields.text, null), outline),
    quadrant: read('quadrant', fields.text, null) ?? '',
    aliases: read('aliases', fields.texts, []),
    vendor: read('vendor', fields.text, null),
    parent: read('parent', fields.reference, null) || null,
    tags: read('tags', fields.texts, []),
    target: read('target', fields.fraction, null),
    value: read('value', fields.value, 1),
    notBefore: read('notBefore', fields.day, null),
    visibility: read('visibility', fields.visibility, 'private' as const),
    questions: readQuestions(text, outline),
    lessons: readLessons(text, outline),
    links: outline.links,
    lines: {
      title: yaml.lineOf('title'),
      aliases: yaml.lineOf('aliases'),
      quadrant: yaml.lineOf('quadrant'),
      parent: yaml.lineOf('parent'),
    },
  };
  return { area, reports: [...reports, ...reportLog(outline)] };
}
