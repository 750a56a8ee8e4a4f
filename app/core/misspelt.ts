import type { Report } from './diagnostic.ts';
import type { YamlMap } from './yaml-map.ts';

/**
 * Keys one slip away from a field that is not there: `minuts: 20` would otherwise count as if the
 * entry did not say. Any other key is the owner's own business and is let be.
 */
export function reportMisspelt(yaml: YamlMap, fields: readonly string[]): Report[] {
  const keys = Object.keys(yaml.values);
  const missing = fields.filter((field) => !keys.includes(field));
  return keys.flatMap((key): Report[] => {
    const meant = fields.includes(key) ? undefined : missing.find((field) => isSlip(key.toLowerCase(), field.toLowerCase()));
    if (!meant) return [];
    return [
      {
        ...{ line: yaml.lineOf(key), severity: 'warning', code: 'misspelt-field' },
        message: `“${key}” is not read; it looks like “${meant}”.`,
        hint: `Write “${meant}:”, or give the field a name of its own.`,
      },
    ];
  });
}

/** Alike but for one letter too many, too few or wrong, or two that changed places. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
