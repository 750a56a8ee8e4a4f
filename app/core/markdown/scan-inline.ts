import type { Link } from '../outline.ts';
import { readAddress } from './address.ts';
import { tidy } from './outline-parts.ts';
import { matchesAt } from './scan-line.ts';
import { plainInline } from './scan-plain.ts';
import { parseWikiLink } from './wikilink.ts';

const FOOTNOTE_CALL = /\[\^[\w-]+\](?!\()/y;
const DESTINATION = /(?:[^\s()<>\\&\x00-\x1f\x7f]|\([^\s()<>\\&\x00-\x1f\x7f]*\))+/;
const RESOURCE = new RegExp(`\\((?:(${DESTINATION.source})(?: +"[^"\\\\&\\n]*")?)?\\)`, 'y');
const IMAGE = new RegExp(`!\\[[^\\\\\`[\\]<]*\\]${RESOURCE.source}`, 'y');
const ANGLE_LINK = /<[a-z][a-z0-9+.-]{1,31}:[^\x00-\x20<>]*>/iy;
const TAG = /<[a-z/!?]/iy;
/** The rest of a literal address that runs into something that might have been markup. */
const ENTANGLED = /\S*[[\]`<\\]/y;
/** Beyond this, searches back and forth in one paragraph would add up. */
const LONGEST = 20_000;

/** Which ASCII characters can be the start or the tell-tale of something. */
const IS_MARK = Array.from({ length: 128 }, (_, code) => '\\`![]<:.'.includes(String.fromCharCode(code)));

/**
 * Adds the links of one stretch of running text, which begins at `from` in `source`, to `links`.
 * The first character of `source` stands in column 1 of `line`. False when unsure.
 */
export function scanInline(links: Link[], source: string, from: number, line: number): boolean {
  if (source.indexOf('[', from) < 0) return true;
  return source.length <= LONGEST && new InlineScan(links, source, line).run(from);
}

class InlineScan {
  /** Where brackets opened that nothing has closed. */
  private open: number[] = [];
  private lineStart = 0;

  constructor(
    private readonly links: Link[],
    private readonly source: string,
    private line: number,
  ) {}

  run(from: number): boolean {
    const { source } = this;
    for (let at = from; at < source.length; ) {
      if (IS_MARK[source.charCodeAt(at)] !== true) at++;
      else at = this.step(at);
      if (at < 0) return false;
    }
    return true;
  }

  /** Deals with the mark at `at`; where to go on, or -1 when unsure. */
  private step(at: number): number {
    const { source } = this;
    const next = source[at + 1];
    switch (source[at]) {
      case '\\':
        return at + (/[!-/:-@[-`{-~]/.test(next ?? '') ? 2 : 1);
      case '`':
        return this.code(at);
      case '!':
        if (next !== '[') return at + 1;
        return source[at + 2] === '[' ? (this.wikiLink(at + 1) ?? -1) : endOf(IMAGE, source, at);
      case '[':
        if (next === '^') return endOf(FOOTNOTE_CALL, source, at);
        return (next === '[' ? this.wikiLink(at) : null) ?? this.opening(at);
      case ']':
        return this.closing(at);
      case '<':
        return matchesAt(TAG, source, at) ? endOf(ANGLE_LINK, source, at) : at + 1;
      default:
        return this.literalLink(at);
    }
  }

  private opening(at: number): number {
    this.open.push(at);
    return at + 1;
  }

  private wikiLink(at: number): number | null {
    const { source } = this;
    let end = at + 2;
    for (let code = source.charCodeAt(end); code !== 93; code = source.charCodeAt(++end)) {
      if (code === 91 || code === 10 || end >= source.length) return null;
    }
    if (source[end + 1] !== ']') return null;
    const parts = parseWikiLink(source.slice(at + 2, end));
    if (!parts) return null;
    this.add('wiki', parts.target, parts.fragment, parts.label, at);
    return end + 2;
  }

  private closing(at: number): number {
    const opened = this.open.pop();
    if (opened === undefined || this.source[at + 1] !== '(') return at + 1;
    RESOURCE.lastIndex = at + 1;
    const resource = RESOURCE.exec(this.source);
    if (!resource) return -1;
    const end = RESOURCE.lastIndex;
    this.open = [];
    const address = readAddress(resource[1] ?? '');
    if (!address) return end;
    const label = this.labelOf(opened + 1, at);
    if (label === null) return -1;
    this.add('path', address.target, address.fragment, label === '' ? null : label, opened);
    return end;
  }

  /** Labels over several lines, or with links and images in them, are not for this reader. */
  private labelOf(from: number, to: number): string | null {
    const source = this.source.slice(from, to);
    if (source.includes('\n') || source.includes('[')) return null;
    const words = plainInline(source);
    return words === null ? null : tidy(words);
  }

  private code(at: number): number {
    const { source } = this;
    let after = at + 1;
    while (source[after] === '`') after++;
    const ticks = source.slice(at, after);
    for (let close = source.indexOf(ticks, after); close >= 0; ) {
      let end = close + ticks.length;
      while (source[end] === '`') end++;
      if (end - close === ticks.length) return end;
      close = source.indexOf(ticks, end);
    }
    return after;
  }

  /** Inside brackets an address is text; elsewhere it takes all up to the next white space. */
  private literalLink(at: number): number {
    const { source } = this;
    const begins = source[at] === ':' ? source.startsWith('//', at + 1) : /www$/i.test(source.slice(at - 3, at));
    return begins && this.open.length === 0 && matchesAt(ENTANGLED, source, at) ? -1 : at + 1;
  }

  /** Links are added in order, but for one whose opening bracket is earlier in the line. */
  private add(form: Link['form'], target: string, fragment: string | null, label: string | null, at: number): void {
    let end = this.source.indexOf('\n', this.lineStart);
    while (end >= 0 && end < at) {
      this.line++;
      this.lineStart = end + 1;
      end = this.source.indexOf('\n', this.lineStart);
    }
    this.links.push({ form, target, fragment, label, line: this.line, column: at - this.lineStart + 1 });
  }
}

/** Where the match of a sticky pattern ends; -1 when it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  return matchesAt(pattern, text, at) ? pattern.lastIndex : -1;
}
