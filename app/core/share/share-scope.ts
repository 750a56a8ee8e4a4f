import { z } from 'zod';
import { LENSES } from '../config.ts';
import { parseDay } from '../day.ts';
import { SHOWS, type ShareScope } from './shared-radar.ts';

const list = z.array(z.string());

/** The days that can be asked for, from the first to the last. */
const day = z.number().int().min(parseDay('1900-01-01')!).max(parseDay('2999-12-31')!);

/** What a share shows, as its record holds it. */
const schema: z.ZodType<ShareScope> = z.object({
  lens: z.enum(LENSES),
  quadrants: list,
  areas: list,
  tags: list,
  rings: list,
  time: z.union([
    z.object({ kind: z.literal('live') }),
    z.object({ kind: z.literal('day'), asOf: day }),
    z.object({ kind: z.literal('edition'), name: z.string() }),
    z.object({ kind: z.literal('latest') }),
  ]),
  show: z.enum(SHOWS),
  history: z.boolean(),
  title: z.string(),
  notes: z.string(),
});

/** The scope in a stored text; null for one that this version does not understand, and so does not show. */
export function parseScope(text: string): ShareScope | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Always the same text for the same scope. */
export function writeScope({ lens, quadrants, areas, tags, rings, time, show, history, title, notes }: ShareScope): string {
  return JSON.stringify({ lens, quadrants, areas, tags, rings, time, show, history, title, notes });
}
