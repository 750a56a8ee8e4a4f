import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUrgency, type Diagnostic } from '#app/core/diagnostic.ts';

const diagnostic = fc.record<Diagnostic>({
  file: fc.constantFrom('a.md', 'b.md', 'b/c.md'),
  line: fc.integer({ min: 1, max: 3 }),
  severity: fc.constantFrom('error', 'warning', 'info'),
  code: fc.constantFrom('one', 'two'),
  message: fc.constant(''),
  hint: fc.constant(''),
});

describe('diagnostics', () => {
  test('stand with errors first, then by file, line and code', () => {
    const of = (severity: Diagnostic['severity'], file: string, line: number, code = 'x'): Diagnostic => ({ severity, file, line, code, message: '', hint: '' });
    const ordered = [of('error', 'a', 2), of('error', 'a', 10), of('error', 'b', 1, 'x'), of('error', 'b', 1, 'y'), of('warning', 'a', 1), of('info', 'a', 1)];
    expect(ordered.toReversed().sort(byUrgency)).toEqual(ordered);
  });

  test('have one order, however they come', () => {
    fc.assert(fc.property(fc.array(diagnostic), (list) => {
      expect(list.toReversed().sort(byUrgency)).toEqual([...list].sort(byUrgency));
    }));
  });
});
