import { data, type LoaderFunctionArgs } from '@remix-run/node';
import type { Problem } from '#app/core/result.ts';

export function loader({ request }: LoaderFunctionArgs) {
  const problem: Problem = {
    code: 'not-found',
    message: `There is no page ${new URL(request.url).pathname.slice(0, 80)}.`,
    hint: 'Areas are under /areas, entries under /entries.',
  };
  throw data(problem, { status: 404 });
}

export default function NotFound() {
  return null;
}
