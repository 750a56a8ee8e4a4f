import { bodyOf } from './body.ts';
import { LENSES, type Lens } from './config.ts';
import { formatDay, type Day } from './day.ts';
import type { Report } from './diagnostic.ts';
import { cellsOf, headingOfRows, ROWS_HEADING, rowsIn, writeCell } from './edition-rows.ts';
import * as fields from './fields.ts';
import { hundredthsOf, sayF } from './hundredths.ts';
import { readField, readFrontMatter, type Field } from './front-matter.ts';
import { nameKey } from './names.ts';
import { readOutline } from './markdown/read-outline.ts';
import { RING_IDS, type Basis, type Movement } from './radar.ts';
import type { RadarView } from './radar-view.ts';
import { fail, succeed, type Problem, type Result } from './result.ts';
import { z } from 'zod';

/** One blip as an edition keeps it: what it was, whatever the vault says later. */
export interface FrozenBlip {
  area: string;
  title: string;
  /** Ids. */
  quadrant: string;
  ring: string;
  movement: Movement;
  F: number;
  basis: Basis;
}

/** A radar frozen on a day: a file of the vault that a person can read. */
export interface Edition {
  /** The file name without its ending. */
  name: string;
  title: string;
  asOf: Day;
  lens: Lens;
  /** From this day on it is public; null while it is a draft. */
  published: Day | null;
  /** Markdown. */
  notes: string;
  blips: FrozenBlip[];
}

const COLUMNS = ['Area', 'Id', 'Quadrant', 'Ring', 'Movement', 'Freshness'] as const;
const MOVEMENTS: readonly Movement[] = ['new', 'in', 'out', 'same'];

const lens: Field<Lens> = { schema: z.string().transform((text) => text.trim() as Lens).refine((text) => LENSES.includes(text)), hint: `Write ${LENSES.join(' or ')}.` };

/** The blips of a radar as an edition keeps them. */
export function freezeBlips({ blips, quadrants, rings }: Pick<RadarView, 'blips' | 'quadrants' | 'rings'>): FrozenBlip[] {
  return blips.map(({ area, title, quadrant, ring, movement, F, basis }) => ({
    ...{ area, title, movement, basis },
    F: hundredthsOf(F),
    quadrant: quadrants[quadrant]!.id,
    ring: rings[ring]!.id,
  }));
}

/** An edition as its file: notes for people, and a table that reads back. */
export function writeEdition({ title, asOf, lens, published, notes, blips }: Omit<Edition, 'name'>): string {
  const front = [`title: ${JSON.stringify(title)}`, `asOf: ${formatDay(asOf)}`, `lens: ${lens}`, ...(published === null ? [] : [`published: ${formatDay(published)}`])];
  const rows = blips.map((blip) => [blip.title, blip.area, blip.quadrant, blip.ring, blip.movement, `${sayF(blip.F)} ${blip.basis}`].map(writeCell));
  const table = [COLUMNS, COLUMNS.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const said = notes.trim();
  return `---\n${front.join('\n')}\n---\n${said === '' ? '' : `${said}\n\n`}## ${ROWS_HEADING}\n\n${table.join('\n')}\n`;
}

/** Reads an edition. Without a day it could be no radar of any, so then it is null and the reports say why. */
export function readEdition(name: string, text: string): { edition: Edition | null; reports: Report[] } {
  const outline = readOutline(text);
  const { yaml, report } = readFrontMatter(outline);
  const reports: Report[] = report ? [report] : [];
  const asOf = readField(yaml, 'asOf', fields.day, reports, null);
  if (asOf === null) {
    reports.push({ line: yaml.lineOf('asOf'), severity: 'error', code: 'no-as-of', message: 'The edition names no day that it is a radar of.', hint: 'Write asOf: 2026-11-02 in its front matter.' });
    return { edition: null, reports };
  }
  const body = bodyOf(text);
  const heading = headingOfRows(outline);
  const lines = text.split(/\r\n|\n|\r/);
  const above = lines.length - body.split(/\r\n|\n|\r/).length;
  const spoken = readField(yaml, 'lens', lens, reports, 'recommendation' as const);
  const blips = readRows(lines, rowsIn(text, outline), spoken, reports);
  return {
    edition: {
      name,
      title: readField(yaml, 'title', fields.text, reports, null) ?? name,
      asOf,
      lens: spoken,
      published: readField(yaml, 'published', fields.day, reports, null),
      notes: lines.slice(above, heading ? heading.line - 1 : undefined).join('\n').trim(),
      blips,
    },
    reports,
  };
}

/** An edition by its name or its title. */
export function findEdition(all: readonly Edition[], wanted: string): Result<Edition> {
  const key = nameKey(wanted);
  const found = all.find(({ name }) => nameKey(name) === key) ?? all.find(({ title }) => nameKey(title) === key);
  return found ? succeed(found) : fail(noEdition(wanted, all));
}

function noEdition(wanted: string, all: readonly Edition[]): Problem {
  const names = all.map(({ name }) => name).slice(0, 8);
  return { code: 'not-found', message: `There is no edition “${wanted.slice(0, 80)}” in this vault.`, hint: names.length > 0 ? `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.` : 'Freeze one with “whet edition create NAME”.' };
}

/** The blips of the rows; one that is no blip is reported and left out. */
function readRows(lines: readonly string[], rows: readonly number[], lens: Lens, reports: Report[]): FrozenBlip[] {
  return rows.flatMap((at) => {
    const blip = readRow(lines[at]!, lens);
    if (blip) return [blip];
    reports.push({ line: at + 1, severity: 'warning', code: 'no-blip', message: 'This row is no blip of an edition, so it is left out.', hint: `A row has ${COLUMNS.join(', ')}, such as | eBPF | ebpf | tools | trial | in | 0.62 fresh |.` });
    return [];
  });
}

function readRow(line: string, lens: Lens): FrozenBlip | null {
  const [title = '', area = '', quadrant = '', ring = '', movement = '', freshness = ''] = cellsOf(line).map(({ text }) => text);
  const [number, basis] = freshness.split(/\s+/);
  const F = Number(number);
  const isSound = area !== '' && RING_IDS[lens].includes(ring) && MOVEMENTS.includes(movement as Movement) && F >= 0 && F < 1 && ['fresh', 'fading', 'cold'].includes(basis ?? '');
  return isSound ? { area, title: title || area, quadrant, ring, movement: movement as Movement, F, basis: basis as Basis } : null;
}
