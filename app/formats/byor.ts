import { z } from 'zod';
import type { Movement } from '#app/core/radar.ts';
import { nameKey } from '#app/core/names.ts';
import { count } from '#app/core/words.ts';
import { readCsv, writeCsv } from './csv-text.ts';
import { guardMarkdown, markdownOfHtml } from './html-markdown.ts';
import { readJson } from './json-text.ts';
import { draftRadar, short, type RadarDraft, type Where } from './radar-draft.ts';
import { readRadarDate, type ReadOptions, type ReadRadar, type TeamRadar } from './team-radar.ts';

/** Thoughtworks “build your own radar”: one edition, without a date, a row a blip. Every value is text. */

const COLUMNS = ['name', 'ring', 'quadrant', 'isNew', 'status', 'description'] as const;
const NEEDED = ['name', 'ring', 'quadrant'] as const;
const STATUS_OF: Record<Movement, string> = { new: 'new', in: 'moved in', out: 'moved out', same: 'no change' };

const cell = z.union([z.string(), z.number().transform(String), z.boolean().transform(String), z.null().transform(() => '')]);
const listed = z.record(z.string(), z.unknown());

export function readByorCsv(files: ReadonlyMap<string, string>, options: ReadOptions): ReadRadar {
  return readSheets(files, options, (text, file, draft) => {
    const { rows: [head, ...body], unclosed } = readCsv(text);
    const names = head?.cells.map((name) => name.trim()) ?? [];
    if (unclosed !== null) draft.reject({ file, line: unclosed }, 'A quote is opened here and not closed, so this row and all below it were left out.');
    if (!hasColumns(names, { file, line: head?.line ?? 1 }, draft)) return [];
    return body.map(({ cells, line }) => {
      if (cells.length > names.length) draft.tell({ file, line }, `The row has ${count(cells.length, 'cell')}, and there are ${count(names.length, 'column')}: what is over was left out.`);
      return { line, said: new Map(names.map((name, i) => [nameKey(name), cells[i] ?? ''])) };
    });
  });
}

export function readByorJson(files: ReadonlyMap<string, string>, options: ReadOptions): ReadRadar {
  return readSheets(files, options, (text, file, draft) => {
    const read = readJson(text);
    if ('message' in read) {
      draft.reject({ file, line: read.line }, read.message);
      return [];
    }
    const items: unknown[] = Array.isArray(read.value) ? read.value : [read.value];
    const list = items.filter(isRow);
    if (!Array.isArray(read.value) || (list.length === 0 && items.length > 0)) {
      draft.reject({ file, line: 1 }, 'It is no list of blips: BYOR wants [{ "name": …, "ring": …, "quadrant": … }].');
      return [];
    }
    items.forEach((item, i) => {
      if (!isRow(item)) draft.reject({ file, line: read.lineOf(item) }, `Item ${i + 1} of the list is no blip, so it was left out.`);
    });
    const names = [...new Set(list.flatMap((row) => Object.keys(row)))];
    if (!hasColumns(names, { file, line: 1 }, draft)) return [];
    return list.map((row) => {
      const line = read.lineOf(row);
      const said = Object.entries(row).map(([key, value]) => [nameKey(key), readCell(key, value, { file, line }, draft)] as const);
      return { line, said: new Map(said) };
    });
  });
}

function isRow(item: unknown): item is Record<string, unknown> {
  return listed.safeParse(item).success;
}

/** The last edition, since there is room for one. */
export function rowsOf({ quadrants, rings, editions }: TeamRadar): string[][] {
  const titleOf = (parts: TeamRadar['rings'], id: string) => parts.find((part) => part.id === id)?.title || id;
  const blips = editions.at(-1)?.blips ?? [];
  return blips.map(({ name, ring, quadrant, movement, description }) => [
    ...[name, titleOf(rings, ring), titleOf(quadrants, quadrant)],
    ...[movement === 'new' ? 'TRUE' : 'FALSE', STATUS_OF[movement], guardMarkdown(description)],
  ]);
}

export function writeByorCsv(radar: TeamRadar): string {
  return writeCsv([COLUMNS, ...rowsOf(radar)]);
}

export function writeByorJson(radar: TeamRadar): string {
  const list = rowsOf(radar).map((cells) => Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])));
  return `${JSON.stringify(list, null, 2)}\n`;
}

interface SheetRow {
  line: number;
  said: ReadonlyMap<string, string>;
}

function readSheets(files: ReadonlyMap<string, string>, { title, rings }: ReadOptions, readRows: (text: string, file: string, draft: RadarDraft) => SheetRow[]): ReadRadar {
  const draft = draftRadar({ quadrants: null, rings });
  for (const [file, text] of files) {
    const date = readRadarDate(/(?:19|2\d)\d\d[-._]\d{2}(?:[-._]\d{2})?/.exec(file)?.[0].replaceAll('_', '-') ?? '');
    if (date === null && files.size > 1) {
      draft.reject({ file, line: 1 }, 'Of several files each needs a date in its name, such as radar-2024-03.csv; this one has none and was left out.');
      continue;
    }
    for (const row of readRows(text, file, draft)) addRow(row, date, { file, line: row.line }, draft);
  }
  return draft.finish(title);
}

function addRow({ said }: SheetRow, date: string | null, where: Where, draft: RadarDraft): void {
  const get = (name: string) => said.get(nameKey(name)) ?? '';
  const { text, isHtml } = markdownOfHtml(get('description'));
  if (isHtml) draft.tell(where, `The description of “${short(get('name'))}” was HTML, and is Markdown now.`);
  draft.add(date, { name: get('name'), quadrant: get('quadrant'), ring: get('ring'), movement: movementOf(get('isNew'), get('status'), where, draft), description: text }, where);
}

function movementOf(isNew: string, status: string, where: Where, draft: RadarDraft): Movement {
  const key = nameKey(status).replace(/[_-]/g, ' ');
  const told = Object.entries(STATUS_OF).find(([, word]) => word === key)?.[0] as Movement | undefined;
  if (told) return told;
  if (key !== '') draft.tell(where, `“${short(status)}” is no status BYOR knows (${Object.values(STATUS_OF).join(', ')}), so isNew decides.`);
  const flag = nameKey(isNew);
  if (!['', 'true', 'false'].includes(flag)) draft.tell(where, `isNew is “${short(isNew)}”, which is neither TRUE nor FALSE; it was read as FALSE.`);
  return flag === 'true' ? 'new' : 'same';
}

function hasColumns(names: readonly string[], where: Where, draft: RadarDraft): boolean {
  const keys = new Set(names.map(nameKey));
  const missing = NEEDED.filter((name) => !keys.has(nameKey(name)));
  if (missing.length > 0) {
    draft.reject(where, `It has no column ${missing.join(' and none named ')}, so nothing of it was read. BYOR’s columns are ${COLUMNS.join(', ')}.`);
    return false;
  }
  if (!keys.has('isnew') && !keys.has('status')) draft.tell(where, 'It has neither isNew nor status, so no blip counts as new or moved.');
  const others = names.filter((name) => name !== '' && !COLUMNS.some((column) => nameKey(column) === nameKey(name)));
  if (others.length > 0) draft.tell(where, `${others.length === 1 ? 'The column' : 'The columns'} ${others.map(short).join(', ')} ${others.length === 1 ? 'was' : 'were'} not kept.`);
  return true;
}

function readCell(key: string, value: unknown, where: Where, draft: RadarDraft): string {
  const read = cell.safeParse(value);
  if (!read.success && COLUMNS.some((column) => nameKey(column) === nameKey(key))) draft.tell(where, `“${short(key)}” is no text, so it was left out.`);
  return read.success ? read.data : '';
}
