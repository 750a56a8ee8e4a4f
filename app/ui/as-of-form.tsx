import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { formatDay, type Day } from '#app/core/day.ts';

/** Asks for another day. Works as a plain form; `children` are the page's own choices beside it. */
export function AsOfForm({ action, asOf, today, children }: { action: string; asOf: Day; today: Day; children?: ReactNode }) {
  return (
    <Form action={action} method="get" className="ask">
      <label>
        As of <input type="date" name="asOf" defaultValue={formatDay(asOf)} key={asOf} required />
      </label>
      {children}
      <button type="submit">Show</button>
      {asOf !== today && <Link to={action}>Back to today</Link>}
    </Form>
  );
}
