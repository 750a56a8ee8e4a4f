import type { DraftOffer } from '#app/core/form-view.ts';
import { count } from '#app/core/words.ts';
import { DiffView } from '../diff-view.tsx';

interface Props {
  drafts: readonly DraftOffer[];
  current: string;
  onResume: (draft: DraftOffer) => void;
  onDiscard: (id: string) => void;
}

/** Drafts that were never saved, the latest first, each with what it would change. */
export function DraftOffers({ drafts, current, ...acts }: Props) {
  const [latest, ...older] = drafts.filter(({ id }) => id !== current);
  if (!latest) return null;
  return (
    <section className="draft-offers" aria-label="Unsaved drafts">
      <Offer draft={latest} {...acts} />
      {older.length > 0 && (
        <details>
          <summary>{count(older.length, 'older draft')}</summary>
          {older.map((draft) => (
            <Offer key={draft.id} draft={draft} {...acts} />
          ))}
        </details>
      )}
    </section>
  );
}

function Offer({ draft, onResume, onDiscard }: { draft: DraftOffer } & Pick<Props, 'onResume' | 'onDiscard'>) {
  const left = new Date(draft.at);
  return (
    <div className="draft-offer">
      <p>
        You left a draft here on{' '}
        <time dateTime={left.toISOString()} suppressHydrationWarning>
          {left.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
        </time>{' '}
        that was not saved.
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
  );
}
