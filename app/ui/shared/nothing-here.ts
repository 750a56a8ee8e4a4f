import { SITE_ICON } from './site-icon.ts';

/** Its look is inside it, in the colours and sizes of `tokens.css`: it fetches nothing, so that nothing it fetched could tell one address from another. */
export const NOT_FOUND_STYLE =
  'body{margin:0;font:400 .9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;background:oklch(.985 .004 85);color:oklch(.24 .012 250)}' +
  'main{box-sizing:border-box;max-width:46rem;padding:4rem 1.5rem}' +
  'h1{margin:0 0 1rem;font:500 2rem/1.15 "Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif","Liberation Serif",Georgia,serif;letter-spacing:-.01em}' +
  'p{margin:0;max-width:38rem;text-wrap:pretty}' +
  '@media(min-width:100rem){html{font-size:clamp(100%,.5rem + .5vw,250%)}}' +
  '@media(max-width:39.99rem){main{padding:2.5rem 1rem}h1{font-size:1.625rem}}' +
  '@media screen and (prefers-color-scheme:dark){body{background:oklch(.2 .008 250);color:oklch(.93 .006 85)}}';

/** Stands alone, since a server may answer with it at any depth. */
export const NOT_FOUND = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>Nothing here</title><link rel="icon" href="${SITE_ICON}"><style>${NOT_FOUND_STYLE}</style></head><body><main><h1>Nothing here</h1><p>There is no page at this address. If somebody sent you a link, ask them for a new one.</p></main></body></html>\n`;
