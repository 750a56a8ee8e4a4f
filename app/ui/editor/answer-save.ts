import { data, redirect } from '@remix-run/node';
import type { SaveOutcome } from '#app/core/form-view.ts';
import type { Result } from '#app/core/result.ts';
import { savedHref } from './saved-href.ts';

/** What a form is told of its save: where it went, or why it stays open, with all that was sent. */
export function answerSave(saved: Result<SaveOutcome>, values: Record<string, string>) {
  if (!saved.ok) return data({ state: 'refused' as const, message: `${saved.problem.message} ${saved.problem.hint}`, values }, { status: 409 });
  if (saved.value.state === 'saved') return redirect(savedHref(saved.value, values['draft']));
  return data({ ...saved.value, values }, { status: saved.value.state === 'clash' ? 409 : 400 });
}
