export const OPTION_NAMES = ['vault', 'as-of', 'lens', 'compare', 'ahead', 'svg', 'png', 'html', 'minutes', 'of', 'area', 'vendor', 'quadrant', 'tag', 'ring', 'kind', 'basis', 'movement', 'first-hand', 'match', 'find', 'zoom', 'edition', 'show', 'history', 'name', 'for', 'expires', 'password', 'embed', 'markdown', 'port', 'host', 'public-url', 'trust-proxy', 'on', 'notes', 'title', 'near', 'format', 'out', 'dry-run', 'force', 'all', 'share', 'base', 'indexed', 'without-password', 'json', 'help', 'version'] as const;
export type OptionName = (typeof OPTION_NAMES)[number];

interface Option {
  /** Names what the option takes; without one it is a switch. */
  value?: string;
  help: string;
  /** It may be given several times; what it was given then stands a line each. */
  repeats?: true;
}

/** Every option of every command. */
export const OPTIONS: Record<OptionName, Option> = {
  vault: { value: 'DIR', help: 'The vault. Without it: WHETSTONE_VAULT, else the nearest folder upwards with a whetstone.yml in it or in its content/.' },
  'as-of': { value: 'DATE', help: 'The day to compute for, as YYYY-MM-DD or “today”. Without it: today, or the day that frozen: in whetstone.yml names.' },
  lens: { value: 'LENS', help: 'recommendation (what you would tell others; the default) or contact (how close you are yourself).' },
  compare: { value: 'DATE|EDITION', help: 'The earlier day or the edition that movement is measured from. Without it: comparisonDays of whetstone.yml earlier, 90 unless said.' },
  ahead: { value: 'DAYS', help: 'How many days to look ahead, doing nothing.' },
  svg: { help: 'Write the picture alone, as SVG that needs nothing else.' },
  png: { help: 'Write the picture alone, as PNG.' },
  html: { help: 'Write one HTML file that needs nothing else.' },
  minutes: { value: 'MINUTES', help: 'The minutes there are, such as 90 or 1h30. Without it: weeklyMinutes of whetstone.yml for a plan, 20 for a brief.' },
  of: { value: 'SPAN', help: 'week (the default) or quarter.' },
  area: { value: 'AREA', repeats: true, help: 'An area, by its id or another name of it; may be given several times.' },
  vendor: { value: 'NAME', help: 'Who is met; for a radar, only areas of this vendor.' },
  quadrant: { value: 'QUADRANT', repeats: true, help: 'Only areas of a quadrant, by its id or title; may be given several times.' },
  tag: { value: 'TAG', repeats: true, help: 'Only areas with a tag; may be given several times.' },
  ring: { value: 'RING', repeats: true, help: 'Only areas in a ring; may be given several times.' },
  kind: { value: 'KIND', repeats: true, help: 'Only areas with contacts from entries of a kind, such as deep-dive; may be given several times.' },
  basis: { value: 'BASIS', repeats: true, help: 'Only areas that are fresh, fading or cold; may be given several times.' },
  movement: { value: 'MOVEMENT', repeats: true, help: 'Only areas that are new, moved in or out, or the same; may be given several times.' },
  'first-hand': { help: 'Only areas that you have had in your own hands.' },
  match: { value: 'any|all', help: 'Whether one of the tags and kinds suffices (any, the default) or all are wanted.' },
  find: { value: 'TEXT', help: 'Only areas whose name or tags have these words in them.' },
  zoom: { value: 'QUADRANT', help: 'One quadrant, filling the picture, by its id or title.' },
  edition: { value: 'NAME', help: 'A frozen radar, in place of that of a day.' },
  show: { value: 'WHAT', help: 'rings (the default), freshness, or entries.' },
  history: { help: 'Let a reader go back in time.' },
  name: { value: 'TEXT', help: 'What stands over the shared radar. Without it: title of whetstone.yml.' },
  for: { value: 'TEXT', help: 'Whom it is for; only you see it.' },
  expires: { value: 'DAYS', help: 'How many days it lasts: 90, unless said.' },
  password: { help: 'Ask for a password before anything is shown.' },
  embed: { value: 'URL', repeats: true, help: 'A site that may show it inside its pages, such as https://intranet.example.org; may be given several times.' },
  markdown: { help: 'Answer in Markdown.' },
  port: { value: 'PORT', help: 'Port to listen on: 3000, or the next free one. A port you name is used or refused.' },
  host: { value: 'HOST', help: 'Address to listen on: 127.0.0.1, this machine alone, or another such as 0.0.0.0, which wants a password.' },
  'public-url': { value: 'URL', repeats: true, help: 'An address it is reached at, by another name or through a proxy; may be given several times. Wants a password.' },
  'trust-proxy': { value: 'ADDRESS', repeats: true, help: 'A proxy, by its address or network, that is believed about where requests come from (X-Forwarded-For, -Proto, -Host); may be given several times.' },
  on: { value: 'DATE', help: 'The day it becomes public.' },
  notes: { value: 'TEXT', help: 'What you have to say of it.' },
  title: { help: 'NEW is the new title; without this, NEW is the new id: the name of the file.' },
  near: { value: 'add|merge', help: 'What to do with what looks like an entry that is there: make another (add), or fill in what that one lacks (merge). Without it, it is left out and told.' },
  format: { value: 'FORMAT', help: 'A radar of another program: byor-csv or byor-json (Thoughtworks), zalando, aoe, porsche or backstage.' },
  out: { value: 'PATH', help: 'The file to write, or the folder, for formats that are one. Without it: standard output.' },
  'dry-run': { help: 'Say what would change, and change nothing.' },
  force: { help: 'Write over files that are there and say something else.' },
  all: { help: 'Commit what was edited outside Whetstone too.' },
  share: { value: 'ID', help: 'A share, by its id in “whet share list”.' },
  base: { value: 'URL', help: 'The address the folder will have, so that chats find its picture.' },
  indexed: { help: 'Let search engines list it; without this they are asked not to.' },
  'without-password': { help: 'Publish a share that asks for a password, as files that ask for none.' },
  json: { help: 'Answer in JSON, for other programs.' },
  help: { help: 'Show this help.' },
  version: { help: 'Show the version.' },
};

/** What a command was given. A switch that is set holds ''. */
export type Options = { [name in OptionName]?: string };

/** All that an option which may be given several times was given. */
export function severalIn(value: string | undefined): string[] {
  return value?.split('\n') ?? [];
}

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
