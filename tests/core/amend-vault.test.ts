import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amendVault, dependentsOf, type VaultChanges } from '#app/core/amend-vault.ts';
import { DEFAULT_CONFIG, type Config } from '#app/core/config.ts';
import { byUrgency } from '#app/core/diagnostic.ts';
import { compileVault, type Vault } from '#app/core/vault.ts';
import { partsOf } from './read-vault.ts';

type Files = Record<string, string>;
interface State {
  files: Files;
  config: Config;
}

/** Names that get in each other's way: ids, titles and aliases of areas and of entries, in several spellings. */
const NAMES = ['a', 'b', 'c', 'tide', 'Tide', 'The relay', 'nowhere'];
const REFS = [...NAMES, 'THE RELAY', 'x', 'relay'];
const PATHS = ['areas/a.md', 'areas/b.md', 'areas/sub/A.md', 'areas/tide.md', 'notes/a.md', 'notes/relay.md', 'notes/x.md', 'projects/b.md', 'projects/x.md', 'reviews/c.md'];

const name = fc.constantFrom(...NAMES);
const ref = fc.constantFrom(...REFS);
const refs = fc.uniqueArray(ref, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-04');
const line = (label: string, value: fc.Arbitrary<string>) => fc.option(value, { nil: null }).map((text) => (text === null ? '' : `${label}: ${text}\n`));
const frontMatter = (...lines: fc.Arbitrary<string>[]) => fc.tuple(...lines).map((all) => `---\n${all.join('')}---\n`);

const area = frontMatter(
  line('title', name),
  line('quadrant', fc.constantFrom('tools', 'platforms', 'lost')),
  line('aliases', refs),
  line('parent', ref),
  line('value', fc.constantFrom('1', '3')),
);
const logLine = fc.tuple(day, ref, ref).map(([on, one, other]) => `- ${on} built 30m [[${one}]] [[${other}]]: worked\n`);
const entry = fc
  .tuple(
    frontMatter(line('title', name), line('date', day), line('areas', refs), line('verdict', fc.constantFrom('trial', 'hold'))),
    fc.array(logLine, { maxLength: 3 }),
  )
  .map(([head, log]) => `${head}## Log\n\n${log.join('')}`);
const textAt = (path: string) => (path.startsWith('areas/') ? area : entry);

const config = fc.constantFrom(DEFAULT_CONFIG, { ...DEFAULT_CONFIG, quadrants: [{ id: 'lost', title: 'Lost' }, { id: 'tools', title: 'Tools' }] });
const write = fc.constantFrom(...PATHS).chain((path) => fc.tuple(fc.constant(path), fc.option(textAt(path), { nil: null, freq: 3 })));
const step = fc.record({ writes: fc.array(write, { minLength: 1, maxLength: 3 }), config: fc.option(config, { nil: null, freq: 6 }) });
type Step = { writes: [string, string | null][]; config: Config | null };

function take({ files, config: before }: State, { writes, config: after }: Step): State {
  const next = { ...files, ...Object.fromEntries(writes) };
  const there = Object.entries(next).filter((file): file is [string, string] => file[1] !== null);
  return { files: Object.fromEntries(there), config: after ?? before };
}

function changesAt({ files, config: now }: State, paths: readonly string[], settings: boolean): VaultChanges {
  const changed = Object.fromEntries(paths.flatMap((path) => (path in files ? [[path, files[path]!]] : [])));
  return { ...partsOf(changed), paths, config: settings ? now : null };
}

function amend(vault: Vault, state: State, { writes, config: settings }: Step): Vault {
  const paths = [...new Set(writes.map(([path]) => path))];
  const changes = changesAt(state, paths, settings !== null);
  return amendVault(vault, changesAt(state, [...paths, ...dependentsOf(vault, changes)], settings !== null));
}

/** All that a vault answers, in the order in which it is shown. */
function tell(vault: Vault) {
  const { names, config: settings, entries, areas, ledger, byArea, diagnostics, reports } = vault;
  const everyRef = [...new Set([...REFS, ...entries.flatMap((e) => e.refs)])];
  return {
    ...{ settings, entries, areas, ledger, byArea, unknown: reports.unknown },
    names: everyRef.map((text) => [text, names.resolve(text), names.resolveArea(text)]),
    paths: PATHS.map((path) => names.resolvePath(path)),
    clashes: names.clashes().map(({ id, files }) => `${id}: ${files.map(({ path }) => path).join()}`).sort(),
    diagnostics: [...diagnostics].sort(byUrgency),
  };
}

const anew = ({ files, config: settings }: State) => compileVault(partsOf(files, settings));

describe('a vault amended', () => {
  test('offers to make a missing parent only as long as nothing else goes by its name', () => {
    const step = { writes: [['projects/x.md', '---\n---\n## Log\n']] as [string, string][], config: null };
    const first = take({ files: {}, config: DEFAULT_CONFIG }, { writes: [['areas/tide.md', '---\nparent: x\n---\n']], config: null });
    const next = take(first, step);
    expect(tell(amend(anew(first), next, step))).toEqual(tell(anew(next)));
  });

  test('is the same as all its files put together anew, after any changes', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 8 }), fc.array(step, { minLength: 1, maxLength: 5 }), (first, steps) => {
        let state = take({ files: {}, config: DEFAULT_CONFIG }, { writes: first, config: null });
        let vault = anew(state);
        for (const next of steps) {
          state = take(state, next);
          vault = amend(vault, state, next);
          expect(tell(vault)).toEqual(tell(anew(state)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('leaves the one it comes from as it was', () => {
    fc.assert(
      fc.property(fc.array(write, { minLength: 4, maxLength: 8 }), fc.array(step, { minLength: 1, maxLength: 3 }), (first, steps) => {
        const state = take({ files: {}, config: DEFAULT_CONFIG }, { writes: first, config: null });
        const vault = anew(state);
        const before = tell(anew(state));
        let [later, laterVault] = [state, vault];
        for (const next of steps) {
          later = take(later, next);
          laterVault = amend(laterVault, later, next);
        }
        expect(tell(vault)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  const AREA = '---\nquadrant: tools\n---\n';
  const note = (of: string) => `---\ndate: 2026-01-01\nareas: [${of}]\n---\n`;

  test('shares the ledgers that a change does not touch', () => {
    const state: State = { files: { 'areas/a.md': AREA, 'areas/b.md': AREA, 'notes/x.md': note('a'), 'notes/y.md': note('b') }, config: DEFAULT_CONFIG };
    const vault = anew(state);
    const next: Step = { writes: [['notes/x.md', `${note('a')}More.\n`], ['notes/z.md', note('a')]], config: null };
    const amended = amend(vault, take(state, next), next);
    expect(amended.byArea.get('b')).toBe(vault.byArea.get('b'));
    expect(amended.byArea.get('a')!.contacts.map((c) => c.path)).toEqual(['notes/x.md', 'notes/z.md']);
    expect(vault.byArea.get('a')!.contacts.map((c) => c.path)).toEqual(['notes/x.md']);
  });

  test('asks for the entries that name an area by a name that came or went, and for no others', () => {
    const state: State = { files: { 'areas/a.md': AREA, 'notes/x.md': note('New Name'), 'notes/y.md': note('a'), 'notes/z.md': note('b') }, config: DEFAULT_CONFIG };
    const dependents = (path: string, text: string | null) => dependentsOf(anew(state), changesAt(take(state, { writes: [[path, text]], config: null }), [path], false));
    expect(dependents('areas/a.md', '---\nquadrant: tools\ntitle: new name\n---\n')).toEqual(['notes/x.md', 'notes/y.md']);
    expect(dependents('areas/b.md', AREA)).toEqual(['notes/z.md']);
    expect(dependents('areas/a.md', '---\nquadrant: platforms\n---\nText.\n')).toEqual([]);
    expect(dependents('notes/b.md', '# b\n')).toEqual([]);
  });

  test('counts for an area by every name of it as soon as nothing shares its id', () => {
    const files = { 'areas/a.md': AREA, 'areas/sub/A.md': '---\nquadrant: tools\ntitle: The relay\n---\n', 'notes/x.md': note('The relay') };
    const state: State = { files, config: DEFAULT_CONFIG };
    const next: Step = { writes: [['areas/a.md', null]], config: null };
    expect(amend(anew(state), take(state, next), next).byArea.get('A')!.contacts).toHaveLength(1);
  });
});
