import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, LENSES } from '#app/core/config.ts';
import { formatDay } from '#app/core/day.ts';
import { byUrgency } from '#app/core/diagnostic.ts';
import { DEPTHS } from '#app/core/depth.ts';
import { FOLDER_OF, KINDS, VERDICTS } from '#app/core/entry.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { readRadar } from '#app/core/radar.ts';
import { sharesAt } from '#app/core/shares.ts';
import { compileVault, type Vault } from '#app/core/vault.ts';
import { codesOf, dayOf, partsOf, placesOf, vaultOf, vaultWith } from './read-vault.ts';

const AREA = '---\nquadrant: tools\n---\n';
const met = (vault: Vault, id: string) => vault.byArea.get(id)?.contacts.map((c) => `${formatDay(c.day)} ${c.depth} ${c.minutes}`);
const of = (vault: Vault, code: string) => vault.diagnostics.filter((d) => d.code === code);

describe('a vault', () => {
  test('brings contacts and verdicts to their areas', () => {
    const vault = vaultWith(['ebpf', 'tc'], {
      'deep-dives/drops.md': '---\ndate: 2026-09-14\nareas: { ebpf: { depth: debugged, minutes: 90, verdict: trial }, tc: }\nminutes: 30\n---\n## Log\n- 2026-09-20 read 15m [[tc]]: manual\n',
    });
    expect(vault.diagnostics).toEqual([]);
    expect(met(vault, 'ebpf')).toEqual(['2026-09-14 debugged 90']);
    expect(met(vault, 'tc')).toEqual(['2026-09-14 reviewed 30', '2026-09-20 read 15']);
    expect(vault.byArea.get('ebpf')!.statements).toEqual([
      { area: 'ebpf', day: dayOf('2026-09-14'), verdict: 'trial', entry: 'drops', path: 'deep-dives/drops.md', line: 3 },
    ]);
    expect(vault.byArea.get('tc')!.contacts[1]).toEqual({
      ...{ area: 'tc', day: dayOf('2026-09-20'), depth: 'read', minutes: 15, estimated: false },
      ...{ entry: 'drops', path: 'deep-dives/drops.md', line: 7 },
    });
  });

  test('finds an area by id, title or alias, in any case and Unicode form', () => {
    const names = ['cafe-au-lait', 'Cafe\u0301 au lait', 'CAFÉ AU LAIT', 'Latte', '"[[latte|with milk]]"', '"[[Café au lait]]"'];
    const notes = Object.fromEntries(names.map((name, i) => [`notes/n${i}.md`, `---\ndate: 2026-01-0${i + 1}\nareas: [${name}]\n---\n`]));
    const vault = vaultOf({ ...notes, 'areas/cafe-au-lait.md': '---\ntitle: Café au lait\naliases: [latte]\nquadrant: tools\n---\n' });
    expect(vault.diagnostics).toEqual([]);
    expect(met(vault, 'cafe-au-lait')).toHaveLength(names.length);
  });

  test('takes areas of any name, none of them special', () => {
    const ids = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    const vault = vaultWith(ids, {
      'notes/list.md': `---\ndate: 2026-01-01\nareas: [${ids.join(', ')}]\nminutes: 50\nverdict: hold\n---\n`,
      'notes/map.md': `---\ndate: 2026-01-02\nareas:\n${ids.map((id) => `  ${id}: { minutes: 5 }`).join('\n')}\n---\n## Log\n${ids.map((id) => `- 2026-01-03 7m [[${id}]]: x\n`).join('')}`,
    });
    expect(vault.diagnostics).toEqual([]);
    for (const id of ids) {
      expect(met(vault, id)).toEqual(['2026-01-01 read 10', '2026-01-02 read 5', '2026-01-03 read 7']);
      expect(vault.byArea.get(id)!.statements).toHaveLength(1);
    }
  });

  test('is the same in whatever order its files come', () => {
    const files = {
      'areas/a.md': '---\nquadrant: tools\naliases: [x]\n---\n',
      'areas/b.md': '---\nquadrant: nowhere\naliases: [x, a]\nparent: c\n---\n',
      'areas/sub/A.md': '---\nquadrant: platforms\ntitle: Another\n---\n',
      'notes/a.md': '---\ndate: 2026-01-01\nareas: [a, b, x, none]\nverdict: trial\n---\n',
      'notes/b.md': '---\ndate: 2026-01-01\nareas: [b]\nverdict: hold\n---\n',
    };
    const about = (vault: Vault) => ({
      ledger: [...vault.ledger].sort((a, b) => (a.area.id < b.area.id ? -1 : 1)),
      diagnostics: [...vault.diagnostics].sort(byUrgency),
    });
    const order = fc.shuffledSubarray(Object.entries(files), { minLength: 5 });
    const wanted = about(vaultOf(files));
    fc.assert(fc.property(order, (entries) => {
      expect(about(vaultOf(Object.fromEntries(entries)))).toEqual(wanted);
    }));
  });
});

describe('an area that is not there', () => {
  test('is said once for every line that names it, at that line, and the rest counts', () => {
    const vault = vaultWith(['tc'], {
      'projects/x.md': '---\ndate: 2026-01-01\nareas:\n  - ebfp\n  - tc\nverdict: trial\n---\n## Log\n- 2026-01-02 30m [[ebfp]]: x\n- 2026-01-03 30m [[tc]] [[ebfp]]: y\n- 2026-01-04 30m: z\n',
    });
    expect(placesOf(vault.diagnostics)).toEqual(['9 unknown-area', '10 unknown-area', '11 unknown-area', '4 unknown-area']);
    expect(met(vault, 'tc')).toEqual(['2026-01-03 built 15', '2026-01-04 built 15']);
  });

  test.each([
    ['ebpf', 'areas/ebpf.md', AREA],
    ['Linux Networking', 'areas/linux-networking.md', '---\ntitle: Linux Networking\nquadrant: tools\n---\n'],
    ['C++', 'areas/c.md', '---\ntitle: C++\nquadrant: tools\n---\n'],
    ['日本語', 'areas/日本語.md', AREA],
    ['a/b', 'areas/a-b.md', '---\ntitle: a/b\nquadrant: tools\n---\n'],
  ])('%s: is there once its hint is followed', (ref, path, text) => {
    const note = { 'notes/x.md': `---\ndate: 2026-01-01\nareas: ["${ref}"]\n---\n` };
    const [unknown, ...others] = vaultOf(note).diagnostics;
    expect(unknown).toMatchObject({ code: 'unknown-area', severity: 'error', file: 'notes/x.md', line: 3 });
    expect(others).toEqual([]);
    expect(unknown!.hint).toContain(text.includes('title') ? `${path} with “title: ${ref}”` : path);
    expect(vaultOf({ ...note, [path]: text }).diagnostics).toEqual([]);
  });

  test('says so when it is an entry, or several areas in one', () => {
    const vault = vaultWith(['a', 'b'], { 'notes/x.md': '---\ndate: 2026-01-01\nareas: [x]\n---\n', 'notes/y.md': '---\ndate: 2026-01-01\nareas: a, b\n---\n' });
    expect(vault.diagnostics[0]!.message).toContain('is an entry (notes/x.md)');
    expect(vault.diagnostics[1]!.hint).toContain('as a list');
  });
});

describe('a name that means two areas', () => {
  const two = { 'areas/a.md': '---\nquadrant: tools\ntitle: Same\n---\n', 'areas/b.md': '---\nquadrant: tools\ntitle: b\naliases: [other, same]\n---\n', 'areas/c.md': '---\nquadrant: tools\ntitle: same\n---\n' };

  test('counts for neither, and says which ids to write', () => {
    const vault = vaultOf({ ...two, 'notes/x.md': '---\ndate: 2026-01-01\nareas: [same]\n---\n' });
    const [ambiguous] = of(vault, 'ambiguous-area');
    expect(ambiguous).toMatchObject({ file: 'notes/x.md', line: 3, hint: 'Write the id: a or c.' });
    expect(met(vault, 'a')).toEqual([]);
    expect(of(vaultOf({ ...two, 'notes/x.md': '---\ndate: 2026-01-01\nareas: [a]\n---\n' }), 'ambiguous-area')).toEqual([]);
  });

  test('is said early, at the line that can be mended', () => {
    expect(of(vaultOf(two), 'shared-name').map(({ file, line }) => `${file}:${line}`)).toEqual(['areas/b.md:4', 'areas/c.md:3']);
    const hidden = { 'areas/go.md': AREA, 'areas/golang.md': '---\nquadrant: tools\naliases: [Go]\n---\n' };
    expect(of(vaultOf(hidden), 'shared-name').map(({ file, line }) => `${file}:${line}`)).toEqual(['areas/golang.md:3']);
    expect(of(vaultOf({ 'areas/a.md': '---\nquadrant: tools\ntitle: A\naliases: [a, A]\n---\n' }), 'shared-name')).toEqual([]);
  });
});

describe('an id that two files have', () => {
  test('is said of both, with both paths', () => {
    const vault = vaultWith(['x'], { 'notes/X.md': '', 'projects/y.md': '', 'notes/y.md': '' });
    expect(of(vault, 'duplicate-id').map(({ file }) => file).sort()).toEqual(['areas/x.md', 'notes/X.md', 'notes/y.md', 'projects/y.md']);
    for (const { message, line } of of(vault, 'duplicate-id')) {
      expect(message).toMatch(/areas\/x.md and notes\/X.md|notes\/y.md and projects\/y.md/);
      expect(line).toBe(1);
    }
  });

  test('does not keep an area from its contacts, nor draw it twice', () => {
    const vault = vaultOf({ 'areas/a.md': AREA, 'areas/b/A.md': AREA, 'notes/a.md': '---\ndate: 2026-01-01\nareas: [a]\n---\n' });
    expect(vault.ledger).toHaveLength(1);
    expect(met(vault, 'a')).toHaveLength(1);
    expect(new Set(codesOf(vault.diagnostics))).toEqual(new Set(['duplicate-id']));
  });
});

describe('a quadrant', () => {
  test('is named by id or by title, in any case', () => {
    for (const quadrant of ['languages-frameworks', 'Languages & Frameworks', 'LANGUAGES & FRAMEWORKS']) {
      const vault = vaultOf({ 'areas/a.md': `---\nquadrant: ${quadrant}\n---\n` });
      expect(vault.diagnostics).toEqual([]);
      expect(vault.ledger[0]!.quadrant).toBe(3);
    }
  });

  test('that is not there is said at its line, and the first is used until then', () => {
    const vault = vaultOf({ 'areas/a.md': '---\ntitle: A\nquadrant: tolls\n---\n', 'areas/b.md': '---\ntitle: B\n---\n', 'areas/c.md': '' });
    expect(vault.ledger.map((l) => l.quadrant)).toEqual([0, 0, 0]);
    expect(placesOf(vault.diagnostics)).toEqual(['3 unknown-quadrant', '2 unknown-quadrant', '1 unknown-quadrant']);
    for (const { hint } of vault.diagnostics) expect(hint).toContain(DEFAULT_CONFIG.quadrants[2]!.id);
  });
});

describe('a parent', () => {
  const below = (parent: string) => `---\nquadrant: tools\nparent: ${parent}\n---\n`;

  test('is an area there is', () => {
    expect(vaultOf({ 'areas/a.md': below('B'), 'areas/b.md': AREA }).diagnostics).toEqual([]);
    const unknown = vaultOf({ 'areas/a.md': below('linx') }).diagnostics;
    expect(placesOf(unknown)).toEqual(['3 unknown-parent']);
    expect(unknown[0]!.hint).toContain('areas/linx.md');
  });

  test('is not the area itself, however far above', () => {
    const round = { 'areas/a.md': below('b'), 'areas/b.md': below('c'), 'areas/c.md': below('a'), 'areas/d.md': below('a'), 'areas/e.md': below('e') };
    const vault = vaultOf(round);
    expect(of(vault, 'circular-parent').map(({ file }) => file)).toEqual(['areas/a.md', 'areas/b.md', 'areas/c.md', 'areas/e.md']);
    expect(of(vaultOf({ ...round, 'areas/c.md': AREA, 'areas/e.md': AREA }), 'circular-parent')).toEqual([]);
  });
});

/** Vaults as they might be written, in all their variety, and sound. */
const AREAS = ['ebpf', 'tc', 'remix', 'prisma', 'constructor'];
const day = fc.integer({ min: dayOf('2023-01-01'), max: dayOf('2026-12-31') }).map(formatDay);
const areaNames = fc.uniqueArray(fc.constantFrom(...AREAS), { minLength: 1, maxLength: 3 });
const optional = (arb: fc.Arbitrary<string>) => fc.option(arb, { nil: '' });
const depth = fc.constantFrom(...DEPTHS);
const minutes = fc.integer({ min: 1, max: 300 });

const logLine = fc
  .tuple(day, optional(depth), optional(minutes.map((m) => `${m}m`)), optional(areaNames.map((names) => names.map((n) => `[[${n}]]`).join(' '))))
  .map((parts) => `- ${parts.filter(Boolean).join(' ')}: text\n`);
const areasField = fc.oneof(
  areaNames.map((names) => `areas: [${names.join(', ')}]\n`),
  areaNames.chain((names) =>
    fc.tuple(...names.map((name) => fc.tuple(optional(depth), optional(minutes.map(String))).map(([d, m]) => `  ${name}: { depth: ${d}, minutes: ${m} }\n`))).map((lines) => `areas:\n${lines.join('')}`),
  ),
);
const entry = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    fields: fc.tuple(day.map((d) => `date: ${d}\n`), areasField, optional(depth.map((d) => `depth: ${d}\n`)), optional(minutes.map((m) => `minutes: ${m}\n`)), optional(fc.constantFrom(...VERDICTS, 'caution').map((v) => `verdict: ${v}\n`))),
    log: fc.array(logLine, { maxLength: 4 }),
  })
  .map(({ kind, fields, log }) => ({ kind, text: `---\n${fields.join('')}---\n${log.length > 0 ? `## Log\n${log.join('')}` : ''}` }));
const someVault = fc.array(entry, { maxLength: 12 }).map((entries): Record<string, string> => ({
  ...Object.fromEntries(AREAS.map((id) => [`areas/${id}.md`, AREA])),
  ...Object.fromEntries(entries.map(({ kind, text }, i) => [`${FOLDER_OF[kind]}/e${i}.md`, text])),
}));

describe('any sound vault', () => {
  const asOf = fc.integer({ min: dayOf('2022-12-01'), max: dayOf('2028-01-01') });

  test('has nothing to report, and loses no contact on the way', () => {
    fc.assert(fc.property(someVault, (files) => {
      const parts = partsOf(files);
      const vault = compileVault(parts);
      expect([...parts.diagnostics, ...vault.diagnostics]).toEqual([]);
      expect(vault.ledger.flatMap((l) => l.contacts)).toHaveLength(parts.claims.length);
      expect(vault.ledger.flatMap((l) => l.statements)).toHaveLength(parts.statements.length);
      const minutes = (list: readonly { minutes: number }[]) => list.reduce((sum, c) => sum + c.minutes, 0);
      expect(minutes(vault.ledger.flatMap((l) => l.contacts))).toBeCloseTo(minutes(parts.claims), 6);
    }));
  });

  test('has a radar whose every blip is accounted for by the contacts and verdicts before it', () => {
    fc.assert(fc.property(someVault, asOf, fc.constantFrom(...LENSES), (files, at, lens) => {
      const vault = vaultOf(files);
      const readings = readRadar(vault.ledger, vault.config, { asOf: at, lens, compare: at - 90 });
      const known = vault.ledger.filter((l) => [...l.contacts, ...l.statements].some((c) => c.day <= at));
      expect(readings.map((r) => r.ledger.area.id)).toEqual(known.map((l) => l.area.id));
      for (const { ledger, A, F, ring, before, movement, retired } of readings) {
        const shares = sharesAt(ledger.contacts, at);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(A, 9);
        expect(F).toBeCloseTo(freshnessAt(ledger.timeline, at).F, 12);
        expect(ring).toBeGreaterThanOrEqual(0);
        expect(ring).toBeLessThan(4);
        expect(movement === 'new').toBe(before === null);
        if (retired) expect(A).toBeLessThan(0.05);
      }
    }));
  });

  test('reads the same on a day with all that was written after it taken out', () => {
    fc.assert(fc.property(someVault, asOf, fc.constantFrom(...LENSES), (files, at, lens) => {
      const parts = partsOf(files);
      const before = { ...parts, claims: parts.claims.filter((c) => c.day <= at), statements: parts.statements.filter((s) => s.day <= at) };
      const radar = (from: typeof parts) =>
        readRadar(compileVault(from).ledger, DEFAULT_CONFIG, { asOf: at, lens, compare: at - 90 }).map(({ ledger, ...reading }) => ({ ...reading, area: ledger.area.id }));
      expect(radar(before)).toEqual(radar(parts));
    }));
  });
});
