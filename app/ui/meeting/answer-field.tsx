import type { FormEvent } from 'react';
import { FIELD, isAnswered, isDodged } from '#app/core/meeting.ts';

interface Props {
  /** The question, which the names of its fields carry. */
  text: string;
  values: Readonly<Record<string, string>>;
}

/** A question, to be ticked off. */
export function AskedTick({ text, values }: Props) {
  return (
    <label className="asked">
      <input type="checkbox" name={FIELD.done + text} defaultChecked={isAnswered(values, text)} /> <span>{text}</span>
    </label>
  );
}

/** Room for what was said to a question, and a way to say that it was no answer. */
export function AnswerField({ text, values }: Props) {
  return (
    <>
      <textarea name={FIELD.answer + text} defaultValue={values[FIELD.answer + text]} rows={2} aria-label={`Answer to: ${text}`} placeholder="What was said" />
      <label className="dodged small soft">
        <input type="checkbox" name={FIELD.dodged + text} defaultChecked={isDodged(values, text)} aria-label={`Dodged or not answered: ${text}`} /> Dodged or not answered: it stays open
      </label>
    </>
  );
}

/** Keeps the ticks of a question true to what is written below it: words are an answer unless one says that they were none. */
export function keepTicks({ target, currentTarget: { elements } }: FormEvent<HTMLFormElement>): void {
  const name = (target as HTMLInputElement).name;
  const kind = ([FIELD.answer, FIELD.done, FIELD.dodged] as const).find((prefix) => name.startsWith(prefix));
  if (kind === undefined) return;
  const of = <T extends Element>(prefix: string) => elements.namedItem(prefix + name.slice(kind.length)) as T;
  const [done, dodged] = [of<HTMLInputElement>(FIELD.done), of<HTMLInputElement>(FIELD.dodged)];
  const hasWords = of<HTMLTextAreaElement>(FIELD.answer).value.trim() !== '';
  if (kind === FIELD.done) dodged.checked = !done.checked && hasWords;
  else done.checked = !dodged.checked && hasWords;
}
