import { expect, test } from 'vitest';
import type { WireReview } from '#app/core/review-wire.ts';
import { makeVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

const FILES = {
  'whetstone.yml': 'frozen: 2026-11-22\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'deep-dives/drops.md': '---\ndate: 2026-11-18\nareas: [ebpf]\ndepth: debugged\nminutes: 90\n---\n## Questions\n\n- [ ] Why the *qdisc*?\n',
};

test('whet review answers with the fields that other programs rely on, for a week and for a quarter', async () => {
  const vault = await makeVault(FILES);
  const [week, quarter] = await Promise.all([[], ['--of', 'quarter']].map((of) => whetJson<WireReview>(['review', ...of, '--vault', vault.root])));
  expect(Object.keys(week!)).toEqual('of asOf since before note minutes contacts weeks staleNow staleBefore staleSoon verdicts questions questionCount reading projects'.split(' '));
  expect(week).toMatchObject({ of: 'week', asOf: '2026-11-22', since: '2026-11-15', note: { file: 'notes/review-2026-w47.md', written: false }, minutes: { all: 90, firstHand: 90 } });
  expect(week!.questions).toEqual([{ text: 'Why the qdisc?', file: 'deep-dives/drops.md', line: 9, since: '2026-11-18' }]);
  expect(week!.weeks).toHaveLength(52);
  expect(quarter).toMatchObject({ of: 'quarter', note: { entry: 'review-2026-q4' } });
  await vault.remove();
});

test('whet review reads as text, and refuses a span there is not', async () => {
  const vault = await makeVault(FILES);
  const { code, out } = await whet(['review', '--vault', vault.root]);
  expect(code).toBe(0);
  expect(out).toContain('Review of week 47, 2026, on 22 November 2026');
  expect(out).toContain('Contact in 1 of the last 52 weeks, first-hand in 1.');
  expect(out).toContain('Why the qdisc? (4 days ago, deep-dives/drops.md:9)');
  expect(await whet(['review', '--of', 'year', '--vault', vault.root])).toMatchObject({ code: 2, err: expect.stringContaining('week or quarter') });
  await vault.remove();
});
