import { Form, useNavigation } from '@remix-run/react';

/** Ways to bring sources in. */
export function ImportForms({ open }: { open: boolean }) {
  const isBusy = useNavigation().state === 'submitting';
  return (
    <details className="reading import-forms" open={open}>
      <summary>
        <h2>Bring sources in</h2>
      </summary>
      <Form method="post" encType="multipart/form-data" className="stacked">
        <label>
          A file from Zotero, JabRef or a publisher <input type="file" name="file" accept=".bib,.bibtex,.ris,.json,text/plain,application/json" required />
        </label>
        <label>
          Its format{' '}
          <select name="format" defaultValue="">
            <option value="">As its name says</option>
            <option value="bib">BibTeX</option>
            <option value="ris">RIS</option>
            <option value="csl">CSL-JSON</option>
          </select>
        </label>
        <p className="small soft">What is on the list already, by DOI or by title and year, is not added again: only fields that are empty are filled.</p>
        <div className="buttons">
          <button type="submit" className="primary" disabled={isBusy}>
            Import
          </button>
        </div>
      </Form>
      <Form method="post" className="stacked">
        <label>
          A DOI <input name="doi" placeholder="10.1109/TSE.2017.2768368" required spellCheck={false} autoCapitalize="none" />
        </label>
        <p className="small soft">This asks the registry at doi.org, once, when you press the button.</p>
        <div className="buttons">
          <button type="submit" disabled={isBusy}>
            Look it up
          </button>
        </div>
      </Form>
    </details>
  );
}
