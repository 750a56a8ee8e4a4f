import { Link } from '@remix-run/react';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { wayToMake } from '#app/core/problem-list.ts';

/** The way to make what a problem misses, where it misses anything. */
export function MakeLink({ problem }: { problem: Pick<Diagnostic, 'code' | 'name'> }) {
  const way = wayToMake(problem);
  return way && <Link to={way.href}>{way.label}</Link>;
}
