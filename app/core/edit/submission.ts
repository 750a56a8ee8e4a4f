import { z } from 'zod';
import { KINDS } from '../entry.ts';
import type { SubjectKind } from '../form-view.ts';
import type { Choice } from './merge.ts';

/** A form as it came back. */
export interface Submission {
  kind: SubjectKind;
  /** Null for something new. */
  path: string | null;
  /** The text the form started with. */
  base: string;
  /** Id of the draft that a save does away with; null where there is none. */
  draft: string | null;
  /** The fields of the front matter, as typed. */
  fields: Record<string, string>;
  /** The text below the front matter; null where the whole file was edited. */
  body: string | null;
  /** The whole file, where its front matter could not be read. */
  whole: string | null;
  /** What was chosen where the file had changed on the same lines, and the text of the file it was chosen against. */
  resolved: { theirs: string; choices: Record<number, Choice> } | null;
}

const OWN = /^(?:kind|path|base|draft|body|whole|resolved|choice-\d+|own-\d+)$/;
const base64 = z.string().transform((encoded, context) => {
  const text = decodeText(encoded);
  if (text === null) context.addIssue('This is not base64 of UTF-8.');
  return text ?? z.NEVER;
});

const schema = z.object({
  kind: z.enum([...KINDS, 'area']),
  path: z.string().optional(),
  base: base64,
  draft: z.string().optional(),
  body: z.string().optional(),
  whole: z.string().optional(),
  resolved: base64.optional(),
});

/** Reads what a form sent, or what a draft of it held; null for what no form of ours sends. */
export function readSubmission(values: Readonly<Record<string, string>>): Submission | null {
  const parsed = schema.safeParse(values);
  if (!parsed.success || (parsed.data.body === undefined && parsed.data.whole === undefined)) return null;
  const { kind, path, base, draft, body = null, whole = null, resolved } = parsed.data;
  const fields = Object.fromEntries(Object.entries(values).filter(([key]) => !OWN.test(key)));
  return { kind, path: path || null, base, draft: draft || null, fields, body, whole, resolved: resolved === undefined ? null : { theirs: resolved, choices: readChoices(values) } };
}

/** The choice for each clash of a form, by the place of its hunk. */
export function readChoices(values: Readonly<Record<string, string>>): Record<number, Choice> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [number, Choice][] => {
      const index = Number(/^choice-(\d+)$/.exec(key)?.[1] ?? NaN);
      if (Number.isNaN(index)) return [];
      if (value === 'own') return [[index, { own: values[`own-${index}`] ?? '' }]];
      return value === 'theirs' || value === 'both' ? [[index, value]] : [[index, 'ours']];
    }),
  );
}

/** A text in letters that no form changes: in others the ends of lines would come back as CRLF. */
export function encodeText(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function decodeText(encoded: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
