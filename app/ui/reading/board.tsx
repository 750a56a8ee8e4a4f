import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { READING_STATUSES, STATUS_WORDS, type ReadingList, type ReadingRow, type ReadingStatus } from '#app/core/reading-view.ts';
import { ReadingCard } from './card.tsx';
import { useDragging } from './dragging.ts';
import type { ReadingOutcome } from './reading-action.ts';

/** Sources in four columns. Buttons move them, with and without script; with it, dragging does too. */
export function ReadingBoard({ list }: { list: ReadingList }) {
  const mover = useFetcher<{ outcome: ReadingOutcome | null; refused: string | null }>({ key: 'move' });
  const moved = mover.data?.outcome?.kind === 'moved' ? mover.data.outcome : null;
  const last = useRef<string | null>(null);
  const move = (id: string, status: ReadingStatus) => {
    last.current = id;
    mover.submit({ id, status }, { method: 'post', action: '/reading' });
  };
  useEffect(() => {
    if (mover.state !== 'idle' || last.current === null) return;
    // The card has moved to another column, and the keyboard goes with it.
    document.getElementById(`card-${last.current}`)?.querySelector('a')?.focus();
    last.current = null;
  }, [mover.state, list]);
  const board = useRef<HTMLDivElement>(null);
  useDragging(board, (id, wanted) => {
    const status = READING_STATUSES.find((known) => known === wanted);
    if (status && list.rows.some((row) => row.id === id && row.status !== status)) move(id, status);
  });
  return (
    <>
      <p className="hidden-visually" role="status">
        {moved ? `${moved.title} is now under ${STATUS_WORDS[moved.status]}.` : ''}
      </p>
      {mover.data?.refused && (
        <p className="notice" role="alert">
          Nothing was changed. {mover.data.refused}
        </p>
      )}
      <div className="board" ref={board}>
        {READING_STATUSES.map((status) => (
          <section key={status} aria-label={STATUS_WORDS[status]} className="column" data-column={status}>
            <h2>
              {STATUS_WORDS[status]} <span className="soft number">{list.counts[status]}</span>
            </h2>
            <Column rows={list.rows.filter((row) => row.status === status)} total={list.counts[status]} list={list} onMove={move} />
          </section>
        ))}
      </div>
    </>
  );
}

function Column({ rows, total, list, onMove }: { rows: ReadingRow[]; total: number; list: ReadingList; onMove: (id: string, status: ReadingStatus) => void }) {
  return (
    <>
      {rows.length === 0 && <p className="soft small">Nothing here.</p>}
      <ul className="plain">
        {rows.map((row) => (
          <ReadingCard key={row.id} row={row} today={list.today} onMove={onMove} />
        ))}
      </ul>
      {rows.length < total && (
        <p className="small">
          <a href="/reading?view=table&amp;sort=status">All {total} in the table</a>
        </p>
      )}
    </>
  );
}
