import { formatDay, dayAt } from '#app/core/day.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { sayLacking, sayScope, wireScope } from '#app/core/share/share-words.ts';
import { count, sayDay } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import type { ListedShare, MadeShare, ShareAsk, ShareLine } from '#app/core/share/share-link.ts';
import { layOutTable } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { severalIn } from '../options.ts';
import { readInput } from '../read-input.ts';
import { readSecret } from '../read-secret.ts';
import { askScopeOf, SCOPE_OPTIONS } from '../scope-options.ts';
import { withLibrary, writeJson } from '../with-library.ts';

const ACTS = ['create', 'list', 'revoke', 'rotate'] as const;
type Act = (typeof ACTS)[number];

export const share: Command = {
  options: [...COMMON_OPTIONS, ...SCOPE_OPTIONS, 'for', 'expires', 'password', 'embed'],
  about: [
    'A share is a link to a radar that can only be read. create makes one, of all that is on the radar or of what --quadrant, --area, --tag and --ring leave (of several values of one, any suffices), and says exactly what is visible; its link is shown this once, for only a hash of it is kept. list names the shares; revoke ID ends one with the next request; rotate ID gives one another link, and the one before ends.',
    'It shows the radar of the day it is looked at; with --as-of that of a day, with --edition a frozen one. --history lets a reader go back from there. Names and rings are shown; with --show freshness how fresh each is, with --show entries also the entries that say “visibility: shared”, without their logs and questions.',
    '--notes - and --password read standard input; in a terminal you are asked for the password. Links begin with WHETSTONE_PUBLIC_URL, where it is set, else with the address that “whet serve --public-url” was given last, else with the one it listened at. With --embed, pages of that site may show LINK/embed in a frame; no other page may.',
    '--json: { id, url, token, visible: { areas, entries, texts, pictures: [{ title, count }] }, notices } (create, rotate), [{ id, state, for, scope, password, embed, createdOn, expiresOn, views, lastViewedOn, lacking }] (list), or one of those (revoke).',
  ],
  examples: [
    ['share create --for "Platform team" --quadrant tools', 'a link to one quadrant, for 90 days'],
    ['share create --edition q4-2026 --show entries --expires 365', 'a frozen radar and its shared entries, for a year'],
    ['share revoke 4f0c21aa9e', 'end a link now'],
  ],
  run(call) {
    const [asked = '', id = ''] = call.operands;
    const act = ACTS.find((known) => known === asked);
    if (!act) return Promise.resolve(fail({ code: 'bad-choice', message: `“share” does not know “${asked}”.`, hint: `Write whet share ${ACTS.join('|')} [ID].` }));
    if ((act === 'revoke' || act === 'rotate') && id === '') return Promise.resolve(fail({ code: 'bad-choice', message: `“share ${act}” needs an ID.`, hint: '“whet share list” names them.' }));
    return withLibrary(call, (library) => perform(act, id, library, call));
  },
};

async function perform(act: Act, id: string, library: Library, call: Call): Promise<Result<ExitCode>> {
  if (act === 'list') return tellAll(await library.shares(), call);
  if (act === 'revoke') return tellOne(library.revokeShare(id), call);
  const ask = act === 'create' ? await askOf(call) : null;
  if (ask && !ask.ok) return ask;
  const made = ask ? await library.createShare(ask.value) : await library.rotateShare(id);
  if (!made.ok) return made;
  const { scope } = made.value;
  return tellMade(made.value, scope ? await library.tellEarly(scope) : [], library, call);
}

async function askOf({ options, err }: Call): Promise<Result<ShareAsk>> {
  const isPiped = options.notes === '-';
  if (isPiped && options.password !== undefined) return fail({ code: 'bad-choice', message: 'Standard input cannot hold both the notes and the password.', hint: 'Write the notes behind --notes.' });
  const notes = isPiped ? await readInput([]) : succeed(options.notes ?? '');
  if (!notes.ok) return notes;
  const password = options.password === undefined ? succeed('') : await readSecret('Password of the share', err);
  if (!password.ok) return password;
  return succeed({ ...askScopeOf(options), notes: notes.value, recipient: options.for, days: options.expires, password: password.value, embed: severalIn(options.embed) });
}

function tellMade({ id, token, visible, expiresAt, embed }: MadeShare, early: readonly string[], library: Library, call: Call): Result<ExitCode> {
  const address = library.shareAddress();
  if (!address.ok) return address;
  const { origin, isPublic } = address.value;
  const url = library.linkOf(token, origin);
  const notices = [...early, ...(isPublic ? [] : [`The link assumes that Whetstone is served at ${origin}. If it is served elsewhere, put its address in front of /s/….`])];
  if (call.options.json !== undefined) {
    writeJson(call, { id, url, token, visible, notices });
    return succeed(0);
  }
  const { out, err } = call;
  for (const notice of notices) err.say(notice);
  out.say(out.strong(url));
  out.say(`This link is shown once. It lasts until ${sayDay(dayAt(expiresAt))}; “whet share revoke ${id}” ends it before.`);
  if (embed.length > 0) out.say(`${embed.join(', ')} may show ${url}/embed inside ${embed.length === 1 ? 'its' : 'their'} pages.`);
  out.say(out.strong(`Visible: ${count(visible.areas.length, 'area')}, ${count(visible.entries.length, 'entry', 'entries')}`));
  for (const title of [...visible.areas, ...visible.entries]) out.say(`  ${title}`);
  if (visible.texts.length > 0) out.say(out.strong(`With the words of ${count(visible.texts.length, 'area')}, whose files say “visibility: shared”`));
  for (const title of visible.texts) out.say(`  ${title}`);
  if (visible.pictures.length > 0) out.say(out.strong('With pictures'));
  for (const { title, count: pictures } of visible.pictures) out.say(`  ${title}: ${pictures}`);
  return succeed(0);
}

function tellAll(found: Result<ListedShare[]>, call: Call): Result<ExitCode> {
  if (!found.ok) return found;
  const shares = found.value;
  if (call.options.json !== undefined) writeJson(call, shares.map((line) => ({ ...wire(line), lacking: line.lacking })));
  else if (shares.length === 0) call.out.say('No share yet. Make one with “whet share create”.');
  else {
    const columns = [
      { head: 'ID', cells: shares.map(({ id }) => id) },
      { head: 'State', cells: shares.map(({ state }) => state) },
      { head: 'For', cells: shares.map(({ recipient }) => recipient) },
      { head: 'Until', cells: shares.map(({ expiresAt }) => formatDay(dayAt(expiresAt))) },
      { head: 'Views', cells: shares.map(({ views }) => String(views)), align: 'right' as const },
      { head: 'Shows', cells: shares.map(({ scope }) => (scope ? sayScope(scope) : 'nothing this version understands')) },
    ];
    for (const line of layOutTable(columns, 5, call.out.width)) call.out.say(line);
    for (const { id, lacking } of shares) {
      const vain = sayLacking(lacking);
      if (vain) call.out.say(`${id} shows less than it says: ${vain}.`);
    }
  }
  return succeed(0);
}

function tellOne(found: Result<ShareLine>, call: Call): Result<ExitCode> {
  if (!found.ok) return found;
  if (call.options.json !== undefined) writeJson(call, wire(found.value));
  else call.out.say(`The share ${found.value.id} is revoked: its link leads nowhere from now on.`);
  return succeed(0);
}

function wire({ id, state, scope, recipient, hasPassword, embed, createdAt, expiresAt, views, lastViewDay }: ShareLine) {
  const dateOf = (moment: number) => formatDay(dayAt(moment));
  return { id, state, for: recipient, scope: scope && wireScope(scope), password: hasPassword, embed, createdOn: dateOf(createdAt), expiresOn: dateOf(expiresAt), views, lastViewedOn: lastViewDay === null ? null : formatDay(lastViewDay) };
}
