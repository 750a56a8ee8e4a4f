import { Form, Link } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import type { ReadingRow, ReadingStatus } from '#app/core/reading-view.ts';
import { DayMark } from '../day.tsx';
import { ReadingTime } from './time.tsx';

/** Where a source can go from where it is, the likely way first. */
const MOVES: Record<ReadingStatus, readonly (readonly [to: ReadingStatus, label: string])[]> = {
  'to-read': [['reading', 'Start'], ['read', 'Finish'], ['abandoned', 'Abandon']],
  reading: [['read', 'Finish'], ['to-read', 'Put back'], ['abandoned', 'Abandon']],
  read: [['reading', 'Read again']],
  abandoned: [['to-read', 'Put back']],
};

interface Props {
  row: ReadingRow;
  today: Day;
  onMove: (id: string, status: ReadingStatus) => void;
}

export function ReadingCard({ row, today, onMove }: Props) {
  const { id, title, authors, year, venue, status, day, areas, informs } = row;
  const known = [authors, year, venue].filter((part) => part !== null && part !== '').join(', ');
  return (
    <li id={`card-${id}`} className="card" draggable data-card={id}>
      <Link to={`/entries/${encodeURIComponent(id)}`} draggable={false}>
        {title}
      </Link>
      <p className="small soft">
        {known}
        {known !== '' && day !== null && ' · '}
        {day !== null && <DayMark day={day} asOf={today} />}
      </p>
      <p className="small">
        <ReadingTime time={row.time} />
        {row.time && areas.length > 0 && ' · '}
        {areas.map((area, i) => (
          <span key={area.id}>
            {i > 0 && ', '}
            <Link to={`/areas/${encodeURIComponent(area.id)}`} draggable={false}>
              {area.title}
            </Link>
          </span>
        ))}
      </p>
      {informs.length > 0 && (
        <p className="small soft">
          Informs{' '}
          {informs.map((named, i) => (
            <span key={named.href}>
              {i > 0 && ', '}
              <Link to={named.href} draggable={false}>
                {named.title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <Form
        method="post"
        action="/reading"
        className="moves"
        onSubmit={(event) => {
          const button = (event.nativeEvent as SubmitEvent).submitter;
          const to = MOVES[status].find(([wanted]) => wanted === button?.getAttribute('value'));
          if (!to) return;
          event.preventDefault();
          onMove(id, to[0]);
        }}
      >
        <input type="hidden" name="id" value={id} />
        {MOVES[status].map(([to, label]) => (
          <button key={to} type="submit" name="status" value={to} aria-label={`${label}: ${title}`}>
            {label}
          </button>
        ))}
      </Form>
    </li>
  );
}
