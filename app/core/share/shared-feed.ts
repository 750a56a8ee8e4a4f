import { formatDay, type Day } from '../day.ts';
import { slugOf } from '../slug.ts';
import { count, sayDay } from '../words.ts';
import { addressOf, stepFile } from './share-paths.ts';
import type { SharedRadar, SharedStep } from './shared-radar.ts';
import { changesOfStep } from './step-changes.ts';

/**
 * The changes of a shared radar as Atom, newest first: an entry for each step on which something changed, or
 * an edition was frozen. The day shown is left out unless it is an edition, since tomorrow it would be another.
 */
export function feedOfShare(shared: SharedRadar): string {
  const { title, owner, history, asOf } = shared;
  const entries = history.flatMap((step, i) => (step.asOf === asOf && step.edition === null ? [] : describeStep(step, history[i - 1] ?? null, shared)));
  const updated = entries.length > 0 ? Math.max(...entries.map(({ day }) => day)) : shared.compare;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${idOf(shared)}</id>`,
    `<updated>${momentOf(updated)}</updated>`,
    `<author><name>${escapeXml(owner || title)}</name></author>`,
    '<link rel="self" type="application/atom+xml" href="feed.xml"/>',
    '<link rel="alternate" type="text/html" href="index.html"/>',
    ...entries.reverse().map(({ text }) => text),
    '</feed>',
    '',
  ].join('\n');
}

function describeStep(step: SharedStep, before: SharedStep | null, shared: SharedRadar): { day: Day; text: string }[] {
  const changes = before ? changesOfStep(before, step, shared.rings) : [];
  if (step.edition === null && changes.length === 0) return [];
  const page = step.asOf === shared.asOf ? 'index.html' : addressOf(stepFile(step.asOf));
  const list = changes.length > 0 ? `<ul>${changes.map(({ said }) => `<li>${escapeXml(said)}</li>`).join('')}</ul>` : `<p>${count(step.blips.length, 'area')}, none of them moved.</p>`;
  const text = [
    '<entry>',
    `<title>${escapeXml(step.edition ?? `Changes up to ${sayDay(step.asOf)}`)}</title>`,
    `<id>${idOf(shared)}:${formatDay(step.asOf)}</id>`,
    `<updated>${momentOf(step.asOf)}</updated>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    `<content type="html">${escapeXml(list)}</content>`,
    '</entry>',
  ].join('\n');
  return [{ day: step.asOf, text }];
}

/** Made of names alone, so that it stays what it is when the link does not. */
function idOf({ owner, title, lens }: SharedRadar): string {
  return ['urn:whetstone:radar', slugOf(owner) || 'owner', slugOf(title) || 'radar', lens].map((part) => encodeURI(part)).join(':');
}

function momentOf(day: Day): string {
  return `${formatDay(day)}T00:00:00Z`;
}

/** Characters that no XML document may hold, not even escaped, go. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
