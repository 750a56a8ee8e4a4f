/** What a page under /areas or /entries is about. */
export interface Subject {
  what: 'area' | 'entry';
  id: string;
}

/** Pages of entries and of areas share their modules; the address says which it is. */
export function subjectOf(request: Request, params: { id?: string }): Subject {
  return { what: new URL(request.url).pathname.startsWith('/areas/') ? 'area' : 'entry', id: params.id ?? '' };
}
