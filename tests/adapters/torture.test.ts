import { expect, test } from 'vitest';
import { torture } from '#scripts/torture/run.ts';

test('of what killed processes had acknowledged nothing is lost, and nothing they left is torn or stays', async () => {
  const { kills, acknowledged, losses, complaints } = await torture(16);
  expect(complaints).toEqual([]);
  expect(losses).toEqual({ torn: 0, lost: 0, halved: 0, orphans: 0, refused: 0 });
  expect(kills).toBe(16);
  expect(Object.values(acknowledged).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
}, 120_000);
