/** What a question in one's own words is about, and what to listen for where the bank has none like it; empty where nothing tells. */
export interface Theme {
  /** In the words of the bank. */
  theme: string;
  goodAnswer: string;
  dodge: string;
}

type Cued = Theme & { cue: RegExp };

const CUED: readonly Cued[] = [
  { theme: 'Data ownership and exit', cue: /\b(?:export|exit|leav(?:e|ing)|lock-?in|portab|disappear)/i, goodAnswer: 'A file that is shown, its format, and who else reads it.', dodge: '“There is an API for that.”' },
  { theme: 'Cost and pricing mechanics', cue: /\b(?:cost|pric(?:e|ing)|bill|fee|money|charge|active user)/i, goodAnswer: 'A figure for our volume, the unit it counts, and what makes it grow.', dodge: 'A starting price.' },
  { theme: 'Reliability and recovery', cue: /\b(?:restore|recover|backup|outage|down|fail(?:s|ure|over)?|crash|lost|breaks?)\b/i, goodAnswer: 'The last time it happened: a date, a duration, and what was missing afterwards.', dodge: 'A percentage with nines in it.' },
  { theme: 'Security and identity', cue: /\b(?:secur|credential|passkey|token|attack|audit|permission|sign-?in|RP ID|stolen)/i, goodAnswer: 'Who can, who cannot, and which log would show it.', dodge: '“We take security very seriously.”' },
  { theme: 'Operations and on-call', cue: /\b(?:on call|on-call|night|upgrade|awake|paged|notices|drift)/i, goodAnswer: 'Steps with times, a role for each, and what they changed after the last bad night.', dodge: '“It runs itself.”' },
  { theme: 'Migration', cue: /\b(?:migrat|cutover|import|mov(?:e|ing)|switch)/i, goodAnswer: 'A similar move: its weeks, its losses, and until when one could turn back.', dodge: '“Migrations are seamless.”' },
  { theme: 'Privacy and data residency', cue: /\b(?:region|residen|privacy|personal|gdpr|retain|retention)/i, goodAnswer: 'A place and a period for each kind of data, in the contract where it matters.', dodge: '“We are compliant.”' },
  { theme: 'AI claims', cue: /\b(?:model|embedding|recall|prompt|assistant|llm)s?\b/i, goodAnswer: 'A measurement on examples of ours, beside a plain baseline.', dodge: 'A public leaderboard.' },
  { theme: 'Scale and performance', cue: /\b(?:latency|scale|throughput|slow|fast|rows|load|volume)/i, goodAnswer: 'A high percentile, with load and data size beside it.', dodge: 'A mean.' },
  { theme: 'Launch discipline and operational signals', cue: /\b(?:logs?|metric|signal|alert|flag|release|roll ?out)/i, goodAnswer: 'One signal, its threshold, who sees it, and the last time it mattered.', dodge: '“It is all in the dashboard.”' },
  { theme: 'Integration and APIs', cue: /\b(?:api|interface|client library|webhook|schema|integrat|browsers?)/i, goodAnswer: 'What is supported today, by name and version, and what happens when it changes.', dodge: 'A page of logos.' },
  { theme: 'Support and incident history', cue: /\b(?:incident|support|post-?mortem)/i, goodAnswer: 'A report we may read, and somebody who was there.', dodge: 'The status page.' },
  { theme: 'People and skills', cue: /\b(?:people|anyone|team|hire|skill|train|enjoy)/i, goodAnswer: 'A person, or an honest no, and the work that would go.', dodge: '“The team is excited.”' },
  { theme: 'Networks', cue: /\b(?:network|dns|packet|route|vpn|mtu)/i, goodAnswer: 'The path with its limits, and where it was last tried.', dodge: '“It works everywhere.”' },
  { theme: 'Hardware and embedded', cue: /\b(?:board|firmware|battery|power|sensor|hardware)/i, goodAnswer: 'A measurement from a device in the field.', dodge: 'A figure from the datasheet.' },
  { theme: 'Roadmap and drift', cue: /\b(?:roadmap|deprecat|preview|next year|changed?)/i, goodAnswer: 'A date they would put in writing, and something they took away.', dodge: '“Everything is on the roadmap.”' },
];

/** What would fit every question tells nothing of this one. */
const PLAIN: Theme = { theme: 'Your own open questions', goodAnswer: '', dodge: '' };

/** The theme of a question that names none: the first that one of its words points to. */
export function themeOf(text: string): Theme {
  const { theme, goodAnswer, dodge } = CUED.find(({ cue }) => cue.test(text)) ?? PLAIN;
  return { theme, goodAnswer, dodge };
}
