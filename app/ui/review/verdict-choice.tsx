import { VERDICTS } from '#app/core/entry.ts';

/** Id of the form that a review ends with; verdicts are chosen all over the page. */
export const REVIEW_FORM = 'review-form';

/** A verdict to be stated in the note of the review; as it is, none is. */
export function VerdictChoice({ area, title, chosen = '' }: { area: string; title: string; chosen?: string }) {
  return (
    <label className="small">
      Verdict<span className="hidden-visually"> on {title}</span>{' '}
      <select name={`verdict.${area}`} form={REVIEW_FORM} defaultValue={chosen}>
        <option value="">as it is</option>
        {VERDICTS.map((verdict) => (
          <option key={verdict}>{verdict}</option>
        ))}
      </select>
    </label>
  );
}
