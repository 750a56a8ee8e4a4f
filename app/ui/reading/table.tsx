import { Link } from '@remix-run/react';
import { STATUS_WORDS, type ReadingList, type ReadingOrder } from '#app/core/reading-view.ts';
import { linkWith } from '../blip-choices.ts';
import { DayMark } from '../day.tsx';
import { ReadingTime } from './time.tsx';

const COLUMNS: { order: ReadingOrder | null; label: string; falls?: boolean }[] = [
  { order: 'title', label: 'Title' },
  { order: 'authors', label: 'Authors' },
  { order: 'year', label: 'Year', falls: true },
  { order: 'status', label: 'Status' },
  { order: 'day', label: 'Read on', falls: true },
  { order: 'time', label: 'Time' },
  { order: null, label: 'Areas' },
  { order: null, label: 'Informs' },
];

export function ReadingTable({ list, query }: { list: ReadingList; query: URLSearchParams }) {
  return (
    <div className="table-scroll" role="region" aria-label="Sources" tabIndex={0}>
      <table className="reading-table">
        <thead>
          <tr>
            {COLUMNS.map(({ order, label, falls = false }) => {
              if (order === null) return <th key={label} scope="col">{label}</th>;
              const isSorted = list.order === order;
              const next = isSorted ? !list.falling : falls;
              return (
                <th key={label} scope="col" aria-sort={isSorted ? (list.falling ? 'descending' : 'ascending') : undefined}>
                  <Link to={linkWith(query, { sort: order, falling: next ? '1' : null, page: null })} preventScrollReset>
                    {label}
                    {isSorted && <span aria-hidden="true">{list.falling ? ' ↓' : ' ↑'}</span>}
                  </Link>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/entries/${encodeURIComponent(row.id)}`}>{row.title}</Link>
                {row.venue !== '' && <span className="small soft venue">{row.venue}</span>}
              </th>
              <td>{row.authors}</td>
              <td className="number">{row.year}</td>
              <td className="one-line">{STATUS_WORDS[row.status]}</td>
              <td>{row.day !== null && <DayMark day={row.day} asOf={list.today} />}</td>
              <td className="one-line">
                <ReadingTime time={row.time} />
              </td>
              <td>
                <Links links={row.areas.map(({ id, title }) => ({ title, href: `/areas/${encodeURIComponent(id)}` }))} />
              </td>
              <td>
                <Links links={row.informs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Links({ links }: { links: { title: string; href: string }[] }) {
  return links.map(({ title, href }, i) => (
    <span key={href}>
      {i > 0 && ', '}
      <Link to={href}>{title}</Link>
    </span>
  ));
}
