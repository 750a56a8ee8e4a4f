import { Form, Link } from '@remix-run/react';
import type { ImportedEntry, ImportReport, NearEntry } from '#app/core/import-view.ts';
import { STATUS_WORDS } from '#app/core/reading-view.ts';
import { count } from '#app/core/words.ts';
import type { ReadingOutcome } from './reading-action.ts';

const NAMED = 20;

/** What a form of the reading page did. */
export function ImportOutcome({ outcome }: { outcome: ReadingOutcome }) {
  if (outcome.kind === 'moved') {
    return (
      <p className="kept" role="status">
        {outcome.title}: {STATUS_WORDS[outcome.status].toLowerCase()}.
      </p>
    );
  }
  return <Report report={outcome.report} />;
}

function Report({ report: { created, updated, skipped, near, problems } }: { report: ImportReport }) {
  return (
    <section className="reading import-outcome" aria-label="What became of the import">
      <p className="kept" role="status">
        {count(created.length, 'entry', 'entries')} new, {updated.length} filled in, {skipped.length} there already.
        {near.length > 0 && ` ${count(near.length, 'source')} to look at.`}
        {problems.length > 0 && ` ${count(problems.length, 'problem')}.`}
      </p>
      <Entries title="New" entries={created} />
      <Entries title="Filled in" entries={updated} />
      {near.length > 0 && <NearForm near={near} />}
      {problems.length > 0 && (
        <>
          <h2>What could not be read</h2>
          <ul className="plain import-problems">
            {problems.map((problem, i) => (
              <li key={i}>
                <code>
                  {problem.file}:{problem.line}
                </code>{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Entries({ title, entries }: { title: string; entries: ImportedEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul className="plain">
        {entries.slice(0, NAMED).map((entry) => (
          <li key={entry.id}>
            <Link to={`/entries/${encodeURIComponent(entry.id)}`}>{entry.title}</Link>
          </li>
        ))}
        {entries.length > NAMED && <li className="soft">and {entries.length - NAMED} more</li>}
      </ul>
    </>
  );
}

/** Sources that may be the same as some there are: nothing is guessed. */
function NearForm({ near }: { near: NearEntry[] }) {
  return (
    <Form method="post" className="near-form">
      <h2>Is it the same?</h2>
      {near.map((one, i) => (
        <fieldset key={i}>
          <legend>
            {one.title}
            {one.year !== null && ` (${one.year})`} looks like <Link to={`/entries/${encodeURIComponent(one.like.id)}`}>{one.like.title}</Link>
          </legend>
          <input type="hidden" name="near" value={one.source} />
          <label>
            <input type="radio" name={`choice-${i}`} value="merge" defaultChecked /> The same: fill in what is empty there
          </label>
          <label>
            <input type="radio" name={`choice-${i}`} value="add" /> Another: add it
          </label>
          <label>
            <input type="radio" name={`choice-${i}`} value="leave" /> Leave it out
          </label>
        </fieldset>
      ))}
      <button type="submit" className="primary">
        Do so
      </button>
    </Form>
  );
}
