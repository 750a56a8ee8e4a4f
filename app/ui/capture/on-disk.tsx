import { Link } from '@remix-run/react';
import type { Captured } from '#app/core/capture-view.ts';
import { hrefToCreateArea } from '#app/core/found.ts';

/** Says where a line went, and what it wants to count as a contact. */
export function OnDisk({ captured: { href, title, file, line, contacts, missing, near } }: { captured: Captured }) {
  const meant = near.flatMap(({ why, candidates }) => (why === 'missing' ? candidates.map((candidate) => candidate.title) : []));
  return (
    <div className="small kept" role="status">
      <p>
        On disk: <Link to={href}>{title}</Link>, <code>{file}</code> line {line}.
        {contacts.length === 0 && missing.length === 0 && (
          <>
            {' '}
            It counts as no contact, since it names no area. <Link to={`${href}/edit`}>Name one in the entry</Link>
          </>
        )}
      </p>
      {missing.map((name) => (
        <p key={name}>
          There is no area “{name}” yet: it counts as soon as there is one. <Link to={hrefToCreateArea(name)}>Make “{name}” an area</Link>
        </p>
      ))}
      {meant.length > 0 && (
        <p>
          Did you mean {meant.join(' or ')}? <Link to={`${href}/edit`}>Name it in the entry</Link>
        </p>
      )}
    </div>
  );
}
