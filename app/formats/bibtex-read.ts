import { isMapping } from '#app/core/edit/write-yaml.ts';
import { splitBibtex, type BibtexBlock } from './bibtex-split.ts';
import { loadBibtex } from './citation-js.ts';
import { isSameJson, type CslItem, type CslName, type OnSource, type ReadSources } from './csl.ts';
import { TYPE_OF } from './bibtex-types.ts';

interface RawEntry {
  type: string;
  label: string;
  properties: Record<string, unknown>;
}

type Plugins = Awaited<ReturnType<typeof loadBibtex>>;

/** Fields whose meaning the mapping to CSL takes over in every type. Of all others it is tried. */
const TAKEN = new Set(['author', 'editor', 'title', 'year', 'journal', 'journaltitle', 'booktitle', 'volume', 'pages', 'doi', 'url', 'isbn', 'issn', 'abstract', 'keywords', 'date', 'urldate', 'crossref', 'xdata']);
const PROSE = ['abstract', 'note', 'annote', 'annotation'];
/** Stands for an empty line, which TeX reads as the end of a paragraph and the parser as a space. */
const PARAGRAPH = '\uE000';

/** Reads a BibTeX or biblatex file, each entry by itself. */
export async function readBibtex(text: string, onSource?: OnSource): Promise<ReadSources> {
  const plugins = await loadBibtex();
  const { blocks, problems } = splitBibtex(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const strings = new Map(blocks.filter(({ type }) => type === 'string').map((block) => [block.key.toLowerCase(), block]));
  const entries = blocks.filter(({ type }) => type !== 'string');
  const byKey = new Map(entries.map((block) => [block.key.toLowerCase(), block]));
  const read: ReadSources = { sources: [], problems };
  for (const [i, block] of entries.entries()) {
    onSource?.(i, entries.length);
    try {
      read.sources.push({ item: readEntry(plugins, [...parentsOf(block, byKey), block], strings), line: block.line });
    } catch (error) {
      problems.push({ line: block.line, message: `“${block.key || block.type}” cannot be read: ${reasonOf(error)}, so it was left out.` });
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return read;
}

/** Reads the last of the blocks; those before it are what it refers to. */
function readEntry(plugins: Plugins, blocks: readonly BibtexBlock[], strings: ReadonlyMap<string, BibtexBlock>): CslItem {
  const source = [...stringsIn(blocks, strings), ...blocks].map((block) => block.text).join('\n');
  const raw = (plugins.input.data(source, '@biblatex/text') as RawEntry[]).map(tidyRaw);
  const own = raw.at(-1);
  if (!own || Object.keys(own.properties).length === 0) throw new SyntaxError('it has no fields');
  const convert = (entry: RawEntry) => (plugins.input.data([...raw.slice(0, -1), entry], '@biblatex/entries+list') as CslItem[]).at(-1)!;
  const tidied = (entry: RawEntry) => withoutEcho(tidyItem(convert(entry)), own.type);
  const item = tidied(own);
  if (!item.title) throw new SyntaxError('it has no title');
  return { ...item, ...leftOver(own, item, tidied) };
}

/** What the mapping does without is kept in its own words. */
function leftOver(own: RawEntry, item: CslItem, convert: (entry: RawEntry) => CslItem): { bibtex?: Record<string, string> } {
  const fields = Object.entries(own.properties).filter(([field]) => {
    if (TAKEN.has(field)) return false;
    const { [field]: _, ...properties } = own.properties;
    return isSameJson(convert({ ...own, properties }), item);
  });
  const kept = Object.fromEntries(fields.map(([field, value]) => [field, String(value)]));
  if (TYPE_OF[item.type] !== own.type) kept['entrytype'] = own.type;
  return Object.keys(kept).length > 0 ? { bibtex: kept } : {};
}

function tidyRaw(entry: RawEntry): RawEntry {
  const properties: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(entry.properties)) {
    if (typeof value !== 'string') properties[field] = value;
    else if (field === 'url') properties[field] = value.replace(/\\([%_&#~$])(?:\{\})?/g, '$1').trim();
    else if (field === 'doi') properties[field] = value.replace(/\\([%_&#])/g, '$1').trim();
    else properties[field] = PROSE.includes(field) ? value.replace(/\n[ \t]*\n\s*/g, PARAGRAPH) : value;
  }
  return { ...entry, type: entry.type.toLowerCase(), properties };
}

function tidyItem(item: CslItem): CslItem {
  const tidy: CslItem = { id: item.id, type: item.type };
  for (const [field, value] of Object.entries(item)) {
    if (field.startsWith('_')) continue;
    if (Array.isArray(value) && value.every(isMapping)) tidy[field] = (value as CslName[]).map(tidyName);
    else if (typeof value === 'string') tidy[field] = field === 'page' ? value.replace(/\s*[–—]\s*/g, '-') : value.replaceAll('\u00A0', ' ').replaceAll(PARAGRAPH, '\n\n').trim();
    else tidy[field] = value;
  }
  return tidy;
}

/** A genre that only says the type again, such as `techreport`, is none. */
function withoutEcho(item: CslItem, type: string): CslItem {
  const { genre, ...rest } = item;
  return genre === type ? rest : item;
}

/** A name of one part is an organization, or one that is not to be taken apart. */
function tidyName(name: CslName): CslName {
  const { family, ...rest } = name;
  return family !== undefined && Object.keys(rest).length === 0 ? { literal: family } : name;
}

/** The `@string`s that some blocks name, and those that these name. */
function stringsIn(blocks: readonly BibtexBlock[], strings: ReadonlyMap<string, BibtexBlock>): BibtexBlock[] {
  if (strings.size === 0) return [];
  const found = new Set<BibtexBlock>();
  const look = ({ text }: BibtexBlock, depth: number): void => {
    for (const [, name = ''] of text.matchAll(/[=#]\s*([A-Za-z][^\s,#{}"=()]*)/g)) {
      const named = strings.get(name.toLowerCase());
      if (!named || found.has(named) || depth > 20) continue;
      look(named, depth + 1);
      found.add(named);
    }
  };
  for (const block of blocks) look(block, 0);
  return [...found];
}

function parentsOf(block: BibtexBlock, byKey: ReadonlyMap<string, BibtexBlock>): BibtexBlock[] {
  const key = /\b(?:crossref|xdata)\s*=\s*["{]\s*([^"{},]+?)\s*["}]/i.exec(block.text)?.[1];
  const parent = key === undefined ? undefined : byKey.get(key.toLowerCase());
  return parent && parent !== block ? [parent] : [];
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return message.replace(/ at line \d+ col \d+:?$/, '').replace(/[.:]$/, '').slice(0, 200);
}
