import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import type { PlanPage } from '#app/library/planning.server.ts';
import { openLibrary, type Library } from '#app/library.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const open: { library: Library; vault: TempVault }[] = [];

afterEach(async () => {
  for (const { library, vault } of open.splice(0)) {
    await library.close();
    await vault.remove();
  }
});

async function libraryOf(files: Record<string, string>): Promise<{ library: Library; root: string }> {
  const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-19\n', ...files });
  const opened = await openLibrary({ root: vault.root });
  if (!opened.ok) throw new Error(opened.problem.message);
  open.push({ library: opened.value, vault });
  return { library: opened.value, root: vault.root };
}

async function planOf(files: Record<string, string>, ask: Record<string, string> = {}): Promise<PlanPage> {
  const { library } = await libraryOf(files);
  return valueOf(await library.plan(Object.entries(ask)));
}

const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('A problem, where an answer was expected.');
  return result.value;
};

const area = (yaml = '') => `---\nquadrant: tools\ntarget: 0.9\n${yaml}---\n`;
const built = (areas: string, date: string, depth = 'built') => `---\ndate: ${date}\nareas: [${areas}]\ndepth: ${depth}\nminutes: 90\n---\n`;
const areasOf = ({ picks }: PlanPage) => picks.map(({ area: id }) => id);
const reasonsOf = ({ leftOut }: PlanPage) => Object.fromEntries(leftOut.map(({ area: id, why }) => [id, why]));

describe('the plan of a week', () => {
  test('spends the budget of the vault in half hours, and its gains add up', async () => {
    const page = await planOf({ 'whetstone.yml': 'frozen: 2026-11-19\nweeklyMinutes: 75\n', 'areas/a.md': area(), 'areas/b.md': area(), 'areas/c.md': area('value: 3\n') });
    expect(page).toMatchObject({ budget: 75, planned: 60, week: { spent: 0, meant: 75 } });
    expect(areasOf(page)).toEqual(['c']);
    expect(page.picks.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(page.utilityAfter - page.utilityBefore, 12);
    expect(page.utilityAfter).toBe(page.utilityAtBest);
  });

  test('goes as deep as the last first-hand contact went, else it builds', async () => {
    const page = await planOf(
      {
        ...{ 'areas/a.md': area(), 'areas/b.md': area(), 'areas/c.md': area() },
        'notes/a1.md': built('a', '2026-01-01', 'built'),
        'notes/a2.md': built('a', '2026-03-01', 'operated'),
        'notes/a3.md': built('a', '2026-04-01', 'read'),
        'notes/a4.md': built('a', '2027-01-01', 'debugged'),
        'notes/b1.md': built('b', '2026-03-01', 'discussed'),
      },
      { minutes: '300' },
    );
    const depths = Object.fromEntries(page.picks.map(({ area: id, depth, from }) => [id, [depth, from === null ? null : formatDay(from)]]));
    expect(depths).toEqual({ a: ['operated', '2026-03-01'], b: ['built', null], c: ['built', null] });
  });

  test('says what a session changes, as if it were logged today', async () => {
    const files = { 'areas/a.md': area(), 'notes/a.md': built('a', '2026-09-01') };
    const page = await planOf(files, { minutes: '60' });
    const logged = await planOf({ ...files, 'notes/today.md': '---\ndate: 2026-11-19\nareas: [a]\ndepth: built\nminutes: 60\n---\n' }, { minutes: '0', 'minutes.a': '1' });
    const [pick] = page.picks;
    expect(pick).toMatchObject({ area: 'a', minutes: 60, before: { staleOn: null } });
    expect(pick!.after.F).toBeCloseTo(logged.picks[0]!.before.F, 12);
    expect(pick!.after.staleOn).toBe(logged.picks[0]!.before.staleOn);
    expect(page.utilityAfter).toBeCloseTo(logged.utilityBefore, 12);
  });

  test('leaves alone what is put off, held or retired, and plans it when it is pinned', async () => {
    const files = {
      ...{ 'areas/a.md': area(), 'areas/later.md': area('notBefore: 2026-11-20\n'), 'areas/due.md': area('notBefore: 2026-11-19\n'), 'areas/held.md': area(), 'areas/old.md': area() },
      'notes/held.md': '---\ndate: 2026-11-01\nareas: [held]\nverdict: hold\n---\n',
      'notes/old.md': built('old', '2020-01-01'),
    };
    const page = await planOf(files, { minutes: '600' });
    expect(areasOf(page).sort()).toEqual(['a', 'due']);
    expect(reasonsOf(page)).toEqual({ later: 'not-before', held: 'hold', old: 'retired' });
    const { library } = await libraryOf(files);
    const pinned = valueOf(await library.plan([['minutes', '30'], ['pin', 'held'], ['pin', 'later'], ['pin', 'nowhere']]));
    expect(areasOf(pinned)).toEqual(['held', 'later']);
    expect(pinned).toMatchObject({ planned: 60, budget: 30, unknown: ['nowhere'] });
  });

  test('keeps to minutes set by hand, leaves out what is left out for this look, and says what that costs', async () => {
    const files = { 'areas/a.md': area('value: 3\n'), 'areas/b.md': area(), 'areas/c.md': area('value: 2\n') };
    const page = await planOf(files, { minutes: '90', 'minutes.b': '45', drop: 'a' });
    expect(page.picks.map(({ area: id, minutes, byHand }) => [id, minutes, byHand])).toEqual([['c', 30, false], ['b', 45, true]]);
    expect(reasonsOf(page)).toEqual({ a: 'dropped' });
    expect(page.utilityAtBest).toBeGreaterThan(page.utilityAfter);
    expect(areasOf(await planOf(files, { minutes: '30', 'minutes.a': '0' }))).toEqual(['c']);
  });

  test('goes as deep as was set by hand, and keeps in what that makes worth less', async () => {
    const files = { 'areas/a.md': area('value: 3\n'), 'areas/b.md': area(), 'notes/a.md': built('a', '2026-01-01', 'operated') };
    const page = await planOf(files, { minutes: '60', 'depth.b': 'read' });
    expect(page.picks.map(({ area: id, depth, minutes, depthByHand }) => [id, depth, minutes, depthByHand])).toEqual([['a', 'operated', 30, false], ['b', 'read', 30, true]]);
    const pick = page.picks[1]!;
    const logged = await planOf({ ...files, 'notes/b.md': '---\ndate: 2026-11-19\nareas: [b]\ndepth: read\nminutes: 30\n---\n' }, { minutes: '0', 'minutes.b': '1' });
    expect(pick.after.F).toBeCloseTo(logged.picks[0]!.before.F, 12);
    expect(pick.log).toBe('read [[b]] 30m: a first small try');
    expect(page.utilityAtBest).toBeGreaterThan(page.utilityAfter);
    expect(areasOf(await planOf(files, { minutes: '60', 'depth.b': 'read', drop: 'b' }))).toEqual(['a']);
    expect((await planOf(files, { 'depth.nowhere': 'read' })).unknown).toEqual(['nowhere']);
  });

  test('refuses what is no depth', async () => {
    const { library } = await libraryOf({});
    expect(await library.plan([['depth.a', 'deep']])).toMatchObject({ ok: false, problem: { code: 'bad-choice', hint: expect.stringContaining('built, debugged') } });
  });

  test('refuses what is no time', async () => {
    const { library } = await libraryOf({});
    for (const ask of [['minutes', 'soon'], ['minutes', '-30'], ['minutes', '99999'], ['minutes.a', 'much']] as const) {
      expect(await library.plan([ask])).toMatchObject({ ok: false, problem: { code: 'bad-choice', hint: expect.stringContaining('90') } });
    }
  });

  test('of what is left this week counts from Monday', async () => {
    const { library } = await libraryOf({
      'areas/a.md': area(),
      'notes/sunday.md': '---\ndate: 2026-11-15\nareas: [a]\nminutes: 60\n---\n',
      'notes/monday.md': '---\ndate: 2026-11-16\nareas: [a]\nminutes: 20\n---\n',
      'notes/tomorrow.md': '---\ndate: 2026-11-20\nareas: [a]\nminutes: 40\n---\n',
    });
    expect(await library.planOfWeek()).toMatchObject({ budget: 70, planned: 60, week: { spent: 20, meant: 90 } });
  });
});

describe('the next step', () => {
  const project = (status: string, more = '') => `---\ntitle: The probe\ndate: 2026-08-01\nareas: [a]\nstatus: ${status}\n---\n## Log\n\n- 2026-10-01 built 90m: first\n- 2026-10-20 built 90m: moved [[a]] to the qdisc\n- 2026-12-20: later\n${more}`;
  const reading = '---\ntitle: The book\nareas: [a]\nstatus: to-read\n---\n';
  const stepIn = async (files: Record<string, string>) => (await planOf({ 'areas/a.md': '---\ntitle: Alpha\nquadrant: tools\ntarget: 0.9\n---\n', ...files }, { minutes: '30' })).picks[0]!;

  test('is an open question, the one that names the area before others', async () => {
    const pick = await stepIn({
      'projects/probe.md': project('active'),
      'notes/n.md': '---\ntitle: A note\ndate: 2026-10-02\nareas: [a]\n---\n## Questions\n\n- [x] Done?\n- [ ] What else?\n- [ ] Does *Alpha* hold, see [[probe]]?\n',
    });
    expect(pick.step).toMatchObject({ kind: 'question', say: 'Answer: Does Alpha hold, see The probe?', at: { id: 'n', path: 'notes/n.md', line: 10, href: '/entries/n#line-10' } });
  });

  test('else a project under way with the last line of its log, what is paused first', async () => {
    const { step, log } = await stepIn({ 'projects/probe.md': project('active'), 'projects/other.md': project('paused').replace('The probe', 'The other'), 'reading/book.md': reading });
    expect(step).toMatchObject({ kind: 'project', say: 'Take up again The other. Last: moved Alpha to the qdisc', at: { id: 'other', line: 10 } });
    expect(log).toBe('built [[a]] 30m [[other]]: went on with it');
  });

  test('else something to read, else the newest entry, else a small start', async () => {
    expect((await stepIn({ 'reading/book.md': reading, 'projects/probe.md': project('done') })).step).toMatchObject({ kind: 'reading', say: 'Read The book, and try one thing it says.' });
    expect((await stepIn({ 'projects/probe.md': project('done') })).step).toMatchObject({ kind: 'entry', say: 'Start again from The probe.', at: { id: 'probe' } });
    expect((await stepIn({})).step).toMatchObject({ kind: 'start', at: null });
  });

  test('is another one for each pick', async () => {
    const page = await planOf({ 'areas/a.md': area(), 'areas/b.md': area(), 'notes/n.md': '---\ndate: 2026-10-02\nareas: [a, b]\n---\n## Questions\n\n- [ ] One?\n- [ ] Two?\n' }, { minutes: '60' });
    expect(page.picks.map(({ step }) => step.say)).toEqual(['Answer: One?', 'Answer: Two?']);
  });

  test('once it is done is logged by the line that comes with it', async () => {
    const { library } = await libraryOf({
      ...{ 'areas/a.md': '---\ntitle: Alpha\nquadrant: tools\ntarget: 0.9\n---\n', 'areas/b.md': area(), 'areas/c.md': area() },
      'projects/probe.md': `${project('active')}\n## Questions\n\n- [ ] Does [it] work: "yes" or $no?\n`,
      'reading/book.md': reading.replace('[a]', '[b]'),
    });
    const page = valueOf(await library.plan(['a', 'b', 'c'].map((id) => [`minutes.${id}`, '45'] as const)));
    expect(page.picks).toHaveLength(3);
    for (const { area: id, minutes, depth, log } of page.picks) {
      const { contacts, file } = valueOf(await library.capture({ text: log }));
      expect(contacts).toMatchObject([{ area: id, minutes, depth, estimated: false }]);
      expect(file.startsWith('projects/'), id).toBe(id === 'a');
    }
  });
});

describe('not now', () => {
  const text = '---\r\ntitle: "Alpha" # the first\r\nquadrant: tools\r\nmine: [1,2]\r\n---\r\nText.\r\n';

  test('is a line of the file of the area, and nothing else of it changes; taken back, it is as it was', async () => {
    const { library, root } = await libraryOf({ 'areas/a.md': text });
    const onDisk = () => readFile(join(root, 'areas/a.md'), 'utf8');
    expect(valueOf(await library.putOff('a', '2026-12-15'))).toEqual({ title: 'Alpha', changed: true });
    expect(await onDisk()).toBe(text.replace('mine:', 'notBefore: 2026-12-15\r\nmine:'));
    expect(reasonsOf(valueOf(await library.plan([])))).toEqual({ a: 'not-before' });
    await library.putOff('a', null);
    expect(await onDisk()).toBe(text);
    expect(areasOf(valueOf(await library.plan([])))).toEqual(['a']);
  });

  test('wants an area that is there and a date that is one', async () => {
    const { library, root } = await libraryOf({ 'areas/a.md': text });
    expect(await library.putOff('b', '2026-12-15')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await library.putOff('a', 'soon')).toMatchObject({ ok: false, problem: { code: 'bad-date' } });
    expect(await readFile(join(root, 'areas/a.md'), 'utf8')).toBe(text);
  });
});
