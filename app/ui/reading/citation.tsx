import { useState } from 'react';

/** How other texts cite this source, ready to copy. */
export function CitationBox({ citation: { apa, bibtex } }: { citation: { apa: string; bibtex: string } }) {
  return (
    <section className="citation" aria-label="Citation">
      <h2>Citation</h2>
      <p className="apa">{apa}</p>
      <p className="buttons">
        <CopyButton text={apa} label="Copy as APA" />
        <CopyButton text={bibtex} label="Copy as BibTeX" />
      </p>
      <details className="small">
        <summary>BibTeX</summary>
        <div className="table-scroll" role="region" aria-label="BibTeX" tabIndex={0}>
          <pre>{bibtex}</pre>
        </div>
      </details>
    </section>
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
