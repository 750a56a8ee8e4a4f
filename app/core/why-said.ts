import { parseLogLine } from './log-line.ts';
import { stripInline, type TitleOf } from './markdown/strip-inline.ts';

const MARKER = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
const LONGEST = 180;

/** What a log line says was done, in plain words; '' where the line is no log line. Long texts are cut at a word. */
export function saidInLog(source: string, titleOf?: TitleOf): string {
  const read = parseLogLine(source.replace(MARKER, ''));
  if (typeof read === 'string') return '';
  const said = stripInline(read.text, titleOf).trim();
  return said.length <= LONGEST ? said : `${said.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
