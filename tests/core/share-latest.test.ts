import { describe, expect, test } from 'vitest';
import { writeEdition, type Edition } from '#app/core/edition.ts';
import { sharedFrom } from './share-builder.ts';
import { dayOf } from './read-vault.ts';

const edition = (title: string, asOf: string, published: string | null): string => {
  const frozen: Omit<Edition, 'name'> = { title, asOf: dayOf(asOf), lens: 'recommendation', published: published === null ? null : dayOf(published), notes: '', blips: [{ area: 'ebpf', title: 'eBPF', quadrant: 'tools', ring: 'trial', movement: 'new', F: 0.5, basis: 'fresh' }] };
  return writeEdition(frozen);
};

const FILES = {
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'editions/spring.md': edition('Spring', '2026-03-31', '2026-04-10'),
  'editions/summer.md': edition('Summer', '2026-06-30', '2026-07-10'),
  'editions/autumn.md': edition('Autumn', '2026-09-30', null),
};

describe('a share of the latest edition', () => {
  const on = (today: string) => sharedFrom(FILES, { time: { kind: 'latest' } }, today).radar.edition;

  test('shows a scheduled edition from its date on, and drafts never', () => {
    expect([on('2026-07-09'), on('2026-07-10'), on('2026-12-31')]).toEqual(['Spring', 'Summer', 'Summer']);
  });

  test('before the first is out has nothing to show, and says so', () => {
    expect(() => on('2026-04-09')).toThrow('No edition of the lens recommendation has been published yet.');
  });
});
