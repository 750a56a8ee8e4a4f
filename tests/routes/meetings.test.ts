import { describe, expect, test } from 'vitest';
import { parseDay } from '#app/core/day.ts';
import { FIELD } from '#app/core/meeting.ts';
import { useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();

const FILES = {
  'areas/kafka.md': '---\ntitle: Kafka\nquadrant: tools\n---\n',
  'notes/lag.md': '---\ntitle: Lag\ndate: 2026-09-01\nareas: [kafka]\n---\n## Questions\n- [ ] Who notices when [[kafka]] lags?\n- [ ] Something else?\n',
  'meetings/talk.md': '---\n# mine\ntitle: A talk\ndate: 2026-10-30\nareas: [kafka]\nvendor: Relayhill\n---\nText.\n\n## Questions\n- [ ] What does leaving cost?\n- [ ] Open still?\n\n## Trade-offs\nSome.\n',
};

const jot = (text: string, answer: string, place = '', tick: 'done' | 'dodged' | null = 'done') => ({ [FIELD.at + text]: place, [FIELD.answer + text]: answer, ...(tick && { [FIELD[tick] + text]: 'on' }) });

describe('a meeting', () => {
  test('is a brief of its own day that leaves out what the meeting itself added, and nothing else of that day', async () => {
    const { library } = await libraryOf({ ...FILES, 'meetings/talk.md': FILES['meetings/talk.md'].replace('vendor:', 'verdict: hold\nvendor:'), 'deep-dives/debugged.md': '---\ntitle: Lag, debugged\ndate: 2026-10-30\nareas: [kafka]\ndepth: debugged\nminutes: 45\n---\n' });
    const { brief } = valueOf(await library.meeting('talk', {}));
    expect(brief.asOf).toBe(parseDay('2026-10-30'));
    const [kafka] = brief.standing;
    expect(kafka).toMatchObject({ firstHand: { entry: 'debugged', depth: 'debugged' }, secondHand: { entry: 'lag' }, verdict: null });
    expect(kafka!.sentences[1]).toContain('debugged today (Lag, debugged)');
  });

  test('has its own questions first in its brief', async () => {
    const { library } = await libraryOf(FILES);
    const page = valueOf(await library.meeting('talk', { minutes: '30' }));
    expect(page.brief).toMatchObject({ minutes: 30, vendor: 'Relayhill', areas: [{ id: 'kafka' }] });
    expect(page.brief.questions[0]).toMatchObject({ score: 10, open: { path: 'meetings/talk.md' } });
    expect(page.brief.standing[0]!.secondHand).toMatchObject({ entry: 'lag' });
  });

  test('that is planned with a vendor has its questions in the brief for that vendor, but in none of an earlier day', async () => {
    const { library } = await libraryOf({ ...FILES, 'meetings/talk.md': FILES['meetings/talk.md'].replace('vendor:', 'minutes: 30\nvendor:'), 'meetings/next.md': '---\ntitle: Next\ndate: 2026-11-20\nareas: [kafka]\nvendor: Relayhill\n---\n## Questions\n- [ ] What would you not run on it?\n' });
    const { questions } = valueOf(await library.brief({ vendor: 'relayhill' }));
    expect(questions[0]).toMatchObject({ text: 'What would you not run on it?', why: 'You wrote it down for this meeting.' });
    expect(valueOf(await library.brief({ vendor: 'relayhill', asOf: '2026-10-31' })).questions.map(({ text }) => text)).not.toContain('What would you not run on it?');
  });

  test('is made from the template of the vault', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'templates/meeting.md': '---\ntitle:\ndate:\nareas: []\n# minutes: 45\n---\nMy way.\n' });
    const { id } = valueOf(await library.newMeeting({ vendor: 'Relayhill', title: '', date: '2026-11-12', areas: ['Kafka'] }));
    expect(text(`meetings/${id}.md`)).toBe('---\ntitle: "Vendor: Relayhill"\ndate: 2026-11-12\nareas: [kafka]\n# minutes: 45\nvendor: Relayhill\n---\nMy way.\n');
    expect(await library.newMeeting({ vendor: ' ', title: '', date: '', areas: [] })).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  test('when closed holds answers, questions that came up and follow-ups, and counts as a contact', async () => {
    const { library, text } = await libraryOf(FILES);
    const values = {
      ...jot('What does leaving cost?', 'A weekend.\n- and a clause', 'meetings/talk.md:11'),
      ...jot('Open still?', 'They will write.', 'meetings/talk.md:12', 'dodged'),
      ...jot('Who notices when Kafka lags?', 'Nobody, so far.', 'notes/lag.md:7'),
      ...jot('Out of the bank?', 'Yes.'),
      ...jot('Never asked?', '', '', null),
      [`${FIELD.added}0`]: 'Why three?',
      [`${FIELD.said}0`]: 'A quorum.',
      followUps: '- send the sizes\n\ncall again\n',
      minutes: '50',
      date: '2026-10-30',
    };
    expect(valueOf(await library.closeMeeting('talk', values))).toEqual({ answers: 4, dodged: 1, elsewhere: ['notes/lag.md'], followUps: 2, changed: true });
    expect(text('meetings/talk.md')).toBe(
      [
        ...['---', '# mine', 'title: A talk', 'date: 2026-10-30', 'areas: [kafka]', 'minutes: 50', 'vendor: Relayhill', '---', 'Text.', '', '## Questions'],
        ...['- [x] What does leaving cost?', '  A weekend.', '  - and a clause', '- [ ] Open still?', '  They will write.'],
        ...['- [x] Who notices when Kafka lags?', '  Nobody, so far.', '- [x] Out of the bank?', '  Yes.', '- [x] Why three?', '  A quorum.'],
        ...['', '## Trade-offs', 'Some.', '', '## Follow-ups', '- [ ] send the sizes', '- [ ] call again', ''],
      ].join('\n'),
    );
    expect(text('notes/lag.md')).toBe(FILES['notes/lag.md'].replace('- [ ] Who notices when [[kafka]] lags?\n', '- [x] Who notices when [[kafka]] lags?\n  Nobody, so far.\n  ([[talk]])\n'));
    const area = valueOf(await library.area('kafka', {}));
    expect(area.contacts[0]).toMatchObject({ entry: 'talk', depth: 'discussed', minutes: 50, estimated: false });
    expect(await library.check()).toEqual([]);
  });

  test('takes what was written down as an answer, ticked or not, unless it was a dodge, and then tells what was said', async () => {
    const { library, text } = await libraryOf(FILES);
    const values = { ...jot('What does leaving cost?', 'A weekend.', 'meetings/talk.md:11', null), ...jot('Open still?', 'We take that seriously.', 'meetings/talk.md:12', 'dodged'), ...jot('Out of the bank?', '', '', 'dodged') };
    expect(valueOf(await library.meeting('talk', {})).isHeld).toBe(false);
    expect(valueOf(await library.closeMeeting('talk', { ...values, date: '', minutes: '45' }))).toMatchObject({ answers: 1, dodged: 2 });
    expect(text('meetings/talk.md')).toContain('- [x] What does leaving cost?\n  A weekend.\n- [ ] Open still?\n  We take that seriously.\n- [ ] Out of the bank?\n');
    const { isHeld, answered, leftOpen } = valueOf(await library.meeting('talk', {}));
    expect([isHeld, answered.map(({ answerHtml }) => answerHtml), leftOpen.map(({ answerHtml }) => answerHtml)]).toEqual([true, [expect.stringContaining('A weekend.')], [expect.stringContaining('seriously'), '']]);
  });

  test.each([
    ['dodges', jot('Open still?', 'They will write.', 'meetings/talk.md:12', 'dodged')],
    ['follow-ups', { followUps: 'call again' }],
  ])('that came to %s alone is over, too', async (_, values) => {
    const { library } = await libraryOf(FILES);
    valueOf(await library.closeMeeting('talk', { ...values, date: '2026-10-30', minutes: '30' }));
    expect(valueOf(await library.meeting('talk', {})).isHeld).toBe(true);
  });

  test('marks a question where it has moved to, and leaves alone one that is gone', async () => {
    const { library, text, write } = await libraryOf(FILES);
    write('notes/lag.md', FILES['notes/lag.md'].replace('## Questions\n', 'More.\n\n## Questions\n'));
    await library.closeMeeting('talk', { ...jot('Who notices when Kafka lags?', 'We do.', 'notes/lag.md:7'), ...jot('Gone?', 'So.', 'notes/lag.md:9'), date: '', minutes: '' });
    expect(text('notes/lag.md')).toContain('- [x] Who notices when [[kafka]] lags?\n  We do.\n  ([[talk]])\n- [ ] Something else?\n');
    expect(text('meetings/talk.md')).toContain('- [x] Gone?\n  So.\n');
  });

  test('keeps what is jotted down apart from drafts of its entry, until it is closed', async () => {
    const { library } = await libraryOf(FILES);
    const id = 'a'.repeat(24);
    await library.keepDraft(id, JSON.stringify({ subject: 'meeting:meetings/talk.md', values: jot('Out of the bank?', 'Perhaps') }));
    expect(valueOf(await library.meeting('talk', {})).draft).toMatchObject({ id });
    expect(valueOf(await library.editForm({ what: 'entry', id: 'talk' })).drafts).toEqual([]);
    expect(valueOf(await library.newForm({ kind: 'note' })).drafts).toEqual([]);
    expect(await library.drafts()).toMatchObject([{ title: 'A talk', href: '/meetings/talk' }]);
    await library.closeMeeting('talk', { ...jot('Out of the bank?', 'Perhaps'), date: '2026-10-30', minutes: '', draft: id });
    expect(await library.drafts()).toEqual([]);
  });

  test('keeps the ends of lines and a byte order mark', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'meetings/talk.md': `\uFEFF${FILES['meetings/talk.md'].replaceAll('\n', '\r\n')}` });
    await library.closeMeeting('talk', { ...jot('What does leaving cost?', 'A\nB', 'meetings/talk.md:11'), ...jot('New?', 'Yes'), followUps: 'one', date: '', minutes: '' });
    const after = text('meetings/talk.md');
    expect(after.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(after).toContain('- [x] What does leaving cost?\r\n  A\r\n  B\r\n');
  });

  test('that is none has no brief', async () => {
    const { library } = await libraryOf(FILES);
    expect(await library.meeting('lag', {})).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await library.meeting('nothing', {})).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});
