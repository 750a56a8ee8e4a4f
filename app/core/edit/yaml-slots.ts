import { CST, Lexer, Parser } from 'yaml';

/** A list or a map as it stands in the text. */
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/**
 * Where one pair of a map or one item of a list stands. Offsets are those of the whole text; white
 * space around it, commas and comments are not part of it.
 */
export interface Slot {
  /** Null for an item of a list, and for a key that is no text. */
  key: string | null;
  /** Where the key, the dash or, in a flow list, the item begins. */
  start: number;
  /** Where the value goes if there is none: behind the colon, the dash or the key. */
  gap: number;
  /** From and to where the value stands, its anchor and tag included; null where it is empty. */
  value: { start: number; end: number; token: CST.Token | null } | null;
  end: number;
}

/** The top of a text that is known to be a YAML mapping; null where it holds nothing but comments. */
export function parseTop(text: string): Collection | null {
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document') return isCollection(token.value) ? token.value : null;
  }
  return null;
}

export function isCollection(token: CST.Token | null | undefined): token is Collection {
  return CST.isCollection(token);
}

export function isFlow(token: CST.Token | null): token is CST.FlowCollection {
  return token?.type === 'flow-collection';
}

export function isMapToken(token: Collection): boolean {
  return token.type === 'block-map' || (isFlow(token) && token.start.type === 'flow-map-start');
}

export function slotsOf(token: Collection): Slot[] {
  const items: CST.CollectionItem[] = token.items;
  return items.filter(holdsSome).map((item) => slotOf(item, isMapToken(token)));
}

const SIGNS = ['anchor', 'tag', 'explicit-key-ind', 'seq-item-ind'];

/** Commas, comments and blanks behind the last item come as an item too. */
function holdsSome({ start, key, sep, value }: CST.CollectionItem): boolean {
  return Boolean(key ?? sep ?? value) || start.some(({ type }) => SIGNS.includes(type));
}

function slotOf(item: CST.CollectionItem, isPair: boolean): Slot {
  const { start, key, sep = [], value } = item;
  const isOpaque = !isPair && (key ?? item.sep) !== undefined;
  const signs = start.filter(({ type }) => SIGNS.includes(type));
  const colon = sep.find(({ type }) => type === 'map-value-ind');
  const dash = start.find(({ type }) => type === 'seq-item-ind');
  const first = signs[0]?.offset ?? offsetOf(key) ?? sep[0]?.offset ?? offsetOf(value) ?? 0;
  const props = isPair ? sep.filter(isProp) : start.filter(isProp);
  const gap = colon ? endOfSource(colon) : dash ? endOfSource(dash) : key ? endOfToken(key) : first;
  const valueStart = isOpaque ? first : (props[0]?.offset ?? offsetOf(value));
  if (valueStart === undefined) return { key: keyIn(item, isPair), start: first, gap, value: null, end: gap };
  const end = value ? endOfToken(value) : Math.max(gap, ...props.map(endOfSource));
  return { key: keyIn(item, isPair), start: first, gap, value: { start: valueStart, end, token: isOpaque ? null : (value ?? null) }, end };
}

function isProp({ type }: CST.SourceToken): boolean {
  return type === 'anchor' || type === 'tag';
}

function keyIn({ key }: CST.CollectionItem, isPair: boolean): string | null {
  return isPair && key ? textOf(key) : null;
}

/** What a scalar says; null for anything else. */
function textOf(token: CST.Token): string | null {
  return CST.isScalar(token) ? CST.resolveAsScalar(token).value : null;
}

function offsetOf(token: CST.Token | null | undefined): number | undefined {
  if (!token) return undefined;
  if (token.type === 'block-scalar') return offsetOf(token.props[0]) ?? token.offset;
  if (isFlow(token)) return token.start.offset;
  if (token.type === 'block-map' || token.type === 'block-seq') return slotsOf(token)[0]?.start ?? token.offset;
  return token.offset;
}

function endOfSource({ offset, source }: { offset: number; source: string }): number {
  return offset + source.length;
}

/** Where a token ends, without white space and comments behind it. */
function endOfToken(token: CST.Token): number {
  if (isFlow(token)) {
    const close = token.end.find(({ type }) => type.startsWith('flow-'));
    return close ? endOfSource(close) : token.offset;
  }
  if (isCollection(token)) return slotsOf(token).at(-1)?.end ?? token.offset;
  if (token.type === 'block-scalar') {
    const heads = token.props.filter((prop) => 'source' in prop).map(endOfSource);
    const said = token.source.trimEnd().length;
    return said === 0 ? heads[0]! : heads.at(-1)! + said;
  }
  return 'source' in token ? endOfSource(token) : token.offset;
}

/** Where the comments of a text begin. */
export function commentsIn(text: string): number[] {
  const comments: number[] = [];
  let at = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    const isControl = CONTROLS.has(source);
    if (!isControl && !isContent && source.startsWith('#')) comments.push(at);
    if (!isControl) at += source.length;
    isContent = source === CST.SCALAR;
  }
  return comments;
}

const CONTROLS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
