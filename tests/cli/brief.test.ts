import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { wireBrief } from '#app/core/brief-wire.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
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

describe('whet brief --json', () => {
  test('has the fields that other programs rely on', async () => {
    const answer = await brief('--area', 'kafka', '--area', 'Postgres', '--vendor', 'Relayhill', '--minutes', '15');
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['asOf', 'areas', 'standing', 'conclusions', 'refresh', 'questions', 'blindSpots']));
    expect(answer).toMatchObject({ asOf: '2026-11-01', areas: ['kafka', 'pg'], vendor: 'Relayhill', minutes: 15 });
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
    const { root, remove } = await makeVault({ 'questions/x.md': '# X\n\n## Why?\n- y: z\n' });
    const { out } = await whet(['check', '--vault', root]);
    expect(out).toContain('questions/x.md:4  warning  bank-unknown-part');
    await whet(['init', `${root}/new`]);
    expect(JSON.parse((await whet(['brief', '--area', 'none', '--vault', `${root}/new`, '--json'])).out || '{}')).toEqual({});
    expect((await whet(['check', '--vault', `${root}/new`])).out).not.toContain('bank-');
    await remove();
  });
});
