/** What a line begins, as far as its own characters tell. */
export type LineKind =
  | 'text'
  | 'heading'
  | 'fence'
  | 'quote'
  | 'bullet'
  | 'number'
  | 'rule'
  | 'underline'
  | 'comment'
  | 'row'
  | 'footnote'
  | 'unsure';

const HEADING = /#{1,6}(?=[ \t]|$)/y;
const FENCE = /(?:`{3,}[^`]*|~{3,}.*)$/y;
const RULE = /([-*_])[ \t]*(?:\1[ \t]*){2,}$/y;
/** Could underline a heading, or divide the head of a table from its body. */
const DASHES = /[-:| \t]+$/y;
const BULLET = /[-*+](?: |$)/y;
const NUMBER = /\d{1,9}[.)](?: |$)/y;
const TABBED_MARKER = /(?:[-*+]|\d{1,9}[.)])\t/y;
const AUTOLINK = /<[a-z][a-z0-9+.-]{1,31}:[^\x00-\x20<>]*>/iy;
const TAG = /<[a-z/!?]/iy;
const FOOTNOTE = /\[\^[^\s[\]\\]+\]:/y;

/** Does the sticky pattern match at this place? */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Number of leading spaces; the line's length when it is blank; -1 when a tab makes it unsure. */
export function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 32) at++;
  return line.charCodeAt(at) === 9 ? -1 : at;
}

/** What the line begins whose first character that is no space stands at `indent`. */
export function kindOf(line: string, indent: number): LineKind {
  const code = line.charCodeAt(indent);
  // Letters and most other text, fast: nothing special begins with them.
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'text';
  switch (line[indent]) {
    case '#':
      return matchesAt(HEADING, line, indent) ? 'heading' : 'text';
    case '`':
    case '~':
      return kindOfTicks(line, indent);
    case '>':
      return 'quote';
    case '=':
      return 'unsure';
    case '-':
    case '*':
    case '+':
    case '_':
    case ':':
    case '|':
      return kindOfPunctuation(line, indent);
    case '<':
      return kindOfAngle(line, indent);
    case '[':
      return matchesAt(FOOTNOTE, line, indent) ? 'footnote' : 'text';
    default:
      return code >= 48 && code <= 57 ? kindOfNumber(line, indent) : 'text';
  }
}

function kindOfTicks(line: string, indent: number): LineKind {
  if (matchesAt(FENCE, line, indent)) return 'fence';
  return line.startsWith('```', indent) ? 'unsure' : 'text';
}

function kindOfPunctuation(line: string, indent: number): LineKind {
  if (matchesAt(RULE, line, indent)) return line[indent] === '-' ? 'underline' : 'rule';
  if (matchesAt(BULLET, line, indent)) return matchesAt(DASHES, line, indent) && line.trim() !== '-' ? 'unsure' : 'bullet';
  if (matchesAt(DASHES, line, indent) || matchesAt(TABBED_MARKER, line, indent)) return 'unsure';
  return line[indent] === '|' ? 'row' : 'text';
}

function kindOfNumber(line: string, indent: number): LineKind {
  if (matchesAt(NUMBER, line, indent)) return 'number';
  return matchesAt(TABBED_MARKER, line, indent) ? 'unsure' : 'text';
}

function kindOfAngle(line: string, indent: number): LineKind {
  if (line.startsWith('<!--', indent)) return 'comment';
  if (matchesAt(AUTOLINK, line, indent)) return 'text';
  return matchesAt(TAG, line, indent) ? 'unsure' : 'text';
}
