import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation, useNavigation, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { answerSave } from '#app/ui/editor/answer-save.ts';
import { EntryForm } from '#app/ui/editor/entry-form.tsx';
import { isRefused, saveForm } from '#app/ui/editor/save-form.ts';
import { KIND_WORDS } from '#app/ui/kind-words.ts';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `New ${page ? wordFor(page.kind) : ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return orThrow(await context.library.newForm({ kind: params['kind'] ?? '', title: query.get('title'), area: query.get('area') }));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const values = await readForm(request);
  return answerSave(await context.library.save(values), values);
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => saveForm(request, () => serverAction<typeof action>());

export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => !isRefused(actionResult) && defaultShouldRevalidate;

/** What is typed here is not disturbed by what changes elsewhere. */
export const handle = { isForm: true };

export default function New() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  const { search } = useLocation();
  const isSaving = useNavigation().state !== 'idle';
  return (
    <div className="wide">
      <header className="page-head">
        <h1>New {wordFor(page.kind)}</h1>
        <p className="soft small">
          It starts from <code>templates/{page.kind}.md</code> in your vault, which you may change.
        </p>
      </header>
      <EntryForm key={page.kind + search} page={page} outcome={outcome?.state === 'clash' ? null : outcome} isSaving={isSaving} />
    </div>
  );
}

function wordFor(kind: keyof typeof KIND_WORDS | 'area'): string {
  return kind === 'area' ? 'area' : KIND_WORDS[kind].toLowerCase();
}
