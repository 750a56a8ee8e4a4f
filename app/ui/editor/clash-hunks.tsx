import type { Hunk } from '#app/core/edit/merge.ts';

interface Props {
  hunks: readonly Hunk[];
  /** Goes before the name of every field. */
  prefix?: string;
  ours: string;
  theirs: string;
}

const MOST_ROWS = 8;

/** The lines that both sides changed, each with a choice: one side, both, or other words. */
export function ClashHunks({ hunks, prefix = '', ours, theirs }: Props) {
  const clashes = hunks.flatMap((hunk, index) => (hunk.state === 'clash' ? [{ hunk, index }] : []));
  return clashes.map(({ hunk, index }, n) => {
    const name = `${prefix}choice-${index}`;
    return (
      <fieldset key={index} className="clash">
        <legend>
          Clash {n + 1} of {clashes.length}, line {hunk.line}
        </legend>
        <Side name={name} value="ours" label={ours} text={hunk.ours} isChosen />
        <Side name={name} value="theirs" label={theirs} text={hunk.theirs} />
        <Side name={name} value="both" label="Both, one after the other" text={null} />
        <Side name={name} value="own" label="Something else:" text={null} />
        <textarea name={`${prefix}own-${index}`} aria-label="Something else" rows={Math.min(MOST_ROWS, hunk.ours.split('\n').length + 1)} defaultValue={hunk.ours} />
        <details>
          <summary>What both started from</summary>
          <pre>{hunk.base === '' ? '(nothing)' : hunk.base}</pre>
        </details>
      </fieldset>
    );
  });
}

function Side({ name, value, label, text, isChosen }: { name: string; value: string; label: string; text: string | null; isChosen?: boolean }) {
  return (
    <div className="side">
      <label className="choice">
        <input type="radio" name={name} value={value} defaultChecked={isChosen} /> {label}
      </label>
      {text !== null && <pre>{text === '' ? '(nothing: the lines are gone)' : text}</pre>}
    </div>
  );
}
