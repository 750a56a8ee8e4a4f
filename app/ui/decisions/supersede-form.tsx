import { Form } from '@remix-run/react';
import type { DecisionDetail } from '#app/core/decision-view.ts';

/** Says which decision took the place of which, in both files at once; first of all where one of them says so already. */
export function SupersedeForms({ decision }: { decision: DecisionDetail }) {
  const { id, title, status, supersedes, supersededBy, others } = decision;
  const isOver = status === 'superseded';
  const halves = supersedes.filter(({ says }) => says !== 'superseded');
  const [by] = supersededBy;
  return (
    <div className="supersede no-print small">
      {halves.map((old) => (
        <SupersedeForm key={old.id} back={id} old={old.id} by={id}>
          <span>
            {old.title} still says {old.says ?? 'nothing about its status'}.
          </span>{' '}
          <button type="submit">Mark it superseded</button>
        </SupersedeForm>
      ))}
      {by && !isOver && (
        <SupersedeForm back={id} old={id} by={by.id}>
          <button type="submit">Mark this one superseded</button>
        </SupersedeForm>
      )}
      {!by && isOver && others.length > 0 && (
        <>
          <p>No decision says that it took the place of this one.</p>
          <Choice decision={decision} />
        </>
      )}
      {!by && !isOver && others.length > 0 && (
        <details>
          <summary>Superseded by another decision…</summary>
          <p className="soft">
            The other one then says that it supersedes {title}, and this one that it is superseded.
          </p>
          <Choice decision={decision} />
        </details>
      )}
    </div>
  );
}

function Choice({ decision: { id, others } }: { decision: DecisionDetail }) {
  return (
    <SupersedeForm back={id} old={id}>
      <label>
        Superseded by{' '}
        <select name="by" defaultValue="" required>
          <option value="">choose a decision</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.title}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">Say so in both</button>
    </SupersedeForm>
  );
}

function SupersedeForm({ back, old, by, children }: { back: string; old: string; by?: string; children: React.ReactNode }) {
  return (
    <Form method="post" action="/reviews">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="old" value={old} />
      {by !== undefined && <input type="hidden" name="by" value={by} />}
      {children}
    </Form>
  );
}
