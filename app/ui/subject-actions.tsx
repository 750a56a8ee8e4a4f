import { Link } from '@remix-run/react';

/** What can be done with an entry or an area, besides reading it. */
export function SubjectActions({ href, more = [] }: { href: string; more?: readonly (readonly [path: string, label: string])[] }) {
  const all = [['edit', 'Edit'], ['rename', 'Rename'], ...more, ['history', 'History'], ['delete', 'Delete']] as const;
  return (
    <nav aria-label="This page" className="subject-actions">
      <ul className="plain">
        {all.map(([path, label]) => (
          <li key={path}>
            <Link to={`${href}/${path}`}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
