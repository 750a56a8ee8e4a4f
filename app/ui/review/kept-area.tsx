import { useEffect, useRef } from 'react';

const PREFIX = 'whetstone.review.';

/**
 * A field whose text this browser keeps until the note has it: neither a closed page nor a server
 * that is away loses it. `sent` is what came back from a try to save; `written` what the note says.
 */
export function KeptArea({ name, label, help, note, sent, written }: { name: string; label: string; help: string; note: string; sent: string | undefined; written: string | null }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const key = `${PREFIX}${note}.${name}`;
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    // What was typed before there was script.
    if (field.value !== '') keep(key, field.value);
    const kept = readKept(key);
    if (kept === null) return;
    if (written?.includes(kept.trim())) keep(key, '');
    else if (field.value === '') field.value = kept;
  }, [key, written]);
  return (
    <div className="form-row">
      <label htmlFor={`review-${name}`}>{label}</label>
      <textarea
        id={`review-${name}`}
        ref={area}
        name={name}
        rows={5}
        defaultValue={sent}
        aria-describedby={`review-${name}-help`}
        onChange={(event) => keep(key, event.target.value)}
      />
      <p className="small soft" id={`review-${name}-help`}>
        {help}
      </p>
    </div>
  );
}

/** Storage may be shut off; the page then works as without it. */
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // What cannot be kept here is still in the field.
  }
}
