import type { ActionFunctionArgs } from '@remix-run/node';
import { answer } from '#app/ui/answer.ts';

/** Keeps a draft, or throws it away. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const id = params['id'] ?? '';
  if (request.method === 'DELETE') return answer(await context.library.dropDraft(id));
  return answer(await context.library.keepDraft(id, await request.text()));
}
