/** What the address bar asks for. What is drawn may be behind it, so a change of the address starts from here. */
export function addressNow(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}

/** The key of the page in the address bar, as `useLocation` has it once that page is drawn. */
export function pageNow(): string {
  return (window.history.state as { key?: string } | null)?.key ?? 'default';
}
