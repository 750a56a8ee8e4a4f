/** Characters that no XML document may hold, not even escaped: titles come from files. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function withoutControls(markup: string): string {
  return markup.replace(NOT_XML, '');
}
