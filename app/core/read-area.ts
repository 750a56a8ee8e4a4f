import type { Area } from './entry.ts';
import * as fields from './fields.ts';
import { readField, readFrontMatter } from './front-matter.ts';
import type { Outline } from './outline.ts';
import { idOf, type Report } from './read-entry.ts';
import { readLessons, readQuestions, titleOf } from './sections.ts';

/** Reads one area. Its quadrant is kept as written: the settings of the vault decide what it means. */
export function readArea(path: string, text: string, outline: Outline): { area: Area; reports: Report[] } {
  const { yaml, report } = readFrontMatter(outline);
  const reports: Report[] = report ? [report] : [];
  const read = <T>(key: string, field: Parameters<typeof readField<T>>[2], fallback: T) =>
    readField(yaml, key, field, fallback, reports);
  const area: Area = {
    id: idOf(path),
    path,
    title: titleOf(path, read('title', fields.text, null), outline),
    quadrant: read('quadrant', fields.text, null) ?? '',
    aliases: read('aliases', fields.texts, []),
    vendor: read('vendor', fields.text, null),
    parent: read('parent', fields.references, [])[0] ?? null,
    tags: read('tags', fields.texts, []),
    target: read('target', fields.fraction, null),
    value: read('value', fields.value, 1),
    questions: readQuestions(outline),
    lessons: readLessons(text, outline),
    links: outline.links,
  };
  return { area, reports };
}
