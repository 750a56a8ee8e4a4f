import { Link, useLocation, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { dropLocally } from './editor/draft-keeper.ts';

/** Says once that a save reached the disk; the draft that became it is no draft any more. */
export function SavedNote() {
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const saved = query.get('saved');
  useEffect(() => {
    if (saved) dropLocally(saved);
  }, [saved]);
  if (saved === null) return null;
  return (
    <p className="kept saved-note" role="status">
      {query.has('unchanged') ? 'Nothing had changed, so nothing was written.' : 'Saved: it is on the disk.'} <Link to={`${pathname}/edit`}>Edit again</Link>
    </p>
  );
}
