import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followLink, keyOfLink } from '#app/core/check-links.ts';
import { filesConcerned, namesOf } from '#app/core/relink/concern.ts';
import { planMerge } from '#app/core/relink/merge.ts';
import { planRename, type Renaming } from '#app/core/relink/rename.ts';
import type { Vault } from '#app/core/vault.ts';
import { readText } from './read-vault.ts';
import { applied, done, listed, vaultIn, type Files } from './relink-files.ts';

/** Few names in many forms, so that they meet. */
const NAMES = ['net', 'Net', 'net-core', 'Net core', 'filter', 'The filter', 'C# lang', 'café', 'a, b', 'kernel: x'];
const name = fc.constantFrom(...NAMES);
const ID = ['net', 'net-core', 'filter', 'cafe', 'kernel'];
const end = fc.constantFrom('\n', '\r\n');

const quoted = (text: string) => JSON.stringify(text);
const inYaml = name.chain((text) => fc.constantFrom(quoted(text), quoted(`[[${text}]]`), `'${text}'`, `[[${quoted(text)}]]`));
const areas = fc.oneof(
  fc.array(inYaml, { maxLength: 3 }).map((names) => `areas: [${names.join(', ')}]`),
  fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).map((names) => `areas:\n${names.map((text, i) => `  ${quoted(text)}: { minutes: ${i + 5} }`).join('\n')}`),
  fc.array(inYaml, { minLength: 1, maxLength: 3 }).map((names) => `areas:\n${names.map((text) => `  - ${text}`).join('\n')}`),
);
const wiki = fc.tuple(name, fc.constantFrom('', '#Log', '|label', '#Log|label')).map(([text, rest]) => `[[${text}${rest}]]`);
const address = fc.tuple(fc.constantFrom(...ID), fc.constantFrom('../areas/', '../notes/', './', '', '/areas/'), fc.constantFrom('.md', '', '.md#Log', '.md "t"'));
const link = address.chain(([id, folder, rest]) => fc.constantFrom(`[x](${folder}${id}${rest})`, `![x](${folder}${id}${rest})`, `[x](<${folder}${id}.md>)`, `[r]: ${folder}${id}.md`));
const line = fc.oneof(wiki, link, wiki.map((w) => `\`${w}\``), wiki.map((w) => `| a | ${w} |`), wiki.map((w) => `\\${w}`), fc.constant('text'));
const log = fc.array(name, { maxLength: 3 }).chain((refs) => line.map((text) => `- 2026-01-02 30m ${refs.map((ref) => `[[${ref}]]`).join(' ')}: ${text}`));
const body = fc.tuple(fc.array(line, { maxLength: 4 }), fc.array(log, { maxLength: 3 })).map(([lines, logs]) => `${lines.join('\n\n')}\n\n## Log\n${logs.join('\n')}\n`);

const titled = (title: string) => (title === '' ? '' : `title: ${quoted(title)}\n`);
const area = fc.tuple(fc.option(inYaml), body).map(([parent, text]) => (title: string, alias: string) =>
  `---\n${titled(title)}aliases: [${quoted(alias)}]\n${parent === null ? '' : `parent: ${parent}\n`}quadrant: tools\n---\n${text}`);
const entry = fc.tuple(areas, fc.array(inYaml, { maxLength: 2 }), body).map(([said, cites, text]) => (title: string) =>
  `---\n${titled(title)}date: 2026-01-01\n${said}\nrelations: { cites: [${cites.join(', ')}] }\n---\n${text}`);

/** No two have one title or one alias, but one's title may be another's id. */
const files: fc.Arbitrary<Files> = fc
  .record({
    ids: fc.uniqueArray(fc.constantFrom('net', 'net-core', 'filter', 'cafe'), { minLength: 2, maxLength: 3 }),
    names: fc.shuffledSubarray(['', 'Net', 'Net core', 'filter', 'The filter', 'C# lang', 'café', 'a, b', 'kernel: x', ''], { minLength: 10 }),
    areas: fc.array(area, { minLength: 3, maxLength: 3 }),
    entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
    end,
  })
  .map(({ ids, names, areas: texts, entries, end: lineEnd }) => {
    const all = [
      ...ids.map((id, i) => [`areas/${id}.md`, texts[i]!(names[i]!, names[i + 3]!)] as const),
      ...entries.map((text, i) => [`notes/${i === 0 ? 'kernel' : `n${i}`}.md`, text(names[i + 6]!)] as const),
    ];
    return Object.fromEntries(all.map(([path, text]) => [path, text.replaceAll('\n', lineEnd)]));
  });

/** What leads where, by the readers that pages go by; ambiguous is nowhere. */
function leads(all: Files, vault: Vault, at: (path: string) => string): string[] {
  return Object.entries(all).flatMap(([path, text]) => {
    const reading = readText(path, text);
    const { links } = reading.role === 'area' ? reading.area : reading.entry;
    return links.map(({ form, target, fragment }) => {
      const found = followLink({ form, target, file: path, key: keyOfLink(path, { form, target }) }, vault.names);
      return `${at(path)} → ${found.state === 'found' ? at(found.target.path) : found.state}#${fragment}`;
    });
  });
}

const contacts = (vault: Vault, at: (id: string) => string) =>
  vault.ledger.flatMap((ledger) => ledger.contacts.map(({ area: id, day, depth, minutes, entry: from }) => `${at(id)} ${day} ${depth} ${minutes} ${from}`)).sort();

describe('whatever a vault says', () => {
  test('leads where it led, counts as it counted, and stays as it was but for names, when something is renamed', () => {
    const asked = fc.record({ id: fc.constantFrom('fresh', 'net-core2', 'Größe'), title: fc.constantFrom('Fresh one', 'Net: core', 'a, b and c', 'F#'), keepAlias: fc.boolean() }, { requiredKeys: [] });
    fc.assert(fc.property(files, asked, fc.nat(5), (all, ask, which) => {
      const path = Object.keys(all)[which % Object.keys(all).length]!;
      const before = vaultIn(all);
      const subject = before.names.byPath.get(path)!;
      const concerned = filesConcerned(listed(all), [...namesOf(subject), ask.id ?? '', ask.title ?? '']);
      const given = concerned.some((file) => file.path === path) ? concerned : [...concerned, { path, text: all[path]! }];
      const plan = planRename(before.names, given, { path, ...ask } satisfies Renaming);
      if (!plan.ok) {
        expect(plan.problem.code).toBe('taken');
        return;
      }
      const after = applied(all, plan.value.changes);
      const to = plan.value.changes.find(({ before: was }) => was === null)?.path ?? path;
      const place = (was: string) => (was === path ? to : was);
      const order = Object.fromEntries(Object.keys(all).map((was) => [place(was), after[place(was)]!]));
      const now = vaultIn(order);
      expect(leads(order, now, (is) => is)).toEqual(leads(all, before, place));
      const id = to.replace(/^.*\/|\.md$/g, '');
      const isArea = path.startsWith('areas/');
      const sameEntry = (list: string[]) => (isArea ? list : list.map((c) => c.replace(new RegExp(` ${subject.id}$`), ` ${id}`)).sort());
      expect(contacts(now, (is) => is)).toEqual(sameEntry(contacts(before, (was) => (isArea && was === subject.id ? id : was))));
      for (const text of Object.values(order)) if (Object.values(all)[0]!.includes('\r')) expect(text).not.toMatch(/(?<!\r)\n/);
    }), { numRuns: 30 });
  });

  test('counts as it counted when two areas become one', () => {
    fc.assert(fc.property(files, fc.boolean(), (all, swap) => {
      const [a, b] = Object.keys(all).filter((path) => path.startsWith('areas/'));
      const [from, into] = swap ? [b!, a!] : [a!, b!];
      const before = vaultIn(all);
      const plan = planMerge(before, listed(all), { from, into });
      if (!plan.ok) {
        expect(['taken', 'bad-choice']).toContain(plan.problem.code);
        return;
      }
      const after = applied(all, plan.value.changes);
      const idOf = (path: string) => path.replace(/^.*\/|\.md$/g, '');
      const one = (id: string) => (id === idOf(from) ? idOf(into) : id);
      const now = vaultIn(after);
      expect(contacts(now, (id) => id)).toEqual(contacts(before, one));
      const place = (path: string) => (path === from ? into : path);
      expect(leads(after, now, (path) => path).sort()).toEqual(leads(all, before, place).sort());
      expect(now.diagnostics.filter(({ code }) => code === 'circular-parent').length).toBeLessThanOrEqual(before.diagnostics.filter(({ code }) => code === 'circular-parent').length);
    }), { numRuns: 30 });
  });

  test('is planned for more often than it is refused', () => {
    const few = fc.sample(files, { numRuns: 20, seed: 7 });
    const planned = few.filter((all) => planRename(vaultIn(all).names, listed(all), { path: Object.keys(all)[0]!, id: 'fresh', title: 'Fresh one' }).ok);
    expect(planned.length).toBeGreaterThan(few.length / 2);
    expect(done(planRename(vaultIn(few[0]!).names, listed(few[0]!), { path: Object.keys(few[0]!)[0]! })).changes).toEqual([]);
  });
});
