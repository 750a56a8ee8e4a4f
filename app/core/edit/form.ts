import type { SubjectKind } from '../form-view.ts';
import { succeed, type Result } from '../result.ts';
import { readAreas, sayAreas, sayItem, tidyLines } from './form-areas.ts';
import { fieldsFor, type FieldSpec } from './form-spec.ts';
import { editFrontMatter, sayingsOf } from './front-matter.ts';
import { isList, isMapping, type FrontValue, type Said } from './write-yaml.ts';

/** One field as a form shows it: `value` is what the file says, as a person would type it. */
export interface FormField extends Omit<FieldSpec, 'reads' | 'choices'> {
  choices?: { value: string; label: string }[];
  value: string;
}

/** The front matter of one file as fields. */
export interface Form {
  fields: FormField[];
}

export interface FieldProblem {
  key: string;
  message: string;
}

/** The form for a file of a kind; a problem where its front matter cannot be read. */
export function formOf(kind: SubjectKind, text: string, quadrants: readonly { id: string; title: string }[] = []): Result<Form> {
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const titles = new Map(quadrants.map(({ id, title }) => [id, title]));
  const specs = fieldsFor(kind, keysIn(said.value), quadrants.map(({ id }) => id));
  return succeed({
    fields: specs.map(({ reads: _, choices, ...spec }) => ({
      ...spec,
      ...(choices && { choices: choices.map((value) => ({ value, label: titles.get(value) ?? value })) }),
      value: show(spec, lookUp(said.value, spec.key)),
    })),
  });
}

/** The text with those fields changed whose value is not what the form showed; or what cannot be read of them. */
export function applyForm(text: string, kind: SubjectKind, submitted: Readonly<Record<string, string>>): Result<string> | { problems: FieldProblem[] } {
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const changes: Record<string, FrontValue> = {};
  const problems: FieldProblem[] = [];
  for (const spec of fieldsFor(kind, Object.keys(submitted), [])) {
    const before = lookUp(said.value, spec.key);
    const typed = submitted[spec.key]?.trim();
    if (typed === undefined || typed === show(spec, before).trim() || sameAreas(spec, typed, before)) continue;
    const value = read(spec, typed, before);
    const problem = value === null ? null : refuse(spec, typed, value);
    if (problem) problems.push({ key: spec.key, message: problem });
    else set(changes, said.value, spec.key, value);
  }
  return problems.length > 0 ? { problems } : editFrontMatter(text, changes);
}

function keysIn(said: Record<string, Said>): string[] {
  return Object.entries(said).flatMap(([key, value]) => (isMapping(value) && key !== 'areas' ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key]));
}

function lookUp(said: Record<string, Said>, key: string): Said | undefined {
  const [outer = '', inner] = key.split('.');
  const value = said[outer];
  if (inner === undefined) return value;
  return isMapping(value) ? value[inner] : undefined;
}

/** Sets a key; one within a map takes the rest of the map along, and a map left empty goes. */
function set(changes: Record<string, FrontValue>, said: Record<string, Said>, key: string, value: FrontValue): void {
  const [outer = '', inner] = key.split('.');
  if (inner === undefined) {
    changes[outer] = value;
    return;
  }
  const before = Object.hasOwn(changes, outer) ? changes[outer] : said[outer];
  const kept = Object.entries(isMapping(before) ? (before as Record<string, FrontValue>) : {}).filter(([name]) => name !== inner);
  const all = value === null ? kept : [...kept, [inner, value] as const];
  changes[outer] = all.length === 0 ? null : Object.fromEntries(all);
}

/** On one line, but for areas: a field would drop the ends of others, and come back changed. */
function show({ control }: Pick<FieldSpec, 'control'>, value: Said | undefined): string {
  if (control === 'areas') return sayAreas(value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return sayItem(value);
  if (!isList<Said>(value)) return '';
  const items = value.map(sayItem).filter((item) => item !== '');
  const isDivided = control === 'people' || items.some((item) => item.includes(','));
  // One name with a comma in it is still one name.
  return isDivided ? items.join('; ') + (items.length === 1 && control !== 'people' ? ';' : '') : items.join(', ');
}

/** What was typed as the file will say it; null where nothing was, and the key goes. */
function read({ control }: FieldSpec, typed: string, before: Said | undefined): FrontValue {
  if (typed === '') return isList(before) ? [] : null;
  if (control === 'areas') return readAreas(typed, before);
  if (control !== 'names' && control !== 'people') return typed;
  const items = typed.split(control === 'people' || typed.includes(';') ? ';' : ',').map((item) => item.trim());
  const known = isList<Said>(before) ? before : [];
  return items.filter((item) => item !== '').map((item) => known.find((old) => sayItem(old) === item) ?? item);
}

function refuse({ reads, choices, label }: FieldSpec, typed: string, value: FrontValue): string | null {
  if (!reads) return null;
  if (reads.schema.safeParse(value).success && !/[\p{Cc}]/u.test(typed)) return null;
  return `“${typed.slice(0, 60)}” is no ${label.toLowerCase()}. ${choices ? `Choose one of ${choices.join(', ')}.` : reads.hint}`;
}

/** Lines that mean what the file says already, though they are written in another way. */
function sameAreas({ control }: FieldSpec, typed: string, before: Said | undefined): boolean {
  return control === 'areas' && tidyLines(typed).join('\n') === tidyLines(sayAreas(before)).join('\n');
}
