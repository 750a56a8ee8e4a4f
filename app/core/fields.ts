import { z } from 'zod';
import { parseDay } from './day.ts';
import { DEPTHS, type Depth } from './depth.ts';
import { KINDS, VERDICTS, type Kind, type Source, type Verdict } from './entry.ts';
import type { Field } from './front-matter.ts';
import { MINUTES_IN_A_DAY, parseMinutes } from './log-line.ts';

/** The fields front matter may hold: how each is read, and how a person should write it. */

const oneLine = z.string().transform((value) => value.replace(/\s+/g, ' ').trim());

/** `[[ebpf|the filter]]`, `[[ebpf#Maps]]` and `ebpf` all name `ebpf`. */
export const nameIn = (text: string) => text.replace(/^\[ ?\[([^\]|#]*)[^\]]*\] ?\]$/, '$1').trim();
const linked = ([only]: [string]) => nameIn(`[[${only}]]`);

/** `[[ebpf]]` without quotes is, to YAML, a list in a list. */
const name = z.union([oneLine.transform(nameIn), z.tuple([oneLine]).transform(linked), z.tuple([z.tuple([oneLine]).transform(linked)]).transform(([only]) => only)]);

const orEmpty = (item: z.ZodType<string>) => item.nullable().transform((text) => text ?? '');
const listOf = (item: z.ZodType<string>) => z.union([z.array(orEmpty(item)), item.transform((only) => [only])]);
const someOf = (item: z.ZodType<string>) => listOf(item).transform((list) => list.filter((text) => text !== ''));

const word = <T extends string>(words: readonly T[]) =>
  oneLine.transform((text) => text.toLowerCase().replace(/[ _]/g, '-') as T).refine((text) => words.includes(text));

/** A plain decimal number. */
export const number = z.string().trim().regex(/^[-+]?(?:\d+\.?\d*|\.\d+)$/).transform(Number);

const unsaid = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? undefined);

export const text: Field<string | null> = { schema: oneLine, hint: 'Write it as one line of text.' };

export const texts: Field<string[]> = { schema: someOf(oneLine), hint: 'Write a list: [one, two].' };

export const reference: Field<string | null> = { schema: name, hint: 'Write one id.' };

/** Items stay where they stand, the empty ones too, so that each has its line. */
export const areas: Field<string[]> = {
  schema: listOf(name),
  hint: 'Write a list of ids, [one, two], or a map, { one: { depth: read, minutes: 30 }, two: }.',
};

export const day: Field<number | null> = {
  schema: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}.*)?$/)
    .transform((value) => parseDay(value.slice(0, 10)))
    .refine((value) => value !== null),
  hint: 'Write a calendar date as YYYY-MM-DD, such as 2026-11-02.',
};

export const minutes: Field<number | null> = {
  schema: z
    .union([number, z.string().transform(parseMinutes)])
    .refine((value) => value !== null && (value === 0 || (value >= 1 && value <= MINUTES_IN_A_DAY))),
  hint: `Write minutes as a number from 1 to ${MINUTES_IN_A_DAY}, or a time such as 1h30; 0 where no time was spent at all.`,
};

export const depth: Field<Depth | null> = { schema: word(DEPTHS), hint: `Write one of ${DEPTHS.join(', ')}.` };

export const kind: Field<Kind | null> = { schema: word(KINDS), hint: `Write one of ${KINDS.join(', ')}.` };

export const verdict: Field<Verdict | null> = {
  schema: word([...VERDICTS, 'caution'] as const).transform((said) => (said === 'caution' ? 'hold' : said)),
  hint: `Write one of ${VERDICTS.join(', ')}.`,
};

export const visibility: Field<'private' | 'shared'> = {
  schema: word(['private', 'shared'] as const),
  hint: 'Write private or shared; until then it stays private.',
};

export const fraction: Field<number | null> = {
  schema: number.pipe(z.number().gt(0).lt(1)),
  hint: 'Write a freshness between 0 and 1, such as 0.5.',
};

export const value: Field<number> = {
  schema: number.pipe(z.number().gt(0).lte(100)),
  hint: 'Write a number above 0 and up to 100; 1 is usual, 2 matters twice as much.',
};

/** A whole number in a range, both ends included. */
export const whole = (min: number, max: number): Field<number> => ({
  schema: number.pipe(z.number().int().min(min).max(max)),
  hint: `Write a whole number from ${min} to ${max}.`,
});

export const source: Field<Source | null> = {
  schema: z.object({
    type: unsaid(oneLine),
    authors: unsaid(someOf(oneLine)).transform((authors) => authors ?? []),
    year: unsaid(number.pipe(z.number().int())),
    venue: unsaid(oneLine),
    doi: unsaid(oneLine),
    url: unsaid(oneLine),
    citekey: unsaid(oneLine),
  }),
  hint: 'Write source: { type, authors: [], year, venue, doi, url, citekey }; the year is a number.',
};

/** The empty items stay here too. */
export const relations: Field<Record<string, string[]>> = {
  schema: z.record(z.string(), unsaid(listOf(name)).transform((ids) => ids ?? [])),
  hint: 'Write relations: { informs: [], cites: [], supersedes: [], answers: [] }, each a list of ids.',
};

/** What stands at an area's name where a map of what is said of it should. */
export const details: Field<null> = {
  schema: z.null(),
  hint: 'Write { depth: debugged, minutes: 90, verdict: trial }, each of them optional.',
};
