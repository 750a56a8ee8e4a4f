import { z } from 'zod';
import { parseDay } from './day.ts';
import { DEPTHS, type Depth } from './depth.ts';
import { KINDS, VERDICTS, type Kind, type Source, type Verdict } from './entry.ts';
import type { Field } from './front-matter.ts';
import { MINUTES_IN_A_DAY, parseMinutes } from './log-line.ts';

/** The fields front matter may hold: how each is read, and how a person should write it. */

const oneLine = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).replace(/\s+/g, ' ').trim());

/** `[[ebpf]]` in YAML is a list in a list; as a string it keeps its brackets. Both mean `ebpf`. */
const reference = z
  .union([oneLine, z.tuple([oneLine]).transform(([only]) => only), z.tuple([z.tuple([oneLine])]).transform(([[only]]) => only)])
  .transform((text) => text.replace(/^\[\[([^\]|#]*)[^\]]*\]\]$/, '$1').trim());

const listOf = <T>(item: z.ZodType<T>) => z.union([z.array(item), item.transform((only) => [only])]);

const word = <T extends string>(words: readonly T[]) =>
  z
    .string()
    .transform((text) => text.trim().toLowerCase() as T)
    .refine((text) => words.includes(text));

export const text: Field<string | null> = { schema: oneLine, hint: 'Write it as one line of text.' };

export const texts: Field<string[]> = {
  schema: listOf(oneLine).transform((list) => list.filter((item) => item !== '')),
  hint: 'Write a list: [one, two].',
};

export const references: Field<string[]> = {
  schema: listOf(reference).transform((list) => list.filter((item) => item !== '')),
  hint: 'Write a list of ids: [one, two].',
};

export const day: Field<number | null> = {
  schema: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}([T ].*)?$/)
    .transform((value) => parseDay(value.slice(0, 10)))
    .refine((value) => value !== null),
  hint: 'Write a calendar date as YYYY-MM-DD, such as 2026-11-02.',
};

export const minutes: Field<number | null> = {
  schema: z
    .union([z.number(), z.string().transform(parseMinutes)])
    .refine((value): value is number => value !== null && value > 0 && value <= MINUTES_IN_A_DAY),
  hint: 'Write minutes as a number from 1 to 1440, or a time such as 1h30.',
};

export const depth: Field<Depth | null> = { schema: word(DEPTHS), hint: `Write one of ${DEPTHS.join(', ')}.` };

export const kind: Field<Kind | null> = { schema: word(KINDS), hint: `Write one of ${KINDS.join(', ')}.` };

export const verdict: Field<Verdict | null> = {
  schema: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .transform((value) => (value === 'caution' ? 'hold' : value) as Verdict)
    .refine((value) => VERDICTS.includes(value)),
  hint: `Write one of ${VERDICTS.join(', ')}.`,
};

export const visibility: Field<'private' | 'shared'> = {
  schema: word(['private', 'shared'] as const),
  hint: 'Write private or shared; until then the entry stays private.',
};

export const fraction: Field<number | null> = {
  schema: z.number().gt(0).lt(1),
  hint: 'Write a freshness between 0 and 1, such as 0.5.',
};

export const value: Field<number> = {
  schema: z.number().gt(0).lte(100),
  hint: 'Write a number above 0; 1 is usual, 2 matters twice as much.',
};

export const source: Field<Source | null> = {
  schema: z.object({
    type: oneLine.optional(),
    authors: listOf(oneLine).default([]),
    year: z.number().int().optional(),
    venue: oneLine.optional(),
    doi: oneLine.optional(),
    url: oneLine.optional(),
    citekey: oneLine.optional(),
  }),
  hint: 'Write source: { type, authors: [], year, venue, doi, url, citekey }; the year is a number.',
};

/** What a map under `areas:` may say of one area. */
export const mentionDetails: Field<{ depth?: Depth | null; minutes?: number | null; verdict?: Verdict | null } | null> = {
  schema: z.strictObject({
    depth: depth.schema.optional(),
    minutes: minutes.schema.optional(),
    verdict: verdict.schema.optional(),
  }),
  hint: 'Write { depth: debugged, minutes: 90, verdict: trial }, each of them optional.',
};

export const relations: Field<Record<string, string[]>> = {
  schema: z.record(z.string(), references.schema),
  hint: 'Write relations: { informs: [], cites: [], supersedes: [], answers: [] }, each a list of ids.',
};
