import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { answerSave } from '#app/ui/editor/answer-save.ts';
import { ClashForm } from '#app/ui/editor/clash-form.tsx';
import { EntryForm } from '#app/ui/editor/entry-form.tsx';
import { isRefused, saveForm } from '#app/ui/editor/save-form.ts';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { subjectOf } from '#app/ui/subject.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Edit ${page?.title ?? ''} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return orThrow(await context.library.editForm(subjectOf(request, params)));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const values = await readForm(request);
  return answerSave(await context.library.save(values), values);
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => saveForm(request, () => serverAction<typeof action>());

export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => !isRefused(actionResult) && defaultShouldRevalidate;

/** What is typed here is not disturbed by what changes elsewhere. */
export const handle = { isForm: true };

export default function Edit() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  const isSaving = useNavigation().state !== 'idle';
  return (
    <div className="wide">
      <header className="page-head">
        <h1>{page.title}</h1>
        <p className="soft small">
          <code>{page.path}</code>
        </p>
      </header>
      {outcome?.state === 'clash' ? <ClashForm clash={outcome} values={outcome.values} /> : <EntryForm key={page.path} page={page} outcome={outcome} isSaving={isSaving} />}
    </div>
  );
}
