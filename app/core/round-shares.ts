/**
 * Parts rounded to so many decimals such that what is shown adds up to the rounded total: the
 * parts that lose most by rounding down are rounded up (largest remainder). Parts are ≥ 0.
 */
export function roundShares(parts: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const total = parts.reduce((sum, part) => sum + part, 0);
  const floors = parts.map((part) => Math.floor(part * unit));
  const missing = Math.round(total * unit) - floors.reduce((sum, floor) => sum + floor, 0);
  const byLoss = parts.map((part, i) => ({ i, loss: part * unit - floors[i]! })).sort((a, b) => b.loss - a.loss || a.i - b.i);
  for (const { i } of byLoss.slice(0, Math.max(0, missing))) floors[i]! += 1;
  return floors.map((floor) => floor / unit);
}
