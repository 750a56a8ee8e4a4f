import { Form } from '@remix-run/react';
import type { SaveOutcome } from '#app/core/form-view.ts';
import { ClashHunks } from './clash-hunks.tsx';

type Clash = Extract<SaveOutcome, { state: 'clash' }>;

/** A save that met other changes on the same lines: everything else is merged, and these are chosen. */
export function ClashForm({ clash, values }: { clash: Clash; values: Readonly<Record<string, string>> }) {
  const kept = Object.entries(values).filter(([name]) => name !== 'resolved' && !/^(choice|own)-\d+$/.test(name));
  return (
    <Form method="post">
      <p className="notice" role="alert">
        While you were writing, <code>{clash.path}</code> was changed elsewhere, on the same lines. Nothing is lost: the file is as it was changed, and your text is here and in your draft. All that does not clash is put together; choose for the rest.
      </p>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="resolved" value={clash.token} />
      <ClashHunks hunks={clash.hunks} ours="What you wrote" theirs="What the file says now" />
      <div className="buttons save-bar">
        <button type="submit" className="primary">
          Save it so
        </button>
      </div>
    </Form>
  );
}
