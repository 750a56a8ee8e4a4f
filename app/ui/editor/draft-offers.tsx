import type { DraftOffer } from '#app/core/form-view.ts';
import { DiffView } from '../diff-view.tsx';

/** Drafts that were never saved, each with what it would change. */
export function DraftOffers({ drafts, current, onResume, onDiscard }: { drafts: readonly DraftOffer[]; current: string; onResume: (draft: DraftOffer) => void; onDiscard: (id: string) => void }) {
  const others = drafts.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  return (
    <section className="draft-offers" aria-label="Unsaved drafts">
      {others.map((draft) => (
        <div key={draft.id} className="draft-offer">
          <p>
            You left a draft here on <time dateTime={new Date(draft.at).toISOString()} suppressHydrationWarning>{new Date(draft.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</time> that was not saved.
          </p>
          <p className="buttons">
            <button type="button" onClick={() => onResume(draft)}>
              Go on with it
            </button>
            <button type="button" onClick={() => onDiscard(draft.id)}>
              Throw it away
            </button>
          </p>
          <details>
            <summary>What it would change</summary>
            <DiffView diff={draft.diff} label="The draft against the file" />
          </details>
        </div>
      ))}
    </section>
  );
}
