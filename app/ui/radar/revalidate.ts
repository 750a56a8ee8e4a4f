import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';

/** Whether an address may need another radar than the one in the page: only another day, lens or comparison does, or the same address asked for anew. */
export function isAnotherRadar({ currentUrl, nextUrl }: Pick<ShouldRevalidateFunctionArgs, 'currentUrl' | 'nextUrl'>): boolean {
  const isOtherState = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return !isOtherState || ['asOf', 'lens', 'compare'].some((name) => currentUrl.searchParams.get(name) !== nextUrl.searchParams.get(name));
}
