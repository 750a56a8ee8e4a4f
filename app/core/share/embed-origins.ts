import { fail, succeed, type Problem, type Result } from '../result.ts';

const MOST = 20;
const ORIGIN = /^(https?):\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?\/?$/i;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+)$/;

/**
 * Sites that may show a share inside their pages, as browsers name them: each is one whole origin,
 * without a path and without a wildcard, and https unless it is this machine.
 */
export function askEmbedOrigins(written: readonly string[]): Result<string[]> {
  const origins = new Set<string>();
  for (const text of written.flatMap((line) => line.split(/[\s,]+/)).filter((word) => word !== '')) {
    if (!ORIGIN.test(text) || !URL.canParse(text)) return fail(noOrigin(text));
    const { origin, protocol, hostname } = new URL(text);
    if (protocol === 'http:' && !LOOPBACK.test(hostname)) return fail(noOrigin(text));
    origins.add(origin);
  }
  if (origins.size > MOST) return fail({ code: 'too-large', message: `Those are ${origins.size} sites.`, hint: `Name at most ${MOST}.` });
  return succeed([...origins]);
}

function noOrigin(text: string): Problem {
  return { code: 'bad-choice', message: `“${text.slice(0, 80)}” is not the address of a site that could embed a radar.`, hint: 'Write scheme and name alone, such as https://intranet.example.org; http only for this machine.' };
}
