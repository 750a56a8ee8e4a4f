import { diffArrays } from 'diff';

/** Lines of a text from `from` up to `to` (counted from 0, the latter left out) that became `lines`. */
export interface LineChange {
  from: number;
  to: number;
  lines: string[];
}

/** Past this many lines that differ, what lies between the first and the last of them counts as one change: looking closer would take too long. */
const MOST_EDITS = 1500;

/** How one list of lines became another: changes in order, none touching the next. */
export function changesBetween(before: readonly string[], after: readonly string[]): LineChange[] {
  const start = sameAtStart(before, after);
  const end = sameAtEnd(before, after, start);
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length === 0 && fresh.length === 0) return [];
  const parts = old.length > 0 && fresh.length > 0 ? diffArrays(old, fresh, { maxEditLength: MOST_EDITS }) : undefined;
  if (!parts) return [{ from: start, to: start + old.length, lines: fresh }];
  const changes: LineChange[] = [];
  let at = start;
  for (const { added, removed, value } of parts) {
    const last = changes.at(-1);
    const open = last?.to === at ? last : null;
    if (!added && !removed) at += value.length;
    else if (removed) {
      if (open) open.to += value.length;
      else changes.push({ from: at, to: at + value.length, lines: [] });
      at += value.length;
    } else if (open) open.lines.push(...value);
    else changes.push({ from: at, to: at, lines: [...value] });
  }
  return changes;
}

function sameAtStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function sameAtEnd(a: readonly string[], b: readonly string[], start: number): number {
  let n = 0;
  while (n < a.length - start && n < b.length - start && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
