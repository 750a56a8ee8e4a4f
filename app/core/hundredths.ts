/** F in hundredths, as it is told wherever it is told: rounded, but never up to 0.50, since that would be fresh. */
export function hundredthsOf(F: number): number {
  return F < 0.5 ? Math.min(Math.round(F * 100), 49) / 100 : Math.round(F * 100) / 100;
}

/** `0.57`. */
export function sayF(F: number): string {
  return hundredthsOf(F).toFixed(2);
}
