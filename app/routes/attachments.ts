import type { ActionFunctionArgs } from '@remix-run/node';
import { answer } from '#app/ui/answer.ts';

/** Stores a picture that was pasted or dropped. */
export async function action({ context, request }: ActionFunctionArgs) {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return answer(await context.library.attach(name, new Uint8Array(await request.arrayBuffer())));
}
