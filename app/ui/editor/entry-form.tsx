import { Form, Link } from '@remix-run/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FormPage, SaveOutcome } from '#app/core/form-view.ts';
import { BodyEditor } from './body-editor.tsx';
import type { CodeEditor } from './code-editor.ts';
import { DraftNote } from './draft-note.tsx';
import { DraftOffers } from './draft-offers.tsx';
import { FormFields } from './form-fields.tsx';
import { Preview } from './preview.tsx';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  page: FormPage;
  /** What the last try to save came to, and what was sent with it; null before the first. */
  outcome: ((Exclude<SaveOutcome, { state: 'clash' }> | { state: 'refused'; message: string }) & { values: Readonly<Record<string, string>> }) | null;
  isSaving: boolean;
}

/** One entry or area: fields for its front matter, an editor for its text, and how the text will read. */
export function EntryForm({ page: opened, outcome, isSaving }: Props) {
  const page = outcome ? withSent(opened, outcome.values) : opened;
  const form = useRef<HTMLFormElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const mark = useCallback(() => editor.current?.mark(), []);
  const { reading, latest } = useCheck(form, mark);
  const [base, setBase] = useState(page.base);
  const fill = useCallback((values: Record<string, string>) => {
    setBase((before) => values['base'] ?? before);
    fillForm(form.current, editor.current, values);
  }, []);
  const draft = useDraft({ form, subject: page.path ?? `new:${page.kind}`, offers: page.drafts, isSaving, fill });
  const problems = useMemo(() => (outcome?.state === 'unreadable' ? Object.fromEntries(outcome.problems.map(({ key, message }) => [key, message])) : {}), [outcome]);
  return (
    <>
      <DraftOffers drafts={page.drafts} current={draft.id} onResume={draft.resume} onDiscard={draft.discard} />
      {outcome && outcome.state !== 'saved' && (
        <div className="notice" role="alert">
          {outcome.state === 'refused' ? outcome.message : 'Nothing was saved yet: some fields cannot be read. What you typed is kept.'}
        </div>
      )}
      {page.why !== null && <p className="notice">{page.why} So here is the whole file as text.</p>}
      <div className="write-split">
        <Form method="post" ref={form} className={page.form ? 'form-split' : undefined}>
          <input type="hidden" name="base" value={base} />
          <input type="hidden" name="kind" value={page.kind} />
          <input type="hidden" name="path" value={page.path ?? ''} />
          <input type="hidden" name="draft" value={draft.id} />
          {page.form && <FormFields form={page.form} problems={problems} />}
          <div className="form-text">
            <BodyEditor name={page.form ? 'body' : 'whole'} label={page.form ? 'Text' : 'The whole file'} text={page.body} path={page.path ?? `${page.kind}/new.md`} editor={editor} latest={latest} />
            <div className="buttons save-bar">
              <button type="submit" className="primary" disabled={isSaving}>
                {isSaving ? 'Saving…' : page.path === null ? 'Save as a new file' : 'Save'}
              </button>
              {page.href && <Link to={page.href}>Back without saving</Link>}
              <DraftNote state={draft.state} />
            </div>
          </div>
        </Form>
        <Preview reading={reading} />
      </div>
    </>
  );
}

/** The form as it was sent: a browser without script has nothing else to go on from. */
function withSent(page: FormPage, sent: Readonly<Record<string, string>>): FormPage {
  const form = page.form && { fields: page.form.fields.map((field) => ({ ...field, value: sent[field.key] ?? field.value })) };
  return { ...page, form, body: (sent['body'] ?? sent['whole'] ?? page.body).replace(/\r\n?/g, '\n'), base: sent['base'] ?? page.base };
}

/** Puts the values of a draft into the form; what the form has and the draft does not name stays. */
function fillForm(form: HTMLFormElement | null, editor: CodeEditor | null, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const control = form?.elements.namedItem(name);
    if (name === 'draft' || name === 'base' || !(control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)) continue;
    if (name === 'body' || name === 'whole') editor?.replace(value.replace(/\r\n?/g, '\n'));
    control.value = value;
  }
  form?.dispatchEvent(new Event('input', { bubbles: true }));
}
