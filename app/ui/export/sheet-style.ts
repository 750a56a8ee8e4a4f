/** The look of a file that stands alone: the same paper and ink, on light and dark screens and in print, with nothing to fetch. */
export const SHEET_STYLE = `
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1c2126; --soft: #535a61; --rule: #dcd9d2; --accent: #006675; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191d; --ink: #ebe9e4; --soft: #a9afb5; --rule: #33383e; --accent: #6fd0dc; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 400 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font: 500 2rem/1.15 'Iowan Old Style', Palatino, 'Liberation Serif', Georgia, serif; }
p { margin: 0.5rem 0; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.picture { background: #fcfbf8; border-radius: 4px; margin: 1.5rem 0; }
.picture svg { display: block; width: 100%; height: auto; max-height: 95vh; margin: 0 auto; }
.scroll { overflow-x: auto; }
.scroll table { min-width: 52rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--rule); }
thead th { border-top: 0; color: var(--soft); font-weight: 400; }
tbody th { font-weight: 600; }
tr:target { outline: 2px solid var(--accent); }
@media print { body { padding: 0; max-width: none; background: none; color: #000; } .picture svg { max-height: 60vh; } tr { break-inside: avoid; } }
`;
