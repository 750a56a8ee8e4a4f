import { dayAt, type Day } from '#app/core/day.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { openDrafts } from '#app/adapters/drafts.server.ts';
import { openGit } from '#app/adapters/git.server.ts';
import { openBank } from '#app/adapters/question-bank.server.ts';
import { keepRecords } from '#app/adapters/records.server.ts';
import { openIndex } from '#app/adapters/index.server.ts';
import type { Settlement } from '#app/adapters/vault-settle.server.ts';
import { openWriter, type VaultWriter } from '#app/adapters/vault-write.server.ts';
import { createAddresses, type Addressing } from './library/addresses.server.ts';
import { createAttaching, type Attaching } from './library/attaching.server.ts';
import { createBackingUp, type BackingUp } from './library/backing-up.server.ts';
import { createBriefing, type Briefing } from './library/briefing.server.ts';
import { createCapturing, type Capturing } from './library/capturing.server.ts';
import { openDesk } from './library/desk.server.ts';
import { createDoor, type Door } from './library/door.server.ts';
import { createAttending, type Attending } from './library/readiness.server.ts';
import { createDrafting, type Drafting } from './library/drafting.server.ts';
import { createEditions, readAll, type Editions } from './library/editions.server.ts';
import { createKeeping, type Keeping } from './library/keeping.server.ts';
import { createLinking, type Linking } from './library/linking.server.ts';
import { createMeetings, type Meetings } from './library/meetings.server.ts';
import { createPicturing, type Picturing } from './library/picturing.server.ts';
import { createDecisions, type Decisions } from './library/decisions.server.ts';
import { createPublishing, type Publishing } from './library/publishing.server.ts';
import { createReadingLists, type ReadingLists } from './library/reading-list.server.ts';
import { keepReadings } from './library/readings.server.ts';
import { createSources, type Sources } from './library/sources.server.ts';
import { createTeamRadars, type TeamRadars } from './library/team-radars.server.ts';
import { createPlanning, type Planning } from './library/planning.server.ts';
import { createOutlook, type Outlook } from './library/outlook.server.ts';
import { keepVault, type Reader } from './library/reader.server.ts';
import { createReviewing, type Reviewing } from './library/reviewing.server.ts';
import { createSharing, type Sharing } from './library/sharing.server.ts';
import { createTrash, type Trash } from './library/trash.server.ts';
import { createViews, type Views } from './library/views.server.ts';
import { createWriting, type Writing } from './library/writing.server.ts';

export interface LibraryOptions {
  /** Folder of the vault. */
  root: string;
  /** Where the index lives; null: `<vault>/.whetstone/`. */
  databaseUrl?: string | null;
  /** Called while files are read for the index. */
  onProgress?: (done: number, total: number) => void;
  /** The moment it is, in ms since the epoch. */
  clock?: () => number;
  /** The as-of day where nothing else is asked, whatever the clock and `frozen` say. */
  today?: Day | null;
  /** Who is asked about DOIs; tests name a server of their own. */
  doiOrigin?: string;
  /** Where it is served for others, commas between several: links to shares begin with the first, and no shared text leads to another page of theirs. What a server was told stays known without it. */
  publicUrl?: string;
}

/** The verbs. Every door calls these and nothing below them. */
export interface Library extends Views, Outlook, Writing, Capturing, Drafting, Attaching, Linking, Trash, Editions, Sharing, Addressing, Picturing, Planning, Reviewing, Briefing, Meetings, Sources, ReadingLists, Decisions, TeamRadars, Keeping, Publishing, BackingUp, Attending {
  /** Who may come in. */
  door(): Result<Door>;
  /** What the owner should know of how the vault was found when it opened, in sentences. */
  notices(): readonly string[];
  /** A number that changes whenever the vault does, by whichever process. */
  revision(): number;
  /** Follows the files, and commits what is saved once it is quiet, until the returned function is called; `onChange` runs after each change is indexed. */
  follow(onChange: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How long after a save its commit waits for another one, in ms. */
const QUIET_MS = 60_000;

/** Opens a vault: brings its index up to date and answers from it. */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  const { root, databaseUrl, onProgress, clock = Date.now, today = null, doiOrigin = process.env['WHETSTONE_DOI_ORIGIN'] || undefined, publicUrl = process.env['WHETSTONE_PUBLIC_URL'] ?? '' } = options;
  const pen = await takePen(root);
  if (!pen.ok) return pen;
  const { writer, notices } = pen.value;
  const opened = await openIndex({ root, databaseUrl: databaseUrl ?? undefined, onProgress });
  if (!opened.ok) {
    writer.close();
    return opened;
  }
  const index = opened.value;
  const unread = await readFolder(() => index.sync(), root);
  if (unread) {
    writer.close();
    await index.close();
    return fail(unread);
  }
  const vaultNow = keepVault(index);
  const dayNow = async (): Promise<Day> => {
    const { config } = await vaultNow();
    return today ?? config.frozen ?? dayAt(clock(), config.timezone ?? undefined);
  };
  const reader: Reader = { index, vault: vaultNow, today: dayNow };
  const records = keepRecords(root, databaseUrl ?? undefined);
  const desk = openDesk({ ...reader, root, writer, records: records.open, drafts: openDrafts(root), git: openGit({ root, exclusively: writer.hold }) });
  const addresses = createAddresses(desk, publicUrl, clock);
  const { sharing, shared, close: closeShares } = createSharing(desk, addresses, clock);
  const bank = openBank(root, writer.read);
  const readings = keepReadings(reader);
  return succeed({
    ...createViews(reader, () => readAll(desk), bank),
    ...createOutlook(reader),
    ...createWriting(desk),
    ...createCapturing(desk, clock),
    ...createDrafting(desk, clock),
    ...createAttaching(desk),
    ...createLinking(desk),
    ...createTrash(desk),
    ...createEditions(desk),
    ...sharing,
    rememberAddresses: addresses.rememberAddresses,
    shareAddress: addresses.shareAddress,
    ...createPicturing(),
    ...createPlanning(desk),
    ...createBriefing(desk, bank),
    ...createMeetings(desk, bank),
    ...createReviewing(desk),
    ...createSources(desk, readings, { origin: doiOrigin }),
    ...createReadingLists(desk, readings),
    ...createDecisions(desk),
    ...createTeamRadars(desk, shared),
    ...createKeeping(desk),
    ...createPublishing(desk),
    ...createBackingUp(desk, clock),
    ...createAttending(desk, clock),
    door() {
      const opened = records.open();
      return opened.ok ? succeed(createDoor(opened.value, clock)) : opened;
    },
    notices: () => [...index.notices, ...notices],
    revision: () => index.revision(),
    async follow(onChange) {
      const unfollow = await index.watch(onChange);
      const uncommit = desk.git.commitWhenQuiet(QUIET_MS);
      return async () => {
        uncommit();
        await unfollow();
      };
    },
    async close() {
      await desk.git.close();
      desk.writer.close();
      closeShares();
      records.close();
      await index.close();
    },
  });
}

/** Opens the vault for writing, with what a killed process left put in order before anything is read. */
async function takePen(root: string): Promise<Result<{ writer: VaultWriter; notices: string[] }>> {
  const opened = openWriter(root);
  if (!opened.ok) return opened;
  const settled = await opened.value.recover();
  return succeed({ writer: opened.value, notices: settled.ok ? tellSettled(settled.value) : [`${settled.problem.message} ${settled.problem.hint}`] });
}

function tellSettled({ undone, left, trashed }: Settlement): string[] {
  return [
    ...(undone.length > 0 ? [`A change of several files had not come to its end, and was undone in ${undone.join(', ')}.`] : []),
    ...(left.length > 0 ? [`It had changed ${left.join(', ')} too, and another program has since: that stays as it is now.`] : []),
    ...(trashed.length > 0 ? [`Text that would have been lost is in ${trashed.join(', ')}.`] : []),
  ];
}

/** What keeps a vault's folder from being read; null when it was. Anything but a file-system error is a bug. */
async function readFolder(sync: () => Promise<unknown>, root: string): Promise<Problem | null> {
  try {
    await sync();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null || !/^E[A-Z]+$/.test(code)) throw error;
    return { code: 'no-vault', message: `The folder ${root} cannot be read (${code}).`, hint: 'Look at its permissions, and whether its disk is there.' };
  }
}
