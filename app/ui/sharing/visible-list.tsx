import type { Visible } from '#app/core/share/visible-in.ts';
import { count } from '#app/core/words.ts';

/** Exactly what a share makes visible. */
export function VisibleList({ visible: { areas, entries } }: { visible: Visible }) {
  return (
    <div className="share-visible">
      <h3>{areas.length === 0 ? 'No area' : count(areas.length, 'area')}</h3>
      {areas.length > 0 && <Titles titles={areas} />}
      {entries.length > 0 && (
        <>
          <h3>{count(entries.length, 'entry', 'entries')}</h3>
          <Titles titles={entries} />
        </>
      )}
    </div>
  );
}

function Titles({ titles }: { titles: readonly string[] }) {
  return (
    <ul className="plain">
      {titles.map((title, i) => (
        <li key={i}>{title}</li>
      ))}
    </ul>
  );
}
