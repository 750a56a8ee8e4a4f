import { Form, Link } from '@remix-run/react';
import type { ReviewView } from '#app/core/review-view.ts';
import { KeptArea } from './kept-area.tsx';
import { REVIEW_FORM } from './verdict-choice.tsx';

interface Props {
  review: ReviewView & { written: string | null };
  /** What was sent, where it could not be written. */
  sent: Readonly<Record<string, string>>;
  isSaving: boolean;
}

/** How a review ends: a dated note in the vault. */
export function ReviewForm({ review: { of, note, written }, sent, isSaving }: Props) {
  const field = { note: note.id, written };
  return (
    <section className="review-end">
      <h2>Write it down</h2>
      <p className="soft">
        {written === null ? (
          <>
            This becomes <code>{note.path}</code>: what went stale, what you decided, what you do next, and the verdicts you chose above.
          </>
        ) : (
          <>
            <Link to={`/entries/${note.id}`}>{note.title}</Link> is written already. What you write here goes to its end; what it says stays.
          </>
        )}
      </p>
      <Form method="post" id={REVIEW_FORM} className="form-fields">
        <input type="hidden" name="intent" value="keep" />
        <input type="hidden" name="of" value={of} />
        <KeptArea {...field} name="decided" label="What I decided" help="What to let go, what to look at, what you would say now." sent={sent['decided']} />
        <KeptArea {...field} name="next" label="What I do next" help="One thing is enough." sent={sent['next']} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isSaving}>
            {isSaving ? 'Writing…' : written === null ? 'Write the note' : 'Add to the note'}
          </button>
        </div>
      </Form>
    </section>
  );
}
