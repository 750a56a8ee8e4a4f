import { Link } from '@remix-run/react';
import { useState } from 'react';
import type { ReadingRow } from '#app/core/reading-view.ts';

interface Props {
  citation: Pick<ReadingRow, 'informs'> & { apa: string; bibtex: string; csl: string };
}

/** How other texts cite this source, ready to copy, and what it informs. */
export function CitationBox({ citation: { apa, bibtex, csl, informs } }: Props) {
  return (
    <section className="citation" aria-label="Citation">
      {informs.length > 0 && (
        <p>
          Informs{' '}
          {informs.map(({ title, href }, i) => (
            <span key={href}>
              {i > 0 && ', '}
              <Link to={href}>{title}</Link>
            </span>
          ))}
        </p>
      )}
      <h2>Citation</h2>
      <p className="apa">{apa}</p>
      <p className="buttons">
        <CopyButton text={apa} label="Copy as APA" />
        <CopyButton text={bibtex} label="Copy as BibTeX" />
        <CopyButton text={csl} label="Copy as CSL-JSON" />
      </p>
      <Format name="BibTeX" text={bibtex} />
      <Format name="CSL-JSON" text={csl} />
    </section>
  );
}

function Format({ name, text }: { name: string; text: string }) {
  return (
    <details className="small">
      <summary>{name}</summary>
      <div className="table-scroll" role="region" aria-label={name} tabIndex={0}>
        <pre>{text}</pre>
      </div>
    </details>
  );
}

/** Without script the text beside it is there to be marked and copied. */
function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'' | 'done' | 'refused'>('');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState('done'),
      () => setState('refused'),
    );
  };
  return (
    <>
      <button type="button" onClick={copy} className="needs-script">
        {label}
      </button>
      <span role="status" className="small soft">
        {state === 'done' && 'Copied.'}
        {state === 'refused' && 'The browser did not allow it: mark the text and copy it.'}
      </span>
    </>
  );
}
