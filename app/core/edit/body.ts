/** The parts of a file, which put together in this order are the file. */
export interface FileParts {
  /** The byte order mark, or nothing. */
  mark: string;
  /** The line that opens the front matter; empty, like the next two, where there is none. */
  open: string;
  /** The lines between the fences, the last with its end. */
  yaml: string;
  close: string;
  body: string;
}

const END = '(?:\\r\\n|\\n|\\r)';
const FRONT_MATTER = new RegExp(`^(---[ \\t]*${END})((?:[^]*?${END})??)(---[ \\t]*(?:${END}|$))`);

/** Takes a whole file apart, where Markdown would. */
export function splitBody(text: string): FileParts {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const rest = text.slice(mark.length);
  const [whole = '', open = '', yaml = '', close = ''] = FRONT_MATTER.exec(rest) ?? [];
  return { mark, open, yaml, close, body: rest.slice(whole.length) };
}

export function joinFile({ mark, open, yaml, close, body }: FileParts): string {
  return mark + open + yaml + close + body;
}

/**
 * The file with another body, everything above it as it was. A fence at the very end of a file has
 * no line end of its own, and gets one before a body.
 */
export function joinBody(text: string, body: string): string {
  const parts = splitBody(text);
  const isBare = parts.close !== '' && !/[\r\n]$/.test(parts.close);
  const end = isBare && body !== '' ? /(?:\r\n|\n|\r)$/.exec(parts.open)![0] : '';
  return joinFile({ ...parts, close: parts.close + end, body });
}
