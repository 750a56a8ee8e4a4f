import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { writeKey, writeScalar, type Place } from '../edit/write-yaml.ts';
import { nameIn } from '../fields.ts';
import { readYaml } from '../yaml-map.ts';
import type { Reference } from './reference.ts';

/** Names in front matter: `areas:`, `parent:` and `relations:`; `start` is where its text begins in the file. */
export function frontReferences(yaml: string, start: number): Reference[] {
  const source = yaml.replace(/\r(?!\n)/g, '\n');
  if ('message' in readYaml(source, 1)) return [];
  const { contents } = parseDocument(source, { schema: 'failsafe', customTags: ['null'], resolveKnownTags: false, logLevel: 'error' });
  if (!isMap(contents)) return [];
  const found: Reference[] = [];
  for (const { key, value } of contents.items) {
    const field = isScalar(key) ? key.value : null;
    if (field === 'areas') found.push(...namesIn(value, 'areas', source, start));
    if (field === 'parent') found.push(...nameAt(value, 'parent', source, start));
    if (field === 'relations' && isMap(value)) {
      for (const pair of value.items) {
        const relation = isScalar(pair.key) ? String(pair.key.value) : '';
        found.push(...namesIn(pair.value, `relations ${relation}`, source, start).map((reference) => ({ ...reference, as: 'link' as const })));
      }
    }
  }
  return found;
}

/** A list of names, the keys of a map, or one name. */
function namesIn(node: unknown, group: string, source: string, start: number): Reference[] {
  if (isMap(node)) return node.items.flatMap(({ key }) => nameAt(key, group, source, start, true));
  if (isSeq(node)) return node.items.flatMap((item) => nameAt(item, group, source, start));
  return nameAt(node, group, source, start);
}

/** One name; `[[ebpf]]` without quotes is, to YAML, a list in a list. */
function nameAt(node: unknown, group: string, source: string, start: number, isKey = false): Reference[] {
  const scalar = onlyScalar(node);
  if (!scalar?.range || typeof scalar.value !== 'string') return [];
  const [from, to] = scalar.range;
  const raw = source.slice(from, to);
  const { value } = scalar;
  const bare = value.replace(/\s+/g, ' ').trim();
  const isLinked = scalar !== node;
  const target = isLinked ? nameIn(`[[${bare}]]`) : nameIn(bare);
  if (target === '') return [];
  const place = isLinked ? 'flow' : placeOf(source, from);
  const quote = raw.startsWith('"') ? '"' : raw.startsWith("'") ? "'" : '';
  const write = (name: string) => {
    const written = isLinked || nameIn(bare) !== bare ? inLink(bare, target, name) : name;
    if (written === null || nameIn(isLinked ? `[[${written}]]` : written) !== name) return null;
    return isKey && !isLinked && quote === '' ? writeKey(written, place) : writeScalar(written, place, quote);
  };
  return [{ from: start + from, to: start + to, target, as: 'area', group, write }];
}

function onlyScalar(node: unknown, depth = 0): Scalar | null {
  if (isScalar(node)) return node;
  return isSeq(node) && node.items.length === 1 && depth < 2 ? onlyScalar(node.items[0], depth + 1) : null;
}

/** Puts a name in the place of the first in `[[name#heading|label]]`; null where it would be cut. */
function inLink(written: string, target: string, name: string): string | null {
  if (/[\]|#[]/.test(name)) return null;
  const at = written.indexOf(target);
  return written.slice(0, at) + name + written.slice(at + target.length);
}

/** Inside brackets more has to be quoted. Where that is not sure, quotes do no harm. */
function placeOf(source: string, at: number): Place {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:- +)*(?:[^\s"'{[]+: +)?$/.test(line) ? 'block' : 'flow';
}
