import { Form, Link, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { RelinkPreview } from '#app/core/relink-view.ts';
import { RelinkChanges } from './relink-changes.tsx';

interface Props {
  title: string;
  about: string;
  /** Where nothing is changed. */
  back: string;
  /** Why it cannot be done so; null while nothing stands in the way. */
  refused: string | null;
  /** What would change; null before it was asked for. */
  preview: RelinkPreview | null;
  /** What is done once it has been seen, and with what. */
  confirm: { label: string; busy: string; values: Readonly<Record<string, string>> };
  /** The fields that say what is wanted. */
  children: ReactNode;
}

/** A change of names: what is wanted, what that would change, and the button that does it. */
export function RelinkPage({ title, about, back, refused, preview, confirm, children }: Props) {
  const isBusy = useNavigation().state !== 'idle';
  return (
    <div className="reading">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="soft">{about}</p>
      </header>
      {refused && (
        <p className="notice" role="alert">
          Nothing was changed. {refused}
        </p>
      )}
      <Form method="get" className="stacked">
        {children}
        <div className="buttons">
          <button type="submit" className={preview ? undefined : 'primary'}>
            Show what would change
          </button>
          <Link to={back}>Back</Link>
        </div>
      </Form>
      {preview && (
        <section>
          <h2>What would change</h2>
          <RelinkChanges previews={preview.previews} notes={preview.notes} />
          {preview.previews.length > 0 && (
            <Form method="post" className="buttons save-bar">
              {Object.entries(confirm.values).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button type="submit" className="primary" disabled={isBusy}>
                {isBusy ? confirm.busy : confirm.label}
              </button>
            </Form>
          )}
        </section>
      )}
    </div>
  );
}
