import type { Item } from '../outline.ts';
import { dedent, joinLines } from './outline-parts.ts';
import { DEEPEST_COLUMN } from './parse-limits.ts';
import { indentOf, kindOf, type LineKind } from './scan-line.ts';
import { type Page, readText, UNSURE } from './scan-page.ts';

const MARKER = /(?:[-*+]|\d{1,9}[.)]) */y;
const TASK_BOX = /\[[ \txX]\](?=[ \t]|$)([ \t]*)/y;

/** What may follow a list directly, with no blank line between. */
const ENDS_LIST: ReadonlySet<LineKind> = new Set(['heading', 'fence']);

/** Reads a list of paragraphs and lists; items that hold anything else are left to the tree. */
export function scanList(page: Page, at: number): number {
  return new ListScan(page, at).run();
}

class ListScan {
  /** Columns (from 0) where the content of each open item begins, outermost first. */
  private open: number[] = [];
  private paragraph: { from: number; column: number } | null = null;
  /** The open item at the top, and the line after its first paragraph once that is known. */
  private item: Item | null = null;
  private nestedFrom = -1;
  /** The innermost open item says nothing yet, so that a line below it could be anything. */
  private bare = false;
  private blankBefore = false;
  /** Line after the last one with something of the list on it. */
  private end: number;

  constructor(
    private readonly page: Page,
    private at: number,
  ) {
    this.end = at;
  }

  run(): number {
    for (; this.at < this.page.lines.length; this.at++) {
      const line = this.page.lines[this.at] ?? '';
      const indent = indentOf(line);
      if (indent < 0 || indent >= DEEPEST_COLUMN) return UNSURE;
      if (indent === line.length) {
        if (!this.closeParagraph()) return UNSURE;
        this.blankBefore = true;
        continue;
      }
      const next = this.readLine(line, indent);
      if (next === 'end') break;
      if (next === 'unsure') return UNSURE;
      this.blankBefore = false;
      this.end = this.at + 1;
    }
    if (!this.closeParagraph()) return UNSURE;
    this.closeItem();
    return this.end;
  }

  private readLine(line: string, indent: number): 'on' | 'end' | 'unsure' {
    let depth = this.open.length;
    while (depth > 0 && indent < (this.open[depth - 1] ?? 0)) depth--;
    if (indent - (this.open[depth - 1] ?? 0) > 3) return 'unsure';
    const inside = depth === this.open.length;
    if (inside && this.bare) return 'unsure';
    const kind = kindOf(line, indent);
    if (kind === 'bullet' || kind === 'number') return this.readMarker(line, indent, depth);
    if (depth === 0) return this.blankBefore || ENDS_LIST.has(kind) ? 'end' : 'unsure';
    if (kind !== 'text' || (!inside && !this.blankBefore)) return 'unsure';
    this.open.length = depth;
    this.bare = false;
    this.paragraph ??= { from: this.at, column: indent };
    return 'on';
  }

  private readMarker(line: string, indent: number, depth: number): 'on' | 'unsure' {
    MARKER.lastIndex = indent;
    const marker = MARKER.exec(line)?.[0] ?? '';
    const content = indent + marker.length;
    const width = marker.trimEnd().length;
    const empty = content === line.length;
    const interrupts = depth === this.open.length && this.paragraph !== null;
    if (interrupts && (empty || (/^\d/.test(marker) && !/^1[.)]/.test(marker)))) return 'unsure';
    if (!empty && (marker.length - width > 4 || line[content] === '\t' || kindOf(line, content) !== 'text')) return 'unsure';
    const box = this.readBox(line, content);
    if (box === 'unsure' || !this.closeParagraph()) return 'unsure';
    this.open.length = depth;
    this.open.push(empty ? indent + width + 1 : content);
    if (depth === 0) this.openItem(box);
    this.bare = empty || box === 'alone';
    if (!empty) this.paragraph = { from: this.at, column: box === 'checked' || box === 'open' ? TASK_BOX.lastIndex : content };
    else if (depth === 0) this.nestedFrom = this.at + 1;
    return 'on';
  }

  /** A task box at the start of an item; `alone` is one with nothing after it, which is no task. */
  private readBox(line: string, content: number): 'none' | 'open' | 'checked' | 'alone' | 'unsure' {
    TASK_BOX.lastIndex = content;
    const box = TASK_BOX.exec(line);
    if (!box) return 'none';
    if (TASK_BOX.lastIndex === line.length) return 'alone';
    if (box[0].includes('\t')) return 'unsure';
    return box[0][1] === ' ' ? 'open' : 'checked';
  }

  /** Begins an item of the top level; the one before it is complete. */
  private openItem(box: string): void {
    this.closeItem();
    const checked = box === 'checked' ? true : box === 'open' ? false : null;
    this.item = { text: '', line: this.at + 1, heading: this.page.outline.headings.length - 1, checked, nested: '' };
    this.nestedFrom = -1;
  }

  private closeParagraph(): boolean {
    const paragraph = this.paragraph;
    this.paragraph = null;
    if (!paragraph) return true;
    const { from, column } = paragraph;
    if (this.item && this.nestedFrom < 0) {
      const lines = this.page.lines.slice(from, this.at);
      lines[0] = (lines[0] ?? '').slice(column);
      this.item.text = joinLines(lines);
      this.nestedFrom = this.at;
    }
    return readText(this.page, from, this.at, column);
  }

  private closeItem(): void {
    if (!this.item) return;
    this.item.nested = dedent(this.page.lines.slice(this.nestedFrom, this.end));
    this.page.outline.items.push(this.item);
    this.item = null;
  }
}
