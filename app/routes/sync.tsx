import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { count } from '#app/core/words.ts';
import { readForm } from '#app/ui/form-values.ts';
import { describeGit } from '#app/ui/git-words.ts';
import { MomentMark } from '#app/ui/moment.tsx';
import { orThrow } from '#app/ui/or-throw.ts';
import { readConflictChoices } from '#app/ui/sync/conflict-choices.ts';
import { ConflictFields } from '#app/ui/sync/conflict-fields.tsx';

export const meta: MetaFunction = () => [{ title: 'Sync · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return orThrow(await context.library.syncPage());
}

export async function action({ context, request }: ActionFunctionArgs) {
  const values = await readForm(request);
  const { library } = context;
  const done = values['intent'] === 'settle' ? await library.settle(readConflictChoices(values)) : await library.sync({ all: values['all'] === 'yes' });
  if (!done.ok) return data({ done: null, why: `${done.problem.message} ${done.problem.hint}` }, { status: 409 });
  return { done: done.value.state === 'synced' ? done.value : null, why: null };
}

export default function Sync() {
  const { status, conflicts } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const isBusy = useNavigation().state !== 'idle';
  const { ours, outside } = status.uncommitted;
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Sync</h1>
        <p className="soft">{status.state === 'conflicted' && conflicts.length === 0 ? 'The last sync is not finished: sync again to go on with it.' : describeGit(status)}</p>
      </header>
      {outcome?.why && (
        <p className="notice" role="alert">
          {outcome.why}
        </p>
      )}
      {outcome?.done && (
        <p className="kept" role="status">
          Done: {count(outcome.done.pulled, 'commit')} came, {count(outcome.done.pushed, 'commit')} went, {count(outcome.done.paths.length, 'file')} changed here.
        </p>
      )}
      {status.state === 'none' && (
        <div className="empty">
          <p>
            Everything but history and sync works without Git. To have them, run <code>git init</code> in the vault, or keep it in a repository you have.
          </p>
        </div>
      )}
      {status.problem && (
        <p className="notice">
          {status.problem.message} {status.problem.hint}
        </p>
      )}
      {status.state !== 'none' && (
        <dl className="facts facts-narrow">
          <Fact name="Branch">{status.branch ?? 'none: HEAD is detached'}</Fact>
          <Fact name="Remote">{status.hasRemote ? (status.upstream ?? 'there is one, not yet pushed to') : 'none'}</Fact>
          <Fact name="Ahead">{count(status.ahead, 'commit')}</Fact>
          <Fact name="Behind">{count(status.behind, 'commit')}, as of the last fetch</Fact>
          <Fact name="Uncommitted">
            {ours + outside === 0 ? 'nothing' : [ours > 0 && `${count(ours, 'file')} saved here`, outside > 0 && `${count(outside, 'file')} edited elsewhere`].filter(Boolean).join(', ')}
          </Fact>
          <Fact name="Last sync">{status.lastSync === null ? 'never from here' : <MomentMark at={status.lastSync} />}</Fact>
        </dl>
      )}
      {conflicts.length > 0 ? (
        <ConflictFields conflicts={conflicts} isBusy={isBusy} />
      ) : (
        status.hasRemote && (
          <Form method="post" className="buttons">
            <button type="submit" className="primary" disabled={isBusy}>
              {isBusy ? 'Fetching, merging, pushing…' : 'Sync now'}
            </button>
            {outside > 0 && (
              <label className="small choice">
                <input type="checkbox" name="all" value="yes" /> commit what was edited elsewhere too
              </label>
            )}
          </Form>
        )
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
