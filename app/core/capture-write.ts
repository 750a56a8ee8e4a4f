import { stringify } from 'yaml';
import type { Capture } from './capture.ts';
import { formatDay } from './day.ts';
import type { LogLineText } from './log-line.ts';

/** What is to be written: a line for the log of an entry that is there, or the whole of a new file. */
export type CaptureText = { kind: 'log'; path: string; line: LogLineText } | { kind: 'note'; path: string; text: string };

/** Nothing that the line did not say is written, so that it stays marked as assumed. */
export function writeCapture({ target, day, depth, minutes, areas, text }: Capture): CaptureText {
  const refs = areas.map(({ id }) => id);
  if (target.kind === 'log') {
    return { kind: 'log', path: target.path, line: { day, depth, minutes, refs, text: text.replace(/\s*[\r\n]\s*/g, ' ') } };
  }
  const fields = [
    `title: ${scalar(target.title)}`,
    `date: ${formatDay(day)}`,
    ...(refs.length > 0 ? [`areas: [${refs.map(inFlow).join(', ')}]`] : []),
    ...(depth === null ? [] : [`depth: ${depth}`]),
    ...(minutes === null ? [] : [`minutes: ${minutes}`]),
  ];
  const body = text === target.title ? '' : `${text.trim()}\n`;
  return { kind: 'note', path: target.path, text: `---\n${fields.join('\n')}\n---\n${body}` };
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** A comma or bracket would end a plain scalar here. */
function inFlow(text: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(text) ? scalar(text) : JSON.stringify(text);
}
