import { Link, useLocation, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { dropLocally } from './editor/local-drafts.ts';

/** Says once that a save reached the disk; the draft that became it is no draft any more. */
export function SavedNote() {
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const saved = query.get('saved');
  useEffect(() => {
    if (saved === null) return;
    dropLocally(saved);
    // A reload, a bookmark or a shared address would say it again.
    window.history.replaceState(window.history.state, '', pathname);
  }, [saved, pathname]);
  if (saved === null) return null;
  return (
    <p className="kept saved-note" role="status">
      {saySaved(query)} {/^\/(?:areas|entries)\//.test(pathname) && <Link to={`${pathname}/edit`}>Edit again</Link>}
    </p>
  );
}

function saySaved(query: URLSearchParams): string {
  if (query.has('unchanged')) return 'The file said so already, so nothing was written.';
  if (query.has('merged')) return 'Saved: it is on the disk, put together with a change made elsewhere meanwhile.';
  if (query.has('shares')) return 'Saved: it is on the disk. Shares named it; the list under Shares says whether they show it still.';
  return 'Saved: it is on the disk.';
}
