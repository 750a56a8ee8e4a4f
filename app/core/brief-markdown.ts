import type { Brief, BriefEvidence, BriefQuestion } from './brief-types.ts';
import { vendorBeside } from './meeting.ts';
import { sayDay, sayMinutes } from './words.ts';

/** A brief as a page of Markdown: two pages of paper at most, every line with the entries behind it. */
export function writeBrief(brief: Brief, title = brief.vendor ?? brief.areas.map((area) => area.title).join(', ')): string {
  const { asOf, standing, contradictions, conclusions, refresh, blindSpots, minutes } = brief;
  const vendor = vendorBeside({ title, vendor: brief.vendor });
  const section = (heading: string, lines: readonly string[]) => (lines.length > 0 ? [`## ${heading}`, '', ...lines, ''] : []);
  return [
    `# Brief: ${title}`,
    '',
    `As of ${sayDay(asOf)}. ${vendor === null ? '' : `With ${vendor}. `}Areas: ${brief.areas.map((area) => `[[${area.id}|${area.title}]]`).join(', ')}.`,
    '',
    ...section('Where you stand', standing.map((area) => `- **${area.title}.** ${area.sentences.join(' ')}${linksTo(area.evidence)}`)),
    ...section('What you already concluded', [
      ...contradictions.map(({ text, evidence }) => `- **Two things said.** ${text}${linksTo(evidence)}`),
      ...conclusions.map(({ heading, text, evidence, superseded }) => `- **${heading}${superseded ? ', superseded' : ''}.** ${text}${linksTo(evidence)}`),
    ]),
    ...section(`Refresh first, in ${sayMinutes(minutes)}`, refresh.map(({ title: what, minutes: time, estimated, why, kind, evidence }) => `- ${VERB[kind]} ${what}, ${sayMinutes(time)}${estimated ? ' (estimated)' : ''}. ${why}${linksTo(evidence)}`)),
    ...writeQuestions(brief.questions),
    ...section('Blind spots', blindSpots.map((spot) => `- **${spot.title}**: ${spot.text}${linksTo(spot.evidence)}`)),
  ].join('\n');
}

export const VERB = { read: 'Read again:', unread: 'Read for the first time:', touch: 'Touch:' };

function writeQuestions(questions: readonly BriefQuestion[]): string[] {
  const lines: string[] = [];
  let theme = '';
  for (const question of questions) {
    if (question.theme !== theme) lines.push('', `### ${question.theme}`, '');
    theme = question.theme;
    const { previously } = question;
    lines.push(`- [ ] **${question.text}**${linksTo(question.evidence)}`, `  ${question.why}${question.goodAnswer === '' ? '' : ` Good: ${question.goodAnswer} Dodge: ${question.dodge}`}`);
    if (previously) lines.push(`  Answered before${previously.day === null ? '' : `, ${sayDay(previously.day)}`}: ${previously.answer}`);
  }
  return lines.length > 0 ? ['## Questions', ...lines, ''] : [];
}

function linksTo(evidence: readonly BriefEvidence[]): string {
  const entries = [...new Set(evidence.map(({ entry }) => entry))];
  return entries.length > 0 ? ` (${entries.map((entry) => `[[${entry}]]`).join(', ')})` : '';
}
