import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { readConfig } from '#app/core/read-config.ts';
import { codesOf, dayOf, placesOf } from './read-vault.ts';

describe('the settings', () => {
  test('may be left out, all of them or any', () => {
    const keys = Object.keys(DEFAULT_CONFIG);
    for (const text of ['', '# none', '---\n', `${keys.join(':\n')}:`, 'rings: { recommendation: , contact: }\nthresholds: {}']) {
      expect(readConfig(text)).toEqual({ config: DEFAULT_CONFIG, reports: [] });
    }
  });

  test('are read, each', () => {
    const { config, reports } = readConfig(
      [
        'title: Our radar',
        'owner: 42',
        'quadrants: [Techniques, { title: Languages & Frameworks }, { id: ops, title: Überwachung }, 日本語, "!"]',
        'rings: { contact: [In hand, Near, Known, Far] }',
        'thresholds: { contact: [3, 1.5, .5], basis: [0.6, 0.3] }',
        'weeklyMinutes: 120',
        'target: 0.6',
        'comparisonDays: 30',
        'timezone: Europe/Lisbon',
        'frozen: 2026-11-01',
        'example: True',
      ].join('\n'),
    );
    expect(reports).toEqual([]);
    expect(config).toEqual({
      title: 'Our radar',
      owner: '42',
      quadrants: [
        { id: 'techniques', title: 'Techniques' },
        { id: 'languages-frameworks', title: 'Languages & Frameworks' },
        { id: 'ops', title: 'Überwachung' },
        { id: '日本語', title: '日本語' },
        { id: '!', title: '!' },
      ],
      rings: { recommendation: DEFAULT_CONFIG.rings.recommendation, contact: ['In hand', 'Near', 'Known', 'Far'] },
      thresholds: { contact: [3, 1.5, 0.5], basis: [0.6, 0.3] },
      weeklyMinutes: 120,
      target: 0.6,
      comparisonDays: 30,
      timezone: 'Europe/Lisbon',
      frozen: dayOf('2026-11-01'),
      example: true,
    });
  });

  test('take two to eight quadrants', () => {
    const many = (n: number) => readConfig(`quadrants: [${Array.from({ length: n }, (_, i) => `Q${i}`).join(', ')}]`);
    for (const n of [2, 8]) expect(many(n).config.quadrants).toHaveLength(n);
    for (const n of [0, 1, 9]) expect(codesOf(many(n).reports)).toEqual(['bad-field']);
  });

  test.each([
    ['quadrants: [Tools, tools]', 'quadrants: [Techniques, Platforms, Tools, Languages]'],
    ['quadrants: { a: b }', 'quadrants: [Techniques, Platforms, Tools, Languages]'],
    ['quadrants: [Tools, ~]', 'quadrants: [Techniques, Platforms, Tools, Languages]'],
    ['rings: { recommendation: [A, B, C] }', 'rings: { recommendation: [Adopt, Trial, Assess, Hold] }'],
    ['rings: { recomendation: [A, B, C, D] }', 'rings: { recommendation: [Adopt, Trial, Assess, Hold] }'],
    ['rings: [A, B, C, D]', 'rings: { recommendation: [Adopt, Trial, Assess, Hold] }'],
    ['thresholds: { contact: [1, 2, 3] }', 'thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] }'],
    ['thresholds: { contact: [2, 1, 0] }', 'thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] }'],
    ['thresholds: { basis: [1, 0.2] }', 'thresholds: { contact: [2, 1, 0.25], basis: [0.5, 0.2] }'],
    ['weeklyMinutes: 1h30', 'weeklyMinutes: 90'],
    ['weeklyMinutes: -1', 'weeklyMinutes: 0'],
    ['weeklyMinutes: 10081', 'weeklyMinutes: 10080'],
    ['target: 50%', 'target: 0.5'],
    ['comparisonDays: 0', 'comparisonDays: 1'],
    ['comparisonDays: 1.5', 'comparisonDays: 3650'],
    ['timezone: Lisbon', 'timezone: Europe/Lisbon'],
    ['frozen: soon', 'frozen: 2026-11-02'],
    ['example: yes', 'example: true'],
    ['title: [a]', 'title: a'],
    ['colour: red', 'title: red'],
    ['toString: x', 'title: x'],
    ['__proto__: { example: true }', 'example: true'],
    ['title: a: b', 'title: "a: b"'],
    ['- title: a', 'title: a'],
  ])('%s is reported at its line, has its default, and %s mends it', (wrong, mended) => {
    const { config, reports } = readConfig(`# Settings\n${wrong}`);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(reports).toHaveLength(1);
    expect(reports[0]!.line).toBe(2);
    expect(readConfig(mended).reports).toEqual([]);
  });

  test('that cannot be read at all are one report', () => {
    expect(placesOf(readConfig('title: a\ntitle: b\n').reports)).toEqual(['2 bad-config']);
    expect(placesOf(readConfig('title: a\n---\ntitle: b\n').reports)).toEqual(['2 bad-config']);
  });
});
