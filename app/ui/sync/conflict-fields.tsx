import { Form } from '@remix-run/react';
import type { ShownConflict } from '#app/core/conflict-view.ts';
import { ClashHunks } from '../editor/clash-hunks.tsx';

/** Files that both sides of a sync changed on the same lines. The files on disk are as you left them until all are settled. */
export function ConflictFields({ conflicts, isBusy }: { conflicts: readonly ShownConflict[]; isBusy: boolean }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="settle" />
      {conflicts.map((conflict) => (
        <section key={conflict.id} className="conflict">
          <h2>
            <code>{conflict.path}</code>
          </h2>
          {conflict.hunks ? <ClashHunks hunks={conflict.hunks} prefix={`${conflict.id}:`} ours="Here" theirs="On the remote" /> : <WholeFile conflict={conflict} />}
        </section>
      ))}
      <div className="buttons save-bar">
        <button type="submit" className="primary" disabled={isBusy}>
          Settle and sync
        </button>
        <span className="small soft">Until then the files here are as you left them.</span>
      </div>
    </Form>
  );
}

function WholeFile({ conflict }: { conflict: ShownConflict }) {
  const { id, goneIn } = conflict;
  return (
    <fieldset className="clash">
      <legend>{goneIn === null ? 'It is no text, so one side holds as a whole' : goneIn === 'ours' ? 'Deleted here, changed on the remote' : 'Changed here, deleted on the remote'}</legend>
      <label className="choice">
        <input type="radio" name={`${id}:take`} value="ours" defaultChecked={goneIn !== 'ours'} /> As it is here{goneIn === 'ours' && ': deleted'}
      </label>
      <label className="choice">
        <input type="radio" name={`${id}:take`} value="theirs" defaultChecked={goneIn === 'ours'} /> As it is on the remote{goneIn === 'theirs' && ': deleted'}
      </label>
    </fieldset>
  );
}
