import type { Report } from './diagnostic.ts';
import { RELATIONS, type Entry, type EntryLink } from './entry.ts';
import * as fields from './fields.ts';
import { readField } from './front-matter.ts';
import type { YamlMap } from './yaml-map.ts';

/** Reads `relations:`: what each of them names, and every name as a link with its line. */
export function readRelations(yaml: YamlMap, reports: Report[]): { relations: Entry['relations']; links: EntryLink[] } {
  const said = readField(yaml, 'relations', fields.relations, reports, {});
  const links = RELATIONS.flatMap((form) =>
    (said[form] ?? []).flatMap((target, i): EntryLink[] => (target === '' ? [] : [{ form, target, fragment: null, label: null, line: yaml.lineOf('relations', form, String(i)), column: 1 }])),
  );
  const named = RELATIONS.map((relation) => [relation, links.flatMap(({ form, target }) => (form === relation ? [target] : []))]);
  return { relations: Object.fromEntries(named) as Entry['relations'], links };
}
