import type { DiffLine, FileDiff } from '#app/core/edit/diff.ts';
import { count } from '#app/core/words.ts';

const SIGNS = { same: '', added: '+', removed: '−' };
const NAMES = { same: '', added: 'added', removed: 'removed' };

/** Two texts against each other, line by line, with the words that differ marked. */
export function DiffView({ diff, label }: { diff: FileDiff; label: string }) {
  if (diff.hunks.length === 0) return <p className="soft">Both say the same.</p>;
  return (
    <div className="diff" role="region" aria-label={label} tabIndex={0}>
      <table>
        <tbody>
          {diff.hunks.map((hunk, n) => [
            hunk.skipped > 0 && <Fold key={`fold-${n}`} lines={hunk.skipped} />,
            ...hunk.lines.map((line, i) => <Line key={`${n}-${i}`} line={line} />),
          ])}
          {diff.rest > 0 && <Fold lines={diff.rest} />}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line: { kind, before, after, parts } }: { line: DiffLine }) {
  const Word = kind === 'added' ? 'ins' : 'del';
  return (
    <tr className={kind}>
      <td className="line-number">{before}</td>
      <td className="line-number">{after}</td>
      <td className="sign">
        {SIGNS[kind]}
        <span className="hidden-visually">{NAMES[kind]}</span>
      </td>
      <td className="line">{parts.map(({ text, changed }, i) => (changed ? <Word key={i}>{text}</Word> : text))}</td>
    </tr>
  );
}

function Fold({ lines }: { lines: number }) {
  return (
    <tr className="fold">
      <td colSpan={4}>{count(lines, 'line')} unchanged</td>
    </tr>
  );
}
