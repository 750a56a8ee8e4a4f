import { sayDay } from '#app/core/words.ts';
import { PAGE_PALETTE } from '../radar-palette.ts';
import { SharedPicture } from './shared-picture.tsx';
import { SharedTable } from './shared-table.tsx';
import type { Shown } from './shown.ts';

/** The radar inside somebody else's page: the picture, its table folded away, and the way to the whole. */
export function EmbedPage({ shown }: { shown: Shown }) {
  const { title } = shown.shared;
  return (
    <main className="embed">
      <h1>
        <a href="index.html" target="_blank" rel="noopener">
          {title}
        </a>
      </h1>
      <p className="small soft">{sayDay(shown.asOf)}</p>
      <SharedPicture shown={shown} palette={PAGE_PALETTE} withTargets />
      <details>
        <summary>As a table</summary>
        <SharedTable shown={shown} />
      </details>
    </main>
  );
}
