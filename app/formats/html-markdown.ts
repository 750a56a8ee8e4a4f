const TAGS = 'a|abbr|article|b|blockquote|body|br|code|del|div|em|font|h[1-6]|head|header|footer|hr|html|i|iframe|img|ins|li|main|object|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul';
const TAG = new RegExp(`<(/?)(${TAGS})((?:\\s[^<>]*)?)/?>`, 'gi');
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
const NAMED: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', copy: '©', reg: '®', trade: '™' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', middot: '·', euro: '€', times: '×', rarr: '→', larr: '←' },
};
const PARAGRAPH = /^(?:p|div|section|article|header|footer|main|table|tr|blockquote|hr)$/;
const MARKS: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', code: '`', del: '~~', s: '~~' };
/** What stands between these says nothing to a reader. */
const UNREAD = /^(?:script|style|svg|iframe|object|head)$/;

/** Markdown of what may be HTML, as BYOR's descriptions are. Text without HTML stays as it is, but for its entities. */
export function markdownOfHtml(source: string): { text: string; isHtml: boolean } {
  return source.search(TAG) >= 0 ? { text: convert(withoutComments(source)), isHtml: true } : { text: decode(source), isHtml: false };
}

/** Markdown that `markdownOfHtml` gives back as it is. */
export function guardMarkdown(text: string): string {
  const { text: read } = markdownOfHtml(text);
  return read === text ? text : text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function convert(html: string): string {
  const out: string[] = [];
  const lists: string[] = [];
  const hrefs: string[] = [];
  let [at, unread, isCode] = [0, '', false];
  const say = (text: string) => {
    if (unread === '') out.push(isCode ? decode(text) : decode(text.replace(/\s+/g, ' ')).replace(/</g, '\\<'));
  };
  for (const { 0: whole, 1: slash, 2: tag, 3: attributes, index } of html.matchAll(TAG)) {
    const [name, isEnd] = [tag!.toLowerCase(), slash === '/'];
    say(html.slice(at, index));
    at = index + whole.length;
    if (unread !== '' || UNREAD.test(name)) unread = isEnd && name === (unread || name) ? '' : unread || name;
    else if (name === 'pre') {
      out.push(isEnd ? '\n```\n\n' : '\n\n```\n');
      isCode = !isEnd;
    } else if (isCode) continue;
    else if (name === 'br') out.push('  \n');
    else if (PARAGRAPH.test(name)) out.push('\n\n');
    else if (/^h\d$/.test(name)) out.push(isEnd ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `);
    else if (name === 'ul' || name === 'ol') {
      if (isEnd) lists.pop();
      else lists.push(name);
      out.push(lists.length === 0 || !isEnd ? '\n\n' : '\n');
    } else if (name === 'li') out.push(isEnd ? '' : `\n${'  '.repeat(Math.max(0, lists.length - 1))}${lists.at(-1) === 'ol' ? '1.' : '-'} `);
    else if (name === 'a') out.push(isEnd ? linkEnd(hrefs.pop()) : linkStart(attributeOf(attributes!, 'href'), hrefs));
    else if (name === 'img') out.push(attributeOf(attributes!, 'alt'));
    else if (/^t[dh]$/.test(name)) out.push(' ');
    else out.push(MARKS[name] ?? '');
  }
  say(html.slice(at));
  return tidy(out.join(''));
}

function linkStart(href: string, hrefs: string[]): string {
  hrefs.push(/^(?:https?:\/\/|mailto:)[^\s<>()]+$/i.test(href) ? href : '');
  return hrefs.at(-1) === '' ? '' : '[';
}

function linkEnd(href: string | undefined): string {
  return href ? `](${href})` : '';
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i').exec(attributes);
  return decode(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

function withoutComments(html: string): string {
  let text = '';
  for (let at = 0; ; ) {
    const start = html.indexOf('<!--', at);
    const end = start < 0 ? -1 : html.indexOf('-->', start);
    if (end < 0) return text + html.slice(at);
    text += html.slice(at, start);
    at = end + 3;
  }
}

function tidy(text: string): string {
  const [lines, isCode] = [[] as string[], { now: false }];
  for (const line of text.split('\n')) {
    if (/^```/.test(line)) isCode.now = !isCode.now;
    const kept = isCode.now || /^ *(?:-|1\.) /.test(line) ? line.trimEnd() : line.replace(/^ +| +$/g, (edge) => (edge === '  ' && line.endsWith('  ') ? edge : ''));
    if (isCode.now || kept.trim() !== '' || (lines.at(-1) ?? '') !== '') lines.push(kept.trim() === '' ? '' : kept);
  }
  return lines.join('\n').trim();
}

function decode(text: string): string {
  return text.replace(ENTITY, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16);
    return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
