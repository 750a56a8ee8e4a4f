import { RING_IDS } from '#app/core/radar.ts';
import type { ShareAsk } from '#app/core/share/share-link.ts';

/** The fields of the form of a new share. */
export interface ShareValues {
  lens: string;
  show: string;
  asOf: string;
  edition: string;
  history: boolean;
  quadrants: string[];
  rings: string[];
  tags: string[];
  areas: string[];
  title: string;
  notes: string;
  recipient: string;
  days: string;
  embed: string;
}

export const NEW_SHARE: ShareValues = { lens: 'recommendation', show: 'rings', asOf: '', edition: '', history: false, quadrants: [], rings: [], tags: [], areas: [], title: '', notes: '', recipient: '', days: '90', embed: '' };

/** What a field of text holds; '' where there is none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export function readShareForm(form: FormData): ShareValues {
  const text = (name: string) => textIn(form, name);
  const several = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return {
    ...{ lens: text('lens') || NEW_SHARE.lens, show: text('show') || NEW_SHARE.show, asOf: text('asOf'), edition: text('edition'), history: form.has('history') },
    ...{ quadrants: several('quadrants'), rings: several('rings'), tags: several('tags'), areas: several('areas') },
    ...{ title: text('title'), notes: text('notes'), recipient: text('recipient'), days: text('days') || NEW_SHARE.days, embed: text('embed') },
  };
}

/** What the form asks for. Without script it has the rings of both lenses, of which those of the other one mean nothing. */
export function shareAskOf({ rings, lens, embed, ...values }: ShareValues): ShareAsk {
  const known: readonly string[] = lens === 'contact' ? RING_IDS.contact : RING_IDS.recommendation;
  return { ...values, lens, embed: [embed], rings: rings.filter((ring) => known.includes(ring)) };
}
