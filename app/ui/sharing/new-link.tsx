import { useRef, useState } from 'react';

/** A link that is shown this once. */
export function NewLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = () => {
    field.current!.select();
    navigator.clipboard.writeText(url).then(
      () => setSaid('Copied.'),
      () => setSaid('Your browser does not let it be copied: press Ctrl+C.'),
    );
  };
  return (
    <section className="share-link" aria-labelledby="new-link">
      <h2 id="new-link">Its link</h2>
      <p>
        <input readOnly value={url} ref={field} aria-label="Link to the shared radar" onFocus={(event) => event.currentTarget.select()} />{' '}
        <button type="button" className="only-with-script" onClick={copy}>
          Copy
        </button>{' '}
        <span role="status" className="small">
          {said}
        </span>
      </p>
      <p className="small soft">It is shown this once: only a hash of it is kept. Send it now, or give the share another link later.</p>
    </section>
  );
}
