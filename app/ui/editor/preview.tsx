import { Rich } from '../rich.tsx';
import type { Reading } from './use-check.ts';

/** How what is written will read, and what is wrong with it; nothing without script. */
export function Preview({ reading }: { reading: Reading | null }) {
  if (!reading) return null;
  return (
    <section className="form-preview" aria-label="How it will read">
      <h2>How it will read</h2>
      {reading.problems.length > 0 && (
        <ul className="plain small preview-problems">
          {reading.problems.map((problem) => (
            <li key={`${problem.line}:${problem.message}`}>
              {problem.line > 0 && <span className="soft number">Line {problem.line} of the text. </span>}
              {problem.message} {problem.hint}
            </li>
          ))}
        </ul>
      )}
      {reading.html === '' ? <p className="soft">Nothing yet.</p> : <Rich html={reading.html} />}
    </section>
  );
}
