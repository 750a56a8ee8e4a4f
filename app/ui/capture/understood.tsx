import type { Capture } from '#app/core/capture.ts';
import { sayDay, sayMinutes } from '#app/core/words.ts';

/** What a line will be written as, in one sentence and a few notes. */
export function Understood({ capture }: { capture: Capture }) {
  const { target, areas, depth, minutes, day, notes, near, problem } = capture;
  return (
    <div className="understood small">
      <p>
        {target.kind === 'log' ? (
          <>
            A line in the log of <strong>{target.title}</strong>
          </>
        ) : (
          <>
            A note, <strong>{target.title || '…'}</strong>
          </>
        )}
        {', '}
        {sayDay(day)}
        {depth && (
          <>
            {', '}
            <strong>{depth}</strong>
          </>
        )}
        {areas.length > 0 && (
          <>
            {' '}
            <strong>{areas.map(({ title }) => title).join(', ')}</strong>
          </>
        )}
        {minutes !== null && (
          <>
            {', '}
            <strong>{sayMinutes(minutes)}</strong>
          </>
        )}
        .
      </p>
      {(problem ? [problem.message, ...notes] : notes).map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {near.length > 0 && <p className="warn">{near.map(({ written, candidates }) => `“${written}” is nearly ${candidates.map(({ title }) => title).join(' or ')}.`).join(' ')}</p>}
    </div>
  );
}
