import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { SheetPage } from './sheet-page.tsx';
import { withoutControls } from './sheet-text.ts';

/** A picture, and the same as one file that opens anywhere, with its numbers in tables below it. */
export interface Drawing {
  svg(): string;
  html(): string;
}

interface Parts {
  title: string;
  about: string;
  picture: ReactElement;
  tables: ReactElement;
}

export function drawingOf({ title, about, picture, tables }: Parts): Drawing {
  return {
    svg: () => `${withoutControls(renderToStaticMarkup(picture))}\n`,
    html: () =>
      withoutControls(
        `<!doctype html>${renderToStaticMarkup(
          <SheetPage title={title} about={about}>
            <div className="picture">{picture}</div>
            <div className="scroll">{tables}</div>
          </SheetPage>,
        )}\n`,
      ),
  };
}

/** The first row of a table. */
export function Head({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
