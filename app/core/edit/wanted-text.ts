import type { SaveOutcome } from '../form-view.ts';
import { succeed, type Result } from '../result.ts';
import { joinBody, splitBody } from './body.ts';
import { applyForm } from './form.ts';
import { restoreLineEnds } from './line-ends.ts';
import type { Submission } from './submission.ts';

/** The text a form asks for: what it started with, and on that what was changed in it. */
export function wantedText(submission: Submission): Result<string> | Extract<SaveOutcome, { state: 'unreadable' }> {
  const { base, kind, fields, body, whole } = submission;
  if (whole !== null) return succeed(restoreLineEnds(base, whole));
  const edited = joinBody(base, restoreLineEnds(splitBody(base).body, body ?? ''));
  const applied = applyForm(edited, kind, fields);
  return 'problems' in applied ? { state: 'unreadable', problems: applied.problems } : applied;
}
