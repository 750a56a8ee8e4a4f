import { describe, expect, test } from 'vitest';
import type { Library } from '#app/library.server.ts';
import { useLibraries, valueOf } from './library-support.ts';

const { libraryOf: open } = useLibraries();

const libraryOf = async (files: Record<string, string>): Promise<Library> => (await open({ ...AREAS, ...files })).library;

const AREAS = {
  'areas/dns.md': '---\ntitle: DNS\naliases: [name resolution]\nquadrant: platforms\n---\n## Questions\n\n- [ ] What is mine alone?\n\n## Lessons\n\nMy own.\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
};

const PROJECT = '---\ntitle: The probe\nareas: [ebpf, dns]\n---\n## Log\n\n- 2026-10-30 built 90m [[ebpf]]: attached it to the [[dns|resolver]], **twice**\n- 2026-10-02 read 20m: the manual\n';

describe('the contacts of an area', () => {
  test('lead to their lines, and tell what the log says there', async () => {
    const library = await libraryOf({ 'projects/probe.md': PROJECT, 'notes/n.md': '---\ntitle: A note\ndate: 2026-10-20\nareas: [ebpf]\n---\n- 2026-10-20: no log\n' });
    const page = valueOf(await library.area('ebpf', {}));
    expect(page.contacts.map(({ entry, line }) => `${entry}:${line}`)).toEqual(['probe:7', 'n:4', 'probe:8']);
    expect(page.said).toEqual(['attached it to the resolver, twice', '', 'the manual']);
    const probe = valueOf(await library.entry('probe'));
    expect(probe.html).toMatch(/<li id="line-7">.*attached it/s);
    expect(probe.html).toMatch(/<li id="line-8">.*the manual/s);
    expect(probe.areas.map(({ id, line }) => [id, line])).toEqual([['ebpf', 3], ['dns', 3]]);
  });

  test('have anchors where lines end in carriage returns, and after front matter with anything in it', async () => {
    const library = await libraryOf({ 'projects/win.md': PROJECT.replaceAll('\n', '\r\n'), 'projects/bare.md': '# Bare\n\n## Log\n* 2026-10-01 built 30m [[ebpf]]: x\n' });
    expect(valueOf(await library.entry('win')).html).toMatch(/<li id="line-8">[^]*the manual/);
    expect(valueOf(await library.entry('bare')).html).toContain('<li id="line-4">');
  });
});

describe('the questions of an area', () => {
  const files = {
    'projects/probe.md': `${PROJECT}\n## Questions\n\n- [ ] Who pays?\n- [ ] Does [[name resolution]] fail?\n- [ ] Why is dns slow?\n- [ ] Is ednsomething else?\n`,
    'notes/only.md': '---\ntitle: Only DNS\ndate: 2026-10-20\nareas: [name resolution]\n---\n## Open questions\n\n- [ ] How long is long?\n',
  };

  test('are those of entries about it alone, and those that name it', async () => {
    const { questions, otherQuestions } = valueOf(await (await libraryOf(files)).area('dns', {}));
    expect(questions.map(({ html }) => html.replace(/<[^>]+>/g, '').trim())).toEqual(['Does name resolution fail?', 'Why is dns slow?', 'How long is long?'].map((text) => expect.stringContaining(text.slice(0, 5)) as string));
    expect(otherQuestions).toEqual([{ title: 'The probe', href: '/entries/probe', count: 2 }]);
  });

  test('and its lessons, of its own file, stand in its text and nowhere else on the page', async () => {
    const page = valueOf(await (await libraryOf({})).area('dns', {}));
    expect(page.html).toContain('What is mine alone?');
    expect(page.questions).toEqual([]);
    expect(page.lessons).toEqual([]);
  });
});

describe('a day', () => {
  test('shows what was met on it, with the line that says so, and the entries of it', async () => {
    const library = await libraryOf({ 'projects/probe.md': PROJECT, 'notes/n.md': '---\ntitle: A note\ndate: 2026-10-02\n---\n' });
    const page = valueOf(await library.entries({ on: '2026-10-02' }));
    expect(page.entries.map(({ id }) => id).sort()).toEqual(['n', 'probe']);
    expect(page.met).toEqual([
      { area: { id: 'dns', title: 'DNS' }, depth: 'read', minutes: 10, estimated: false, entry: 'The probe', href: '/entries/probe#line-8' },
      { area: { id: 'ebpf', title: 'eBPF' }, depth: 'read', minutes: 10, estimated: false, entry: 'The probe', href: '/entries/probe#line-8' },
    ]);
    expect(valueOf(await library.entries({ on: '2026-10-02', area: 'ebpf' })).met).toHaveLength(1);
    expect(await library.entries({ on: 'soon' })).toMatchObject({ ok: false, problem: { code: 'bad-date' } });
  });

  test('with contact is in the calendar', async () => {
    const library = await libraryOf({ 'projects/probe.md': PROJECT });
    const { days } = valueOf(await library.calendar({}));
    expect(days.map(({ firstHand, secondHand, areas }) => [firstHand, secondHand, areas])).toEqual([[0, 20, 2], [90, 0, 1]]);
    expect(valueOf(await library.calendar({ year: '2025' })).days).toEqual([]);
    expect(await library.calendar({ year: 'last' })).toMatchObject({ ok: false, problem: { code: 'bad-date' } });
  });
});

describe('a forecast', () => {
  test('is for 30, 90 and 180 days, or for the days asked for', async () => {
    const library = await libraryOf({ 'projects/probe.md': PROJECT });
    expect(valueOf(await library.forecast({})).steps.map(({ ahead }) => ahead)).toEqual([0, 30, 90, 180]);
    expect(valueOf(await library.forecast({ ahead: '60' })).steps.map(({ ahead }) => ahead)).toEqual([0, 60]);
    for (const ahead of ['0', '-3', 'x', '1e9', '2.5']) expect(await library.forecast({ ahead })).toMatchObject({ ok: false, problem: { code: 'bad-choice' } });
  });

  test('does not count what is dated later', async () => {
    const before = valueOf(await (await libraryOf({ 'projects/probe.md': PROJECT })).forecast({}));
    const later = '---\ntitle: Later\ndate: 2026-11-20\nareas: [ebpf]\ndepth: built\n---\n';
    expect(valueOf(await (await libraryOf({ 'projects/probe.md': PROJECT, 'notes/later.md': later })).forecast({}))).toEqual(before);
  });
});
