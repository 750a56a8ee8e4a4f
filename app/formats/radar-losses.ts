import type { RadarFormat } from '#app/core/radar-formats.ts';
import type { Day } from '#app/core/day.ts';
import { count, sayDay } from '#app/core/words.ts';
import { USUAL_RINGS, type RadarPart, type TeamBlip, type TeamRadar } from './team-radar.ts';

/** Formats that hold every edition, each with its date; the others hold one. */
export const KEEPS_HISTORY: ReadonlySet<RadarFormat> = new Set(['aoe', 'porsche', 'backstage']);

interface Extra {
  name: string;
  has: (blip: TeamBlip) => boolean;
  keptBy: readonly RadarFormat[];
}

/** What a blip may have beside its name, quadrant, ring, movement and description. */
const EXTRAS: readonly Extra[] = [
  { name: 'addresses', has: ({ url }) => url !== null, keptBy: ['zalando', 'backstage'] },
  { name: 'links', has: ({ links }) => links.length > 0, keptBy: ['porsche', 'backstage'] },
  { name: 'tags', has: ({ tags }) => tags.length > 0, keptBy: ['aoe', 'porsche'] },
  { name: 'teams', has: ({ teams }) => teams.length > 0, keptBy: ['porsche'] },
  { name: 'summaries', has: ({ about }) => about !== '', keptBy: ['porsche', 'backstage'] },
  { name: 'that it is hidden', has: ({ active }) => !active, keptBy: ['zalando', 'aoe', 'porsche'] },
];

/** What of a radar a format has no place for, in sentences. */
export function tellLosses(radar: TeamRadar, format: RadarFormat): string[] {
  const last = radar.editions.at(-1);
  const hasHistory = KEEPS_HISTORY.has(format);
  const written = hasHistory ? radar.editions : radar.editions.slice(-1);
  const blips = written.flatMap((edition) => edition.blips);
  const isByor = format.startsWith('byor');
  return [
    ...(!hasHistory && radar.editions.length > 1 ? [`It holds one edition: ${last?.date ?? 'the last'} was written, ${count(radar.editions.length - 1, 'earlier one was', 'earlier ones were')} not.`] : []),
    ...(isByor && last?.date ? [`It has no place for a date, so ${last.date} is not in it.`] : []),
    ...EXTRAS.flatMap(({ name, has, keptBy }) => (keptBy.includes(format) ? [] : tellOf(`It has no place for ${name}`, blips.filter(has)))),
    ...(isByor ? tellByor(radar) : []),
    ...(hasHistory ? unchanged(radar).map((date) => `Nothing changed in ${date}, so it is no edition of its own.`) : []),
    ...(hasHistory ? tellOf(format === 'backstage' ? 'It cannot say that a later edition left something out, so these stay' : 'It cannot say that a later edition left something out, so these are not featured from then on', leftOut(radar)) : []),
    ...(format === 'backstage' ? tellOf('It cannot say that something is new a second time', newAgain(radar)) : []),
    ...(hasHistory && format !== 'backstage' ? tellOf('It cannot take a description back, so these say what they said before', fellSilent(radar)) : []),
  ];
}

/** BYOR passes over rows of a ring that it was not told of. */
function tellByor({ quadrants, rings, editions }: TeamRadar): string[] {
  const strange = rings.filter(({ title }) => !USUAL_RINGS.some((ring) => ring.title.toLowerCase() === title.toLowerCase()));
  const used = new Set(editions.at(-1)?.blips.map(({ quadrant }) => quadrant));
  return [
    ...(strange.length > 0 ? [`BYOR shows only the rings it knows; start it with RINGS='${JSON.stringify(rings.map(({ title }) => title))}'.`] : []),
    ...(used.size < 4 ? [`BYOR wants blips in four quadrants, and there are some in ${used.size} of ${quadrants.length}.`] : []),
  ];
}

/** Both kinds of history are lists of changes. */
function unchanged({ editions }: TeamRadar): string[] {
  return editions.slice(1).flatMap(({ date, blips }, i) => {
    const before = new Map(editions[i]!.blips.map((blip) => [blip.id, JSON.stringify({ ...blip, movement: 'same' })]));
    return before.size === blips.length && blips.every((blip) => before.get(blip.id) === JSON.stringify(blip)) ? [date ?? ''] : [];
  });
}

function leftOut({ editions }: TeamRadar): TeamBlip[] {
  return editions.slice(0, -1).flatMap(({ blips }, i) => blips.filter(({ id, active }) => active && !editions[i + 1]!.blips.some((blip) => blip.id === id)));
}

function newAgain({ editions }: TeamRadar): TeamBlip[] {
  return editions.flatMap(({ blips }, i) => blips.filter(({ id, movement }) => movement === 'new' && lastBefore(editions, i, id)));
}

function fellSilent({ editions }: TeamRadar): TeamBlip[] {
  return editions.flatMap(({ blips }, i) => blips.filter(({ id, description }) => description === '' && (lastBefore(editions, i, id)?.description ?? '') !== ''));
}

function lastBefore(editions: TeamRadar['editions'], at: number, id: string): TeamBlip | undefined {
  return editions.slice(0, at).reverse().flatMap(({ blips }) => blips).find((blip) => blip.id === id);
}

function tellOf(what: string, blips: readonly TeamBlip[]): string[] {
  const names = [...new Set(blips.map(({ name }) => name))];
  return names.length === 0 ? [] : [`${what}: ${someOf(names)}.`];
}

function someOf(names: readonly string[]): string {
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
}

/** Of areas whose last verdict is an adopt that no first-hand contact backs. `rings`: innermost first. */
export function tellOnTrust(names: readonly string[], rings: readonly RadarPart[]): string[] {
  const [adopt, trial] = rings.map(({ title }) => title.toLowerCase());
  const isOne = names.length === 1;
  return names.length === 0 ? [] : [`${count(names.length, 'area is', 'areas are')} shown at ${trial}, though the last verdict on ${isOne ? 'it' : 'each'} says ${adopt}, since you never had ${isOne ? 'it' : 'them'} in your own hands: ${someOf(names)}.`];
}

/** Of areas that only imported editions put on the radar, and that the last of those does not show. */
export function tellLeft(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${count(names.length, 'area is', 'areas are')} left out, since the last imported edition no longer shows ${names.length === 1 ? 'it' : 'them'} and nothing else in the vault speaks of ${names.length === 1 ? 'it' : 'them'}: ${someOf(names)}.`];
}

/** What the movements in a file of one edition are measured from. */
export function tellSince(day: Day): string {
  return `Movement is what changed since ${sayDay(day)}.`;
}
