import type { OutgoingHttpHeaders } from 'node:http';

/** What a page may fetch and run. `frames`: origins that may show it in a frame; `style`: where its look comes from. */
export function policyOf({ frames = "'none'", style = "'self'" }: { frames?: string; style?: string }): string {
  return `default-src 'none'; script-src 'self'; style-src ${style}; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`;
}

/** Headers of every answer under a share link: what is shared is for its reader alone, and leaves no trace on the way. */
function headersOf(): Record<string, string> {
  return {
    'Content-Security-Policy': policyOf({}),
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
  };
}

export const HSTS = { 'Strict-Transport-Security': 'max-age=31536000' };

/** Programs in a browser that read radars may read these: the link is all they need, and no cookie comes with it. */
const FOR_PROGRAMS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const FOR_PAGES = { 'Cross-Origin-Resource-Policy': 'same-origin' };

/** Of a page that is no file. */
export const HEADERS_OF_PAGE: OutgoingHttpHeaders = { ...headersOf(), ...FOR_PAGES };

/** The same for a page that some sites may show in a frame. `frames` holds their origins, a space between. */
export function inFrames(headers: readonly string[], frames: string): string[] {
  const others: Record<string, string> = { 'Content-Security-Policy': policyOf({ frames }), 'Cross-Origin-Resource-Policy': 'cross-origin' };
  return headers.map((value, i) => (i % 2 === 1 ? (others[headers[i - 1]!] ?? value) : value));
}

/** Of a file, by its path in the site, or `?format=` and the format of another program: names and values in turn. */
export function headersOfFile(path: string, { isOpen, secure }: { isOpen: boolean; secure: boolean }): string[] {
  const isForPrograms = isOpen && (path.startsWith('?') || /\.(json|csv|xml)$/.test(path));
  return Object.entries({ ...headersOf(), ...(isForPrograms ? FOR_PROGRAMS : FOR_PAGES), ...(secure ? HSTS : {}) }).flat();
}
