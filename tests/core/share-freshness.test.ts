import { expect, test } from 'vitest';
import { drawRadar } from '#app/core/radar-view.ts';
import { sayF } from '#app/core/hundredths.ts';
import { sharedFrom } from './share-builder.ts';
import { dayOf, vaultOf } from './read-vault.ts';

test('the freshness that a reader is told is the one that the owner is told, area by area', () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      [`areas/area-${i}.md`, `---\ntitle: Area ${i}\nquadrant: tools\n---\n`],
      [`notes/note-${i}.md`, `---\ndate: 2026-0${(i % 9) + 1}-12\nareas: [area-${i}]\ndepth: built\nminutes: ${20 + 7 * i}\n---\n`],
    ]).flat(),
  ) as Record<string, string>;
  const own = drawRadar(vaultOf(files), { asOf: dayOf('2026-11-01'), lens: 'recommendation', compare: dayOf('2026-08-01') });
  const { blips } = sharedFrom(files, { show: 'freshness' }).radar;
  expect(blips.map(({ area, freshness }) => [area, sayF(freshness!.F)])).toEqual(own.blips.map(({ area, F }) => [area, sayF(F)]));
});
