import { formatDay, parseDay } from '#app/core/day.ts';
import { DEPTHS } from '#app/core/depth.ts';
import type { Kind } from '#app/core/entry.ts';
import type { MadeArea } from './area-text.ts';
import { codeBlock, slowConstruct, table } from './blocks.ts';
import type { Random } from './random.ts';
import { question, sentence, sentences, TOOLS, TOPICS } from './words.ts';

export interface EntryPlan {
  id: string;
  kind: Kind;
  title: string;
  areas: MadeArea[];
  /** Log lines it should have. */
  logLines: number;
  /** Entries and areas it may link to. */
  known: readonly { id: string; title: string; path: string }[];
}

/** The last day that is written of, and how many days before it the first one lies. */
export const LAST_DAY = parseDay('2026-11-01')!;
const SPAN = 3 * 365;

/** Every fiftieth entry has something that only a full Markdown parser gets right. */
const SLOW_SHARE = 0.02;

export function writeEntry(random: Random, plan: EntryPlan): string {
  const day = LAST_DAY - random.between(0, SPAN);
  const sections = [`# ${plan.title}`, paragraphs(random, plan)];
  if (plan.kind === 'deep-dive' || random.chance(0.25)) sections.push(codeBlock(random));
  if (random.chance(0.06)) sections.push(table(random));
  if (random.chance(SLOW_SHARE)) sections.push(slowConstruct(random));
  if (plan.logLines > 0) sections.push(log(random, plan, day));
  if (random.chance(0.25)) sections.push(questions(random));
  if (random.chance(0.3)) {
    const heading = random.pick(['Lessons', 'Trade-offs', 'Risks', 'Decision', 'Consequences']);
    sections.push(`## ${heading}\n\n${sentences(random, random.between(1, 3))}`);
  }
  return `---\n${frontMatter(random, plan, day)}\n---\n\n${sections.join('\n\n')}\n`;
}

export function titleEntry(random: Random): string {
  const [topic, tool] = [random.pick(TOPICS), random.pick(TOOLS)];
  const title = random.pick([`${topic} with ${tool}`, `How ${tool} treats ${topic}`, `${topic} before ${tool}`, `Notes on ${topic}`, `${tool} and ${topic}`]);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function frontMatter(random: Random, { kind, title, areas }: EntryPlan, day: number): string {
  const lines = [`title: ${title}`, `date: ${formatDay(day)}`];
  if (random.chance(0.2)) {
    lines.push('areas:');
    for (const area of areas) lines.push(`  ${area.id}: { depth: ${random.pick(DEPTHS)}, minutes: ${random.between(2, 12) * 10} }`);
  } else {
    lines.push(`areas: [${areas.map((area) => area.id).join(', ')}]`);
  }
  if (kind === 'deep-dive' && random.chance(0.6)) lines.push(`depth: ${random.pick(['built', 'debugged', 'operated'])}`);
  if (random.chance(0.5)) lines.push(`minutes: ${random.between(1, 16) * 15}`);
  if (random.chance(0.15)) lines.push(`verdict: ${random.pick(['adopt', 'trial', 'assess', 'hold'])}`);
  if (random.chance(0.4)) lines.push(`tags: [${random.sample(['observability', 'cost', 'security', 'storage', 'network'], 2).join(', ')}]`);
  if (kind === 'project') lines.push(`status: ${random.pick(['active', 'paused', 'done'])}`);
  if (kind === 'reading') lines.push('status: read', `source: { type: article, authors: [A. Author], year: ${random.between(1998, 2026)} }`);
  return lines.join('\n');
}

function paragraphs(random: Random, plan: EntryPlan): string {
  const count = random.between(2, plan.kind === 'note' ? 4 : 7);
  return Array.from({ length: count }, () => {
    const text = sentences(random, random.between(2, 4));
    return random.chance(0.7) && plan.known.length > 0 ? `${text} See ${link(random, plan)}.` : text;
  }).join('\n\n');
}

function link(random: Random, { known }: EntryPlan): string {
  const { id, title, path } = random.pick(known);
  if (random.chance(0.01)) return '[[a-note-that-was-never-written]]';
  return random.pick([`[[${id}]]`, `[[${id}]]`, `[[${id}|what came of it]]`, `[[${id}#Lessons]]`, `[[${title}]]`, `[this](../${path})`]);
}

function log(random: Random, { areas, logLines }: EntryPlan, from: number): string {
  const step = Math.max(1, Math.floor((LAST_DAY - from) / logLines));
  const lines = Array.from({ length: logLines }, (_, i) => {
    const day = formatDay(Math.min(LAST_DAY, from + i * step));
    const named = random.sample(areas, random.between(1, 2)).map((area) => `[[${area.id}]]`).join(' ');
    return `- ${day} ${random.pick(DEPTHS)} ${random.between(2, 18) * 10}m ${named}: ${sentence(random).slice(0, 60).trim()}`;
  });
  return `## Log\n\n${lines.join('\n')}`;
}

function questions(random: Random): string {
  const items = Array.from({ length: random.between(1, 4) }, () =>
    random.chance(0.4) ? `- [x] ${question(random)}\n  - ${sentence(random)}` : `- [ ] ${question(random)}`,
  );
  return `## Open questions\n\n${items.join('\n')}`;
}
