import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { ringsOf } from '#app/core/radar-view.ts';
import { askScope, tagsIn, type ScopeAsk } from '#app/core/share/ask-share.ts';
import type { ListedShare, MadeShare, ShareAsk, ShareChoices, ShareLine } from '#app/core/share/share-link.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import { askEmbedOrigins } from '#app/core/share/embed-origins.ts';
import { areasLacking } from '#app/core/share/scope-areas.ts';
import { parseScope, writeScope } from '#app/core/share/share-scope.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { tellEarly } from '#app/core/share/tell-early.ts';
import { visibleIn, type Visible } from '#app/core/share/visible-in.ts';
import { hashPassword, isPassword } from '#app/adapters/password-hash.server.ts';
import { keepShares, passTo, type Shares, type StoredShare } from '#app/adapters/shares.server.ts';
import type { Addresses } from './addresses.server.ts';
import type { Desk } from './desk.server.ts';
import { readAll } from './editions.server.ts';
import { keepShareContents, type ShareContents } from './share-content.server.ts';

/** A share that a token opens. */
export interface OpenedShare {
  id: string;
  scope: ShareScope;
  /** It has a password, and what was shown for one is not it. */
  locked: boolean;
  /** Origins of the sites that may show it inside their pages, a space between; '' where none may. */
  embed: string;
}

/** The verbs of share links. */
export interface Sharing {
  /** What a scope would share, and what exactly would be visible. */
  previewShare(ask: ScopeAsk): Promise<Result<{ scope: ShareScope; visible: Visible }>>;
  /** What the owner should know before others see a scope, in sentences: an edition that is shown before its day. */
  tellEarly(scope: ShareScope): Promise<string[]>;
  /** What a new share may be narrowed to. */
  shareChoices(): Promise<ShareChoices>;
  createShare(ask: ShareAsk): Promise<Result<MadeShare>>;
  /** The latest first. */
  shares(): Promise<Result<ListedShare[]>>;
  share(id: string): Result<ShareLine>;
  /** From the next request on it is as if it had never been. */
  revokeShare(id: string): Result<ShareLine>;
  /** Another link in place of the one before, which ends; it lasts as long anew. */
  rotateShare(id: string): Promise<Result<MadeShare>>;
  /** The share of a token: unknown, revoked and expired are the same. `pass` is what `unlockShare` gave. */
  openShare(token: string, pass?: string | null): Result<OpenedShare>;
  /** What proves from now on that the password was known; another password or another link ends it. */
  unlockShare(token: string, password: string): Promise<Result<string>>;
  countView(id: string): void;
  /** The link of a token: at the public address that this process was told of, else at the origin that is asked from. */
  linkOf(token: string, origin: string): string;
  /** All that a share shows, ready to be drawn: the same object until something of it may be another. */
  shareContent(of: string | ShareScope): Promise<Result<ShareContent>>;
  /** The same at once, in microseconds, where it was asked for just before; null where something has to be looked up first. */
  sharedNow(scope: ShareScope): ShareContent | null;
}

const USUAL_DAYS = 90;
const MOST_DAYS = 3650;
const LONGEST_PASSWORD = 200;

export function createSharing(desk: Desk, addresses: Addresses, clock: () => number): { sharing: Sharing; shared: ShareContents['shared']; close: () => void } {
  const contents = keepShareContents(desk, addresses.hosts, clock);
  let kept: Shares | null = null;
  const withShares = <T>(use: (shares: Shares) => Result<T>): Result<T> => {
    if (kept) return use(kept);
    const records = desk.records();
    return records.ok ? use((kept = keepShares(records.value))) : records;
  };
  const withShare = <T>(id: string, use: (share: StoredShare, shares: Shares) => Result<T>): Result<T> =>
    withShares((shares) => {
      const share = shares.byId(id);
      return share ? use(share, shares) : fail(noShare(id));
    });
  const lineOf = (share: StoredShare) => tell(share, clock());
  const opened = (token: string): Result<{ share: StoredShare; scope: ShareScope }> =>
    withShares((shares) => {
      const share = shares.byToken(token);
      const scope = share && share.expiresAt > clock() ? scopeOf(share) : null;
      return share && scope ? succeed({ share, scope }) : fail(NOTHING_HERE);
    });
  const previewShare = async (ask: ScopeAsk): Promise<Result<{ scope: ShareScope; visible: Visible }>> => {
    const scope = askScope(ask, await desk.vault(), readAll(desk), await desk.today());
    if (!scope.ok) return scope;
    const shared = await contents.shared(scope.value);
    return shared.ok ? succeed({ scope: scope.value, visible: visibleIn(shared.value.radar, shared.value.attachments) }) : shared;
  };

  const sharing: Sharing = {
    previewShare,
    tellEarly: async (scope) => tellEarly(scope, readAll(desk), await desk.today()),
    async shareChoices() {
      const vault = await desk.vault();
      const areas = vault.ledger.map(({ area: { id, title } }) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title, 'en'));
      const editions = readAll(desk).sort((a, b) => b.asOf - a.asOf).map(({ name, title, lens }) => ({ name, title, lens }));
      return { quadrants: vault.config.quadrants, rings: { recommendation: ringsOf('recommendation', vault), contact: ringsOf('contact', vault) }, areas, tags: tagsIn(vault), editions };
    },
    async createShare(ask) {
      const days = readDays(ask.days);
      if (!days.ok) return days;
      const made = await previewShare(ask);
      if (!made.ok) return made;
      const embed = askEmbedOrigins(ask.embed ?? []);
      if (!embed.ok) return embed;
      if (ask.password && embed.value.length > 0) return fail(NO_FRAME);
      const password = await lock(ask.password ?? '');
      if (!password.ok) return password;
      const { scope, visible } = made.value;
      return withShares((shares) => {
        const { id, token } = shares.add({ scope: writeScope(scope), recipient: (ask.recipient ?? '').replace(/\s+/g, ' ').trim(), password: password.value, embed: embed.value.join(' '), days: days.value }, clock());
        return succeed({ ...lineOf(shares.byId(id)!), token, visible });
      });
    },
    async shares() {
      const [vault, editions] = [await desk.vault(), readAll(desk)];
      const lackingIn = ({ scope, state }: ShareLine) => (scope && state !== 'revoked' ? areasLacking(scope, vault, editions) : []);
      return withShares((shares) => succeed(shares.all().map(lineOf).map((line) => ({ ...line, lacking: lackingIn(line) }))));
    },
    share: (id) => withShare(id, (share) => succeed(lineOf(share))),
    revokeShare: (id) =>
      withShare(id, (_, shares) => {
        shares.revoke(id, clock());
        return succeed(lineOf(shares.byId(id)!));
      }),
    async rotateShare(id) {
      const found = sharing.share(id);
      if (!found.ok) return found;
      const { scope, state } = found.value;
      if (state === 'revoked' || !scope) return fail(ENDED);
      const shared = await contents.shared(scope);
      if (!shared.ok) return shared;
      return withShares((shares) => succeed({ token: shares.rotate(id, clock()), ...lineOf(shares.byId(id)!), visible: visibleIn(shared.value.radar, shared.value.attachments) }));
    },
    openShare(token, pass = null) {
      const found = opened(token);
      if (!found.ok) return found;
      const { share, scope } = found.value;
      return succeed({ id: share.id, scope, locked: share.password !== null && pass !== passTo(share), embed: share.embed });
    },
    async unlockShare(token, password) {
      const found = opened(token);
      if (!found.ok) return found;
      const { share } = found.value;
      const isRight = share.password === null || (await isPassword(password.slice(0, LONGEST_PASSWORD), share.password, 'reader'));
      if (isRight === null) return fail(BUSY);
      return isRight ? succeed(passTo(share)) : fail(WRONG);
    },
    countView(id) {
      withShares((shares) => {
        shares.countView(id, clock());
        return succeed(null);
      });
    },
    linkOf: (token, origin) => `${addresses.told ?? origin}/s/${token}`,
    sharedNow: contents.contentNow,
    async shareContent(of) {
      if (typeof of !== 'string') return contents.content(of);
      const share = sharing.share(of);
      if (!share.ok) return share;
      return share.value.scope ? contents.content(share.value.scope) : fail(NOTHING_HERE);
    },
  };
  return { sharing, shared: contents.shared, close: () => kept?.close() };
}

const scopes = new WeakMap<StoredShare, ShareScope | null>();

/** The scope of a share, read once for each time that the share is read from its records. */
function scopeOf(share: StoredShare): ShareScope | null {
  let scope = scopes.get(share);
  if (scope === undefined) scopes.set(share, (scope = parseScope(share.scope)));
  return scope;
}

function tell(share: StoredShare, now: number): ShareLine {
  const { id, recipient, createdAt, expiresAt, views, lastViewDay } = share;
  const state = share.revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'open';
  return { id, state, scope: parseScope(share.scope), recipient, hasPassword: share.password !== null, embed: share.embed.split(' ').filter((origin) => origin !== ''), createdAt, expiresAt, views, lastViewDay };
}

function readDays(text: string | null | undefined): Result<number> {
  const written = text?.trim() || String(USUAL_DAYS);
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  return days >= 1 && days <= MOST_DAYS ? succeed(days) : fail({ code: 'bad-choice', message: `A share cannot last “${written.slice(0, 40)}” days.`, hint: `Write a whole number from 1 to ${MOST_DAYS}; ${USUAL_DAYS} is usual.` });
}

async function lock(password: string): Promise<Result<string | null>> {
  if (password === '') return succeed(null);
  if (password.length > LONGEST_PASSWORD) return fail({ code: 'too-large', message: 'That password is too long.', hint: `Use at most ${LONGEST_PASSWORD} characters.` });
  const hash = await hashPassword(password);
  return hash === null ? fail(BUSY) : succeed(hash);
}

function noShare(id: string): Problem {
  return { code: 'not-found', message: `There is no share “${id.slice(0, 40)}”.`, hint: '“whet share list” names them.' };
}

/** One answer to whatever is no share, so that none can be told from another. */
const NOTHING_HERE: Problem = { code: 'not-found', message: 'There is nothing here.', hint: 'Ask whoever sent you the link for another.' };
const ENDED: Problem = { code: 'bad-choice', message: 'This share was revoked, so it has no link that could be changed.', hint: 'Make a new share.' };
const NO_FRAME: Problem = { code: 'bad-choice', message: 'A share that asks for a password cannot be shown inside other pages.', hint: 'Leave out the password or the sites, or make two shares.' };
const BUSY: Problem = { code: 'too-often', message: 'Too many passwords are being tried at once, so this one was not.', hint: 'Try again in a few seconds.' };
const WRONG: Problem = { code: 'not-signed-in', message: 'That is not the password of this radar.', hint: 'Ask whoever sent you the link.' };
