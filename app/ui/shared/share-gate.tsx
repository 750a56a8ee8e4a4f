import { renderToStaticMarkup } from 'react-dom/server';
import { SITE_ICON } from './site-icon.ts';

export type GateState = 'asked' | 'wrong' | 'wait' | 'framed';

const WORDS: Record<GateState, string> = {
  asked: 'Whoever sent you the link has the password.',
  wrong: 'That is not the password of this radar. Whoever sent you the link has it.',
  wait: 'Too many passwords were tried. Wait a minute, then try again.',
  framed: 'It is not shown inside other pages. Open the link itself.',
};

/** Asks for the password of a share, and says nothing else of it. `folder` is where the share is served. */
export function drawGate(state: GateState, folder: string): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {/* With none at all, a browser would send the form as from nowhere, and it would be refused. The page leads nowhere else. */}
        <meta name="referrer" content="same-origin" />
        <title>This radar has a password</title>
        <link rel="icon" href={SITE_ICON} />
        <link rel="stylesheet" href={`${folder}style.css`} />
      </head>
      <body>
        <main className="reading gate">
          <h1>This radar has a password</h1>
          <p role={state === 'wrong' || state === 'wait' ? 'alert' : undefined}>{WORDS[state]}</p>
          {state !== 'framed' && (
            <form method="post">
              <label>
                Password <input type="password" name="password" required autoComplete="current-password" />
              </label>{' '}
              <button type="submit">Open</button>
            </form>
          )}
        </main>
      </body>
    </html>,
  )}\n`;
}
