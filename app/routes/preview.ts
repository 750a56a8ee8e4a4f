import type { ActionFunctionArgs } from '@remix-run/node';
import { readForm } from '#app/ui/form-values.ts';
import { answer } from '#app/ui/answer.ts';

/** How what is in a form will read. */
export async function action({ context, request }: ActionFunctionArgs) {
  return answer(await context.library.readForm(await readForm(request)));
}
