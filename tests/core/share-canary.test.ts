import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { visibleIn } from '#app/core/share/visible-in.ts';
import { CANARY, CANARY_VAULT, MINUTES } from '#tests/support/canary-vault.ts';
import { EVERYTHING, everyWay, sharedFrom } from './share-builder.ts';

const IN_SCOPE = { quadrants: ['tools', 'platforms'] };
const NOTES = 'Our notes. [[zqx-note]], [it](notes/zqx-note.md "zqx"), [[kafka]] and ![zqx-picture](attachments/zqx-picture.png)\n\n<!-- zqx -->';

const nameOf = ({ lens, show, time, history }: ShareScope) => `${lens}, ${show}, ${time.kind}${history ? ', with history' : ''}`;

describe('nothing private is in what is shared', () => {
  test.each(everyWay().map((scope) => [nameOf(scope), scope] as const))('%s', (_, scope) => {
    const { radar, attachments } = sharedFrom(CANARY_VAULT, { ...scope, ...IN_SCOPE, notes: NOTES });
    expect(radar.blips.map(({ area }) => area)).toContain('kafka');
    const said = JSON.stringify([radar, visibleIn(radar, attachments), attachments.map(({ name }) => name)]);
    expect(said.match(new RegExp(`.{0,80}${CANARY.source}.{0,40}`, 'i'))?.[0]).toBeUndefined();
    expect(said).not.toMatch(MINUTES);
  });

  test('and what is meant to be shared is', () => {
    const { radar, attachments } = sharedFrom(CANARY_VAULT, { ...IN_SCOPE, history: true });
    expect(radar.entries.map(({ title, areas }) => [title, areas])).toEqual([['What we learnt of Kafka', ['kafka']], ['open-untitled', ['kafka']], ['Undated words', ['dns']]]);
    expect(radar.entries[0]!.text).toContain('See [Kafka](../areas/kafka.html), [names](../areas/dns.html), [that](../areas/kafka.html) and [open-untitled](../entries/open-untitled.html).');
    expect(radar.blips.map(({ area, text, entries }) => [area, text !== '', entries])).toEqual([['kafka', true, ['open-note', 'open-untitled']], ['dns', false, ['open-undated']]]);
    expect(attachments).toEqual([
      { name: 'area-kafka-1.png', path: 'attachments/zqx-picture.png' },
      { name: 'entry-open-note-1.png', path: 'attachments/zqx-picture.png' },
    ]);
    expect(visibleIn(radar, attachments)).toMatchObject({ texts: ['Kafka'], pictures: [{ title: 'Kafka', count: 1 }, { title: 'What we learnt of Kafka', count: 1 }] });
    expect(radar.history.map(({ asOf, edition }) => [formatDay(asOf), edition])).toContainEqual(['2026-09-30', 'Q3 2026']);
    expect(radar.quadrants).toEqual([{ id: 'tools', title: 'Tools' }, { id: 'platforms', title: 'Platforms' }]);
  });
});

describe('what is shared does not change', () => {
  const word = fc.constantFrom('zqx', '[[kafka]]', '[[open-note]]', '# H', '\n', '![](a.png)', 'x');
  const privateFile = fc.record({
    path: fc.constantFrom('notes', 'projects', 'meetings', 'reviews').chain((folder) => fc.stringMatching(/^z[a-z]{3,8}$/).map((name) => `${folder}/zqx-${name}.md`)),
    text: fc.record({ areas: fc.constantFrom('zqx-area', 'zqx-untold'), day: fc.constantFrom('2026-01-05', '2026-10-31'), words: fc.array(word, { maxLength: 8 }) }).map(({ areas, day, words }) => `---\ntitle: Zqx ${words.length}\ndate: ${day}\nareas: [${areas}]\n---\n${words.join(' ')}\n`),
  });

  test('by a private entry that is not about it, whatever it links to', () => {
    fc.assert(
      fc.property(privateFile, fc.constantFrom(...everyWay()), ({ path, text }, scope) => {
        const asked = { ...scope, ...IN_SCOPE };
        expect(JSON.stringify(sharedFrom({ ...CANARY_VAULT, [path]: text }, asked))).toBe(JSON.stringify(sharedFrom(CANARY_VAULT, asked)));
      }),
      { numRuns: 8 },
    );
  });

  test('where rings are shown, by the words, the minutes or the depth of a private entry that leaves its areas in their rings', () => {
    const path = 'meetings/zqx-meeting.md';
    const [scope, text] = [{ ...IN_SCOPE, show: 'rings', history: true } as const, CANARY_VAULT[path]!];
    const other = text.replace('minutes: 1379', 'minutes: 7').replaceAll('Zqx', 'Something else');
    expect(other).not.toBe(text);
    expect(JSON.stringify(sharedFrom({ ...CANARY_VAULT, [path]: other }, scope))).toBe(JSON.stringify(sharedFrom(CANARY_VAULT, scope)));
  });
});

describe('every word that is shared', () => {
  /** Words of which each file has its own, so that it can be told where one comes from. */
  const mark = (what: string, n: number) => `${what}${n}mark`;
  const entry = fc.record({ shared: fc.boolean(), area: fc.nat({ max: 3 }), day: fc.constantFrom('2026-03-01', '2026-10-30', '2027-02-02'), leads: fc.array(fc.nat({ max: 5 }), { maxLength: 4 }) });
  const vaultOf = (entries: { shared: boolean; area: number; day: string; leads: number[] }[], areasShared: boolean[]) => {
    const areas = areasShared.map((shared, n) => [`areas/${mark('areaid', n)}.md`, `---\ntitle: ${mark('areatitle', n)}\nquadrant: ${n % 2 ? 'tools' : 'platforms'}\n${shared ? 'visibility: shared\n' : ''}---\n${mark('areatext', n)} [[${mark('entryid', 0)}]]\n`]);
    const notes = entries.map(({ shared, area, day, leads }, n) => [
      `notes/${mark('entryid', n)}.md`,
      `---\ntitle: ${mark('entrytitle', n)}\ndate: ${day}\nareas: [${mark('areaid', area)}]\nverdict: trial\n${shared ? 'visibility: shared\n' : ''}---\n${mark('entrytext', n)}\n\n${leads.map((to) => `[[${mark('entryid', to)}]] [x](${mark('entryid', to)}.md "${mark('entrytitle', to)}")`).join('\n')}\n\n## Log\n\n- ${day} built 30m: ${mark('entrylog', n)}\n`,
    ]);
    return Object.fromEntries([...areas, ...notes]) as Record<string, string>;
  };

  test('is of something that says it may be', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.constantFrom<'rings' | 'freshness' | 'entries'>('rings', 'freshness', 'entries'), fc.constantFrom<string[]>([], ['tools']), (entries, areasShared, show, quadrants) => {
        const { radar } = sharedFrom(vaultOf(entries, areasShared), { ...EVERYTHING, show, quadrants });
        const met = new Set(entries.filter(({ day }) => day <= '2026-11-01').map(({ area }) => area).filter((area) => quadrants.length === 0 || area % 2 === 1));
        const told = entries.map(({ shared, area, day }) => shared && show === 'entries' && met.has(area) && day <= '2026-11-01');
        const allowed = new Set([
          ...[...met].flatMap((n) => [mark('areaid', n), mark('areatitle', n), ...(areasShared[n] && show === 'entries' ? [mark('areatext', n)] : [])]),
          ...told.flatMap((isTold, n) => (isTold ? [mark('entryid', n), mark('entrytitle', n), mark('entrytext', n)] : [])),
        ]);
        const said = JSON.stringify(radar).match(/[a-z]+\dmark/g) ?? [];
        expect(said.filter((words) => !allowed.has(words))).toEqual([]);
        expect(radar.entries.map(({ id }) => id).sort()).toEqual(told.flatMap((isTold, n) => (isTold ? [mark('entryid', n)] : [])));
      }),
      { numRuns: 60 },
    );
  });
});
