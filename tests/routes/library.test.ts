import { afterEach, describe, expect, test } from 'vitest';
import { openLibrary, type Library } from '#app/library.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const open: { library: Library; vault: TempVault }[] = [];

afterEach(async () => {
  for (const { library, vault } of open.splice(0)) {
    await library.close();
    await vault.remove();
  }
});

async function libraryOf(files: Record<string, string>): Promise<Library> {
  const vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', ...files });
  const opened = await openLibrary({ root: vault.root });
  if (!opened.ok) throw new Error(opened.problem.message);
  open.push({ library: opened.value, vault });
  return opened.value;
}

const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('A problem, where an answer was expected.');
  return result.value;
};

const AREAS = {
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\naliases: [name resolution]\n---\nSee [[split-horizon]].\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
};

const ENTRIES = {
  'notes/split-horizon.md': '---\ntitle: Split horizon\ndate: 2026-10-20\nareas: [name resolution]\ndepth: built\nminutes: 60\n---\nThe resolver lied. See [[ebpf|the probe]] and [the area](../areas/dns.md).\n\n## Questions\n\n- [ ] Who caches the *negative* answer?\n- [x] Is it worth it?\n  Yes.\n\n## Lessons\n\nTest from outside.\n',
  'deep-dives/drops.md': '---\ntitle: Packet drops\ndate: 2026-09-14\nareas: [ebpf]\nverdict: trial\n---\nThe drops came from the qdisc.\n',
  'projects/probe.md': '---\ntitle: The probe\nareas: [ebpf]\n---\n## Log\n\n- 2026-10-30 built 90m: attached it to the qdisc\n',
};

describe('entries', () => {
  test('come newest first, a project by its last log line', async () => {
    const page = valueOf(await (await libraryOf({ ...AREAS, ...ENTRIES })).entries({}));
    expect(page.entries.map((entry) => entry.id)).toEqual(['probe', 'split-horizon', 'drops']);
  });

  test('can be of a kind, of an area by any of its names, and with a text', async () => {
    const library = await libraryOf({ ...AREAS, ...ENTRIES });
    const ids = async (ask: Parameters<Library['entries']>[0]) => valueOf(await library.entries(ask)).entries.map((entry) => entry.id);
    expect(await ids({ kind: 'deep-dive' })).toEqual(['drops']);
    expect(await ids({ area: 'dns' })).toEqual(['split-horizon']);
    expect((await ids({ text: 'qdisc' })).sort()).toEqual(['drops', 'probe']);
    expect(await ids({ text: 'qdis', kind: 'project', area: 'ebpf' })).toEqual(['probe']);
  });

  test('that a mistyped word does not find are found by the word that was meant, and areas of that name offered', async () => {
    const library = await libraryOf({ ...AREAS, ...ENTRIES, 'areas/split.md': '---\ntitle: Split\nquadrant: tools\n---\n' });
    const page = valueOf(await library.entries({ text: 'splitt' }));
    expect(page.corrected).toEqual([{ from: 'splitt', to: 'split' }]);
    expect(page.entries.map((entry) => entry.id)).toEqual(['split-horizon']);
    expect(page.near).toMatchObject([{ id: 'split', href: '/areas/split' }]);
  });

  test('that nothing finds are offered by name', async () => {
    const page = valueOf(await (await libraryOf({ ...AREAS, ...ENTRIES })).entries({ text: 'splthorizn' }));
    expect(page).toMatchObject({ total: 0, corrected: [] });
    expect(page.near[0]).toMatchObject({ id: 'split-horizon', href: '/entries/split-horizon' });
  });

  test('that a word finds are never replaced by those of a word like it', async () => {
    const library = await libraryOf({ ...ENTRIES, 'notes/qdic.md': '---\ntitle: Typed in haste\n---\nThe qdisk, again.\n' });
    const page = valueOf(await library.entries({ text: 'qdisk' }));
    expect(page).toMatchObject({ corrected: [], entries: [{ id: 'qdic' }], near: [] });
    expect(valueOf(await library.entries({ text: 'qdisk lied' }))).toMatchObject({ corrected: [], total: 0 });
    expect(valueOf(await library.entries({ text: 'qdisk', kind: 'project' }))).toMatchObject({ corrected: [], total: 0 });
  });

  test('stay on a page that exists', async () => {
    const library = await libraryOf({ ...AREAS, ...ENTRIES });
    for (const page of ['0', '-3', '999', 'x', '1e9', 'Infinity']) expect(valueOf(await library.entries({ page })).entries).toHaveLength(3);
  });
});

describe('an entry', () => {
  test('is rendered with its links resolved, and shows what links to it with the sentence around', async () => {
    const page = valueOf(await (await libraryOf({ ...AREAS, ...ENTRIES })).entry('split-horizon'));
    expect(page.html).toContain('href="/areas/ebpf"');
    expect(page.html).toContain('href="/areas/dns"');
    expect(page.html).not.toContain('title: Split horizon');
    expect(page.areas.map((area) => area.id)).toEqual(['dns']);
    expect(page.backlinks).toMatchObject([{ title: 'DNS', href: '/areas/dns', sentences: [{ before: 'See ', link: 'Split horizon', after: '.' }] }]);
  });

  test('shows who names it in front matter, with how it does in words, and says a name that leads nowhere', async () => {
    const library = await libraryOf({
      ...{ ...AREAS, ...ENTRIES },
      'reading/paper.md': '---\ntitle: A paper\nrelations: { informs: [Split horizon, ebpf] }\n---\n',
      'notes/later.md': '---\ntitle: Later\nrelations:\n  cites: [drops, split-horizon]\n  answers:\n    - split-horizon\n    - who-knows\n---\nAfter [[split-horizon]] I looked again.\n',
    });
    const page = valueOf(await library.entry('split-horizon'));
    expect(page.backlinks.map(({ title, said, sentences }) => [title, said, sentences.map(({ link }) => link)])).toEqual([
      ['DNS', [], ['Split horizon']],
      ['Later', ['Rests on this', 'Answers this'], ['Split horizon']],
      ['A paper', ['Informs this'], []],
    ]);
    expect(valueOf(await library.entry('later')).relations).toEqual([
      { said: 'Rests on', names: [{ title: 'Packet drops', href: '/entries/drops' }, { title: 'Split horizon', href: '/entries/split-horizon' }] },
      { said: 'Answers', names: [{ title: 'Split horizon', href: '/entries/split-horizon' }, { title: 'who-knows', href: null }] },
    ]);
    expect(valueOf(await library.entry('paper')).relations).toEqual([]);
    expect(valueOf(await library.area('ebpf', {})).backlinks.map(({ title, said }) => [title, said])).toEqual([['Split horizon', []], ['A paper', ['Informs this']]]);
    expect((await library.check()).map((d) => `${d.file}:${d.line} ${d.code} ${d.message}`)).toEqual(['notes/later.md:7 missing-link answers: who-knows leads nowhere.']);
  });

  test('that is a decision says once what took its place', async () => {
    const library = await libraryOf({
      'reviews/old.md': '---\ntitle: Old\nstatus: superseded\n---\n',
      'reviews/new.md': '---\ntitle: New\nrelations: { supersedes: [old] }\n---\n',
      'reviews/newer.md': '---\ntitle: Newer\nrelations: { supersedes: [old], cites: [old] }\n---\n',
      'notes/doubt.md': '---\ntitle: Doubt\nrelations: { supersedes: [old] }\n---\n',
    });
    expect(valueOf(await library.entry('old')).backlinks.map(({ title, said }) => [title, said])).toEqual([['Doubt', ['Supersedes this']], ['Newer', ['Rests on this']]]);
    expect(valueOf(await library.entry('newer')).relations.map(({ said }) => said)).toEqual(['Rests on']);
    expect((await library.decision('old'))!.supersededBy.map(({ title }) => title)).toEqual(['New', 'Newer']);
  });

  test('with a name that two files claim is neither of them', async () => {
    const library = await libraryOf({ ...AREAS, 'notes/twice.md': '# One\n', 'meetings/twice.md': '# Two\n' });
    expect(await library.entry('twice')).toMatchObject({ ok: false, problem: { code: 'ambiguous', message: expect.stringContaining('notes/twice.md') } });
  });

  test('that does not exist is answered with the names nearest to it', async () => {
    const library = await libraryOf({ ...AREAS, ...ENTRIES });
    expect(await library.entry('split-horizn')).toMatchObject({ ok: false, problem: { code: 'not-found', near: [{ id: 'split-horizon' }] } });
    expect(await library.area('ebpff', {})).toMatchObject({ ok: false, problem: { near: [{ id: 'ebpf' }] } });
  });
});

describe('an area', () => {
  test('gathers the open questions, lessons, contacts and links of its entries', async () => {
    const page = valueOf(await (await libraryOf({ ...AREAS, ...ENTRIES })).area('dns', {}));
    expect(page.questions.map((question) => question.html)).toEqual([expect.stringContaining('<em>negative</em>')]);
    expect(page.lessons).toMatchObject([{ heading: 'Lessons', title: 'Split horizon' }]);
    expect(page.contacts).toMatchObject([{ depth: 'built', minutes: 60, estimated: false, entry: 'split-horizon' }]);
    expect(page.contacts[0]!.share).toBeCloseTo(page.freshness!.A, 12);
    expect(page.backlinks.map((from) => from.path)).toEqual(['notes/split-horizon.md']);
  });

  test('of an earlier day knows nothing of what came later', async () => {
    const page = valueOf(await (await libraryOf({ ...AREAS, ...ENTRIES })).area('dns', { asOf: '2026-10-01' }));
    expect(page).toMatchObject({ freshness: null, contacts: [], entries: [], rings: [], standing: null });
  });
});

describe('check', () => {
  test('is quiet about a vault that reads as written', async () => {
    expect((await (await libraryOf({ ...AREAS, ...ENTRIES })).check()).map((d) => `${d.file}:${d.line} ${d.code}`)).toEqual([]);
  });

  test('reports each broken thing once, and the rest of the vault loads', async () => {
    const library = await libraryOf({ ...AREAS, ...ENTRIES, 'notes/bad.md': '---\ntitle: Bad\ndate: 2026-10-01\nareas: [dsn]\n---\n[[nowhere]] and [[dns]]\n' });
    expect((await library.check()).map((d) => `${d.file}:${d.line} ${d.code}`)).toEqual(['notes/bad.md:4 unknown-area', 'notes/bad.md:6 missing-link']);
    expect(valueOf(await library.radar({})).blips.map((blip) => blip.area).sort()).toEqual(['dns', 'ebpf']);
  });
});

describe('a folder that is no vault', () => {
  test('is refused with what to do', async () => {
    expect(await openLibrary({ root: '/no/such/folder' })).toMatchObject({ ok: false, problem: { code: 'no-vault', hint: expect.any(String) } });
  });
});
