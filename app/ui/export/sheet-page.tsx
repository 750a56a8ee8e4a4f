import type { ReactNode } from 'react';
import { SHEET_STYLE } from './sheet-style.ts';

/** The frame of a file that stands alone. */
export function SheetPage({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: SHEET_STYLE }} />
      </head>
      <body>
        <header>
          <h1>{title}</h1>
          <p className="soft">{about}</p>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
