import type { Visible } from '#app/core/share/visible-in.ts';
import { count } from '#app/core/words.ts';

/** Exactly what a share makes visible. */
export function VisibleList({ visible: { areas, entries, texts, pictures } }: { visible: Visible }) {
  return (
    <div className="share-visible">
      <h3>{areas.length === 0 ? 'No area' : count(areas.length, 'area')}</h3>
      <Titles titles={areas} />
      {texts.length > 0 && (
        <>
          <h3>The words of {count(texts.length, 'area')}</h3>
          <p className="small soft">Their files say “visibility: shared”, so what is written in them goes out too.</p>
          <Titles titles={texts} />
        </>
      )}
      {entries.length > 0 && (
        <>
          <h3>{count(entries.length, 'entry', 'entries')}</h3>
          <Titles titles={entries} />
        </>
      )}
      {pictures.length > 0 && (
        <>
          <h3>{count(pictures.reduce((sum, { count: n }) => sum + n, 0), 'picture')}</h3>
          <Titles titles={pictures.map(({ title, count: n }) => (n === 1 ? `In ${title}` : `In ${title}: ${n}`))} />
        </>
      )}
    </div>
  );
}

function Titles({ titles }: { titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <ul className="plain">
      {titles.map((title, i) => (
        <li key={i}>{title}</li>
      ))}
    </ul>
  );
}
