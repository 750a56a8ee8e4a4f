import { SHALLOWEST } from './depth.ts';
import type { Report } from './diagnostic.ts';
import type { Mention } from './entry.ts';
import * as fields from './fields.ts';
import { readField } from './front-matter.ts';
import { uniqueNames } from './names.ts';
import { mapAt, type YamlMap } from './yaml-map.ts';

const UNSAID = { depth: null, minutes: null, verdict: null };
const DETAILS = ['depth', 'minutes', 'verdict'];

/** Reads `areas:`: a list of names, or a map from each to what is said of it. */
export function readMentions(yaml: YamlMap, reports: Report[]): Mention[] {
  const map = mapAt(yaml, 'areas');
  if (map) return Object.keys(map.values).map((key) => readMention(map, key, reports));
  const refs = readField(yaml, 'areas', fields.areas, reports, []);
  const mentions = refs.map((ref, i) => ({ ref, ...UNSAID, line: yaml.lineOf('areas', String(i)) }));
  return uniqueNames(mentions.filter(({ ref }) => ref !== ''), ({ ref }) => ref);
}

function readMention(map: YamlMap, key: string, reports: Report[]): Mention {
  const place = { ref: fields.nameIn(key), line: map.lineOf(key) };
  const said = mapAt(map, key);
  if (!said) {
    const stated = map.values[key] !== null;
    readField(map, key, fields.details, reports, null);
    return { ...place, ...UNSAID, depth: stated ? SHALLOWEST : null };
  }
  for (const unknown of Object.keys(said.values).filter((name) => !DETAILS.includes(name))) {
    reports.push({
      line: said.lineOf(unknown),
      severity: 'warning',
      code: 'unknown-field',
      message: `“${unknown}” is not read: of an area an entry says ${DETAILS.join(', ')}.`,
      hint: fields.details.hint,
    });
  }
  return {
    ...place,
    depth: readField(said, 'depth', fields.depth, reports, null, SHALLOWEST),
    minutes: readField(said, 'minutes', fields.minutes, reports, null),
    verdict: readField(said, 'verdict', fields.verdict, reports, null),
  };
}
