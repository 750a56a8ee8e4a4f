import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { wireBrief } from '#app/core/brief-wire.ts';
import { copyExample, makeVault, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

type Wire = ReturnType<typeof wireBrief>;

let vault: TempVault;
const brief = (...args: string[]) => whetJson<Wire>(['brief', '--vault', vault.root, ...args]);
beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/kafka.md': '---\ntitle: Kafka\nquadrant: tools\n---\n',
    'areas/pg.md': '---\ntitle: Postgres\nquadrant: tools\n---\n',
    'meetings/met.md': '---\ntitle: Met them\ndate: 2026-03-01\nareas: [kafka]\nvendor: Relayhill\nverdict: trial\n---\n## Questions\n- [x] What does a replay of one day cost?\n  60 dollars.\n- [ ] Who notices lag?\n',
    'questions/all.md': '# Cost\n\n## What does the replay of a full day cost?\n- applies: kafka\n- why: It is asked late.\n- good answer: Money and hours.\n- dodge: Little.\n',
  });
});
afterAll(() => vault.remove());

const day = z.iso.date();
const evidence = z.array(z.strictObject({ entry: z.string(), line: z.int().min(1) }));
const contact = z.strictObject({ entry: z.string(), line: z.int(), day, depth: z.string(), title: z.string() });
const CONTRACT = z.strictObject({
  asOf: day,
  areas: z.array(z.string()),
  standing: z.array(
    z.strictObject({
      ...{ area: z.string(), title: z.string(), sentences: z.array(z.string()), gaps: z.array(z.string()), evidence },
      freshness: z.strictObject({ A: z.number(), F: z.number(), firstHandShare: z.number(), stale: z.boolean(), basis: z.enum(['fresh', 'fading', 'cold']), staleOn: day.nullable(), staleBand: z.tuple([day.nullable(), day.nullable()]), staleSince: day.nullable() }),
      ...{ firstHand: contact.nullable(), secondHand: contact.nullable() },
      verdict: z.strictObject({ verdict: z.enum(['adopt', 'trial', 'assess', 'hold']), day, standing: z.string(), outlived: z.boolean(), entry: z.string(), line: z.int() }).nullable(),
    }),
  ),
  conclusions: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['verdicts', 'superseded']), text: z.string(), evidence }),
      z.strictObject({ kind: z.literal('lesson'), heading: z.string(), text: z.string(), entry: z.string(), title: z.string(), day: day.nullable(), firstHand: z.boolean(), distance: z.union([z.literal(0), z.literal(1)]), superseded: z.boolean(), evidence }),
    ]),
  ),
  refresh: z.array(z.strictObject({ entry: z.string(), title: z.string(), kind: z.enum(['read', 'unread', 'touch']), minutes: z.int(), estimated: z.boolean(), value: z.number(), why: z.string(), evidence })),
  questions: z
    .array(
      z.strictObject({
        ...{ text: z.string(), theme: z.string(), why: z.string().min(1), goodAnswer: z.string(), dodge: z.string(), source: z.enum(['notes', 'bank', 'gap']), score: z.number(), evidence },
        previously: z.strictObject({ answer: z.string(), date: day.nullable(), entry: z.string(), title: z.string(), line: z.int() }).optional(),
      }),
    )
    .max(12),
  blindSpots: z.array(z.strictObject({ area: z.string(), title: z.string(), F: z.number(), basis: z.string(), text: z.string(), evidence })),
});

describe('whet brief --json', () => {
  test('is its contract and nothing besides, over the whole example', async () => {
    const example = await copyExample();
    for (const asked of [['--vendor', 'Orrinvale'], ['--area', 'kubernetes', '--area', 'opentelemetry', '--as-of', '2026-09-30'], ['--area', 'postgresql']]) {
      const answer = CONTRACT.parse(await whetJson(['brief', '--vault', example.root, ...asked]));
      expect(answer.questions.length).toBeGreaterThan(5);
      expect(answer.standing.flatMap((area) => area.evidence).length).toBeGreaterThan(0);
    }
    await example.remove();
  });

  test('has the fields that other programs rely on', async () => {
    const answer = await brief('--area', 'kafka', '--area', 'Postgres', '--vendor', 'Relayhill', '--minutes', '15');
    expect(answer).toMatchObject({ asOf: '2026-11-01', areas: ['kafka', 'pg'] });
    expect(answer.standing[0]).toMatchObject({ area: 'kafka', verdict: { verdict: 'trial', day: '2026-03-01', standing: 'thin' }, evidence: [{ entry: 'met', line: 4 }, { entry: 'met', line: 4 }] });
    const replay = answer.questions.find(({ text }) => text.includes('replay'));
    expect(replay).toMatchObject({ theme: 'Cost', goodAnswer: 'Money and hours.', dodge: 'Little.', source: 'bank', previously: { answer: '60 dollars.', date: '2026-03-01', entry: 'met', line: 9 } });
    expect(answer.questions.find(({ text }) => text === 'Who notices lag?')).toMatchObject({ source: 'notes', evidence: [{ entry: 'met', line: 11 }] });
    expect(answer.refresh).toMatchObject([{ entry: 'met', kind: 'read', minutes: 1 }]);
  });

  test('takes the areas that the vendor points to, and another day', async () => {
    expect((await brief('--vendor', 'Relayhill')).areas).toEqual(['kafka']);
    expect(await brief('--vendor', 'Relayhill', '--area', 'pg', '--as-of', '2026-02-01')).toMatchObject({ asOf: '2026-02-01', areas: ['pg'], conclusions: [] });
  });
});

describe('whet brief', () => {
  test('tells of areas that a vendor’s name may point to, and takes them only when asked', async () => {
    const guess = await whet(['brief', '--vendor', 'Relayhill for Postgres', '--vault', vault.root]);
    expect(guess.out).toContain('Areas: [[kafka|Kafka]].');
    expect(guess.err).toContain('Left out, but perhaps meant: pg.');
    const none = await whet(['brief', '--vendor', 'Postgres People', '--vault', vault.root]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('Name the areas the meeting is about; perhaps pg.')]);
    expect((await whet(['brief', '--vendor', 'Postgres People', '--area', 'pg', '--vault', vault.root])).err).not.toContain('perhaps');
  });

  test('prints a page of Markdown', async () => {
    const { out, code } = await whet(['brief', '--area', 'kafka', '--markdown', '--vault', vault.root]);
    expect(code).toBe(0);
    expect(out).toMatch(/^# Brief: Kafka\n[^]*## Where you stand\n[^]*## Refresh first, in 20 min\n[^]*## Questions\n[^]*Answered before, 1 March 2026: 60 dollars\./);
  });

  test('says how to get a question bank where there is none', async () => {
    const bare = await makeVault({ 'areas/pg.md': '---\ntitle: Postgres\n---\n' });
    const { err, code } = await whet(['brief', '--area', 'pg', '--vault', bare.root]);
    await bare.remove();
    expect(code).toBe(0);
    expect(err).toContain('whet init');
  });

  test.each([
    [['--area', 'kafak'], 1, 'There is no area “kafak”'],
    [[], 2, 'A brief needs an area or a vendor.'],
    [['--vendor', 'Nobody'], 2, 'which areas “Nobody” is about'],
    [['--area', 'pg', '--minutes', 'soon'], 2, 'no length of time'],
    [['--area', 'pg', '--vendor', 'A', '--vendor', 'B'], 2, 'given twice'],
  ])('%j is refused with what to do', async (args, code, message) => {
    const ran = await whet(['brief', '--vault', vault.root, ...args]);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
  });
});

describe('the question bank', () => {
  test('is checked with everything else, and new vaults get it', async () => {
    const { root, remove } = await makeVault({ 'questions/x.md': '# X\n\n## Why?\n- y: z\n\n- applies: kuberntes\n' });
    const { out } = await whet(['check', '--vault', root]);
    expect(out).toContain('questions/x.md:4  warning  bank-unknown-part');
    expect(out).toContain('questions/x.md:6  warning  bank-unknown-area');
    await whet(['init', `${root}/new`]);
    expect(JSON.parse((await whet(['brief', '--area', 'none', '--vault', `${root}/new`, '--json'])).out || '{}')).toEqual({});
    expect((await whet(['check', '--vault', `${root}/new`])).out).not.toContain('bank-');
    await remove();
  });
});
