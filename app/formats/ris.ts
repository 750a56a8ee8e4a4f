import { isMapping } from '#app/core/edit/write-yaml.ts';
import { loadRis } from './citation-js.ts';
import { doiKey, textOf, type CslItem, type OnSource, type ReadSources } from './csl.ts';

type Values = Record<string, string | string[]>;

const TAG = /^\s*([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$/;
const LONGEST = 500_000;
/** Tags whose values are understood here, whatever the mapping to CSL makes of them. */
const OWN = new Set(['TY', 'ER', 'ID', 'UR', 'DO', 'KW', 'SP', 'EP']);

/** Reads RIS, each record by itself. */
export async function readRis(text: string, onSource?: OnSource): Promise<ReadSources> {
  const plugins = await loadRis();
  const read: ReadSources = { sources: [], problems: [] };
  const records = splitRecords(text.replace(/^\uFEFF/, ''));
  for (const [i, { line, values, why }] of records.entries()) {
    onSource?.(i, records.length);
    const convert = (record: Values) => plugins.input.data(record, '@ris/record') as CslItem;
    try {
      if (why !== null) throw new SyntaxError(why);
      const item = tidyItem(convert(values), values);
      if (!item.title) throw new SyntaxError('it has no title (TI)');
      read.sources.push({ line, item: { ...item, ...leftOver(values, convert) } });
    } catch (error) {
      read.problems.push({ line, message: `This record cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}, so it was left out.` });
    }
  }
  return read;
}

export async function writeRis(items: readonly CslItem[]): Promise<string> {
  const plugins = await loadRis();
  const records = plugins.output.format('ris', items, { format: 'object' }) as Values[];
  return records
    .map((record, i) => {
      const [start = '', end = ''] = textOf(items[i]!, 'page').split(/-(?=[^-]*$)/);
      const notes = ['note', 'annote'].flatMap((field) => textOf(items[i]!, field).split(/\n\s*\n/)).filter((note) => note.trim() !== '');
      const values: Values = { ...record, ID: items[i]!.id, ...(start !== '' && { SP: start }), ...(end !== '' && { EP: end }), ...(notes.length > 0 && { N1: notes }) };
      const { TY = 'GEN', ...rest } = withLeftOver(values, items[i]!);
      const lines = Object.entries(rest).flatMap(([tag, value]) => [value].flat().filter(Boolean).map((one) => `${tag}  - ${one.replace(/\s+/g, ' ')}`));
      return [`TY  - ${[TY].flat().join()}`, ...lines, 'ER  - ', ''].join('\n');
    })
    .join('\n');
}

/** With what was kept in its own words when it was read, where the mapping does not write that tag itself. */
function withLeftOver(values: Values, item: CslItem): Values {
  const own = isMapping(item['ris']) ? Object.entries(item['ris']) : [];
  const kept = own.flatMap(([tag, value]): [string, string[]][] => {
    const texts = [value].flat().filter((text): text is string => typeof text === 'string');
    if (tag === 'UR') return [[tag, [values['UR'] ?? [], texts].flat()]];
    return /^[A-Z][A-Z0-9]$/.test(tag) && !OWN.has(tag) && values[tag] === undefined ? [[tag, texts]] : [];
  });
  return { ...values, ...Object.fromEntries(kept) };
}

interface Cut {
  line: number;
  values: Values;
  why: string | null;
}

/** Records by their lines; a line that begins with no tag goes on with the one before. */
function splitRecords(text: string): Cut[] {
  const records: Cut[] = [];
  let state: { record: Cut | null; tag: string | null } = { record: null, tag: null };
  for (const [i, source] of text.split(/\r\n|\n|\r/).entries()) {
    const [, tag, value = ''] = TAG.exec(source) ?? [];
    const { record } = state;
    if (tag === 'TY') {
      // What was open before has no end of its own, which the last of all is told below.
      const next: Cut = { line: i + 1, values: { TY: value.trim().toUpperCase() }, why: NO_END };
      records.push(next);
      state = { record: next, tag: null };
    } else if (tag === 'ER') {
      if (record?.why === NO_END) record.why = null;
      state = { record: null, tag: null };
    } else if (record === null) {
      // Lines outside of records come in crowds, and one word for them will do.
      if (tag !== undefined && value.trim() !== '' && records.at(-1)?.why !== OUTSIDE) records.push({ line: i + 1, values: {}, why: OUTSIDE });
    } else {
      if (source.length > LONGEST) record.why = 'it has a line that is too long';
      if (tag !== undefined) {
        add(record.values, tag, value.trim());
        state.tag = tag;
      } else if (state.tag !== null && source.trim() !== '') extend(record.values, state.tag, source.trim());
    }
  }
  return records;
}

const NO_END = 'it has no end (ER)';
const OUTSIDE = 'it stands outside any record, which begins with TY';

function add(values: Values, tag: string, value: string): void {
  if (value === '') return;
  const before = values[tag];
  values[tag] = before === undefined ? value : [before, value].flat();
}

function extend(values: Values, tag: string, more: string): void {
  const before = values[tag];
  if (Array.isArray(before)) before.push(`${before.pop() ?? ''} ${more}`);
  else values[tag] = before === undefined ? more : `${before} ${more}`;
}

function tidyItem(item: CslItem, values: Values): CslItem {
  const tidy: CslItem = { ...Object.fromEntries(Object.entries(item).filter(([field, value]) => value !== undefined && !field.startsWith('_'))), id: first(values['ID']), type: item.type || 'document' };
  const [address] = [values['UR'] ?? []].flat();
  if (address) tidy['URL'] = address;
  const doi = doiKey(first(values['DO'] ?? values['M3'])) === '' ? '' : first(values['DO'] ?? values['M3']).replace(/^.*?(?=10\.\d)/, '');
  if (doi !== '') tidy['DOI'] = doi;
  if (values['KW']) tidy['keyword'] = [values['KW']].flat().join(', ');
  const pages = [first(values['SP']), first(values['EP'])].filter(Boolean).join('-');
  if (pages !== '') tidy['page'] = pages;
  // A source has one note in CSL, and as many as there are lines of them in RIS.
  if (Array.isArray(tidy['note'])) tidy['note'] = tidy['note'].join('\n\n');
  if (tidy.id === '') delete tidy['citation-key'];
  return tidy;
}

/** What no mapping knows is kept in its own words. */
function leftOver(values: Values, convert: (record: Values) => CslItem): { ris?: Values } {
  const whole = JSON.stringify(convert(values));
  const kept = Object.entries(values).filter(([tag]) => {
    if (OWN.has(tag) || (tag === 'PY' && first(values['DA']).startsWith(first(values['PY'])))) return false;
    const { [tag]: _, ...others } = values;
    return JSON.stringify(convert(others)) === whole;
  });
  const more = [values['UR'] ?? []].flat().slice(1);
  const ris = { ...Object.fromEntries(kept), ...(more.length > 0 && { UR: more }) };
  return Object.keys(ris).length > 0 ? { ris } : {};
}

function first(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? '';
}
