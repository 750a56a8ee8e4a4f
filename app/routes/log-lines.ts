import type { ActionFunctionArgs } from '@remix-run/node';
import { answer } from '#app/ui/answer.ts';
import { readForm } from '#app/ui/form-values.ts';

/** Writes one captured line. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { text = '', again, at } = await readForm(request);
  return answer(await context.library.capture({ text, again: again === 'yes', at: at ? Number(at) : null }));
}
