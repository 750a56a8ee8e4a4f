import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Lens } from '#app/core/config.ts';
import { parseDay } from '#app/core/day.ts';
import { tellChanges } from '#app/core/radar-changes.ts';
import { readRadar } from '#app/core/radar.ts';
import { ledgerOf, type Past } from './ledger-builder.ts';

const day = (iso: string) => parseDay(iso)!;

function tell(past: Past, asOf = '2026-04-01', compare = '2026-01-01', lens: Lens = 'recommendation'): { kind: string; sentence: string } | undefined {
  const question = { asOf: day(asOf), compare: day(compare), lens };
  const [change] = tellChanges(readRadar([ledgerOf(past, 'Terraform')], DEFAULT_CONFIG, question), question, DEFAULT_CONFIG);
  return change && { kind: change.kind, sentence: change.sentence };
}

describe('what changed is told in a sentence', () => {
  test('of an area that moved, with the verdict and what it rests on', () => {
    const past: Past = { contacts: [[day('2026-03-02'), 'built', 90], [day('2026-03-02'), 'read', 300]], statements: [[day('2025-12-01'), 'assess'], [day('2026-03-03'), 'trial']] };
    expect(tell(past)).toEqual({ kind: 'in', sentence: 'Terraform moved from assess to trial: you said trial on 3 March 2026 after building with it for 90 minutes.' });
  });

  test('of one that moved out with nothing to rest on', () => {
    const past: Past = { contacts: [], statements: [[day('2025-12-01'), 'trial'], [day('2026-03-03'), 'hold']] };
    expect(tell(past)).toEqual({ kind: 'out', sentence: 'Terraform moved from trial to hold: you said hold on 3 March 2026.' });
  });

  test('of an adopt that was on trust until it was had in hand', () => {
    const past: Past = { contacts: [[day('2026-02-01'), 'operated', 60]], statements: [[day('2025-12-01'), 'adopt']] };
    expect(tell(past)).toEqual({ kind: 'in', sentence: 'Terraform moved from trial to adopt: you had said adopt on 1 December 2025, and first had it in your own hands on 1 February 2026.' });
    expect(tell({ contacts: [], statements: [[day('2025-12-01'), 'hold'], [day('2026-02-01'), 'adopt']] })?.sentence).toContain('said adopt on 1 February 2026, but have never had it in your own hands');
  });

  test('of one that moved without a verdict, by what its freshness did', () => {
    expect(tell({ contacts: [[day('2025-12-30'), 'built', 120]] })).toEqual({ kind: 'out', sentence: expect.stringMatching(/^Terraform moved from trial to assess: no verdict, and freshness fell below 0\.50 (early|mid|late).+\.$/) });
    expect(tell({ contacts: [[day('2025-12-01'), 'read', 45], [day('2026-03-25'), 'built', 150]] })).toEqual({
      kind: 'in', sentence: expect.stringMatching(/^Terraform moved from assess to trial: no verdict yet, and freshness rose to 0\.\d\d by building with it for 2½ hours\.$/),
    });
  });

  test('of a contact that came or lapsed, in the lens of contact', () => {
    expect(tell({ contacts: [[day('2025-12-30'), 'built', 240]] }, '2026-04-01', '2026-01-01', 'contact')?.sentence).toMatch(/^Terraform moved from hands-on to current: evidence fell from 2\.\d\d to 1\.\d\d, no contact since 30 December 2025\.$/);
    expect(tell({ contacts: [[day('2025-12-01'), 'read', 45], [day('2026-03-25'), 'debugged', 60]] }, '2026-04-01', '2026-01-01', 'contact')?.sentence).toMatch(/evidence rose from 0\.\d\d to \d\.\d\d by debugging it for 60 minutes\.$/);
  });

  test('of one that entered, with how', () => {
    expect(tell({ contacts: [[day('2026-03-03'), 'read', 45]] })).toEqual({ kind: 'entered', sentence: 'Terraform entered at assess: you were reading about it for 45 minutes, last on 3 March 2026.' });
  });

  test('of one that stayed where it was and faded, went cold or came back', () => {
    const held: Past['statements'] = [[day('2025-01-01'), 'hold']];
    expect(tell({ contacts: [[day('2025-12-30'), 'built', 120]], statements: held })).toEqual({ kind: 'fading', sentence: 'Terraform became fading: no contact since 30 December 2025.' });
    expect(tell({ contacts: [[day('2025-09-30'), 'built', 120]], statements: held }, '2026-09-01')).toEqual({ kind: 'cold', sentence: 'Terraform went cold: no contact since 30 September 2025.' });
    expect(tell({ contacts: [[day('2026-03-30'), 'built', 200]], statements: held })).toEqual({ kind: 'fresh', sentence: 'Terraform is fresh again: you were building with it for 3½ hours, last on 30 March 2026.' });
  });

  test('of one that left the picture', () => {
    expect(tell({ contacts: [[day('2023-03-30'), 'read', 45]] }, '2025-01-01', '2024-01-01')).toEqual({ kind: 'retired', sentence: 'Terraform left the picture: no verdict, and next to no evidence for a year.' });
  });

  test('and nothing is told where nothing changed', () => {
    expect(tell({ contacts: [], statements: [[day('2025-01-01'), 'hold']] })).toBeUndefined();
    expect(tell({ contacts: [[day('2026-03-30'), 'built', 60]] }, '2025-01-01')).toBeUndefined();
  });
});
