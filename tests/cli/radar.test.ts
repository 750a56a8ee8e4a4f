import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireRadar } from '#app/core/wire.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';
import { everyElement, parseXml, type Element } from './well-formed.ts';

const HOSTILE = '<script>alert("1")</script> & \u0001 “R” ]]> %PATH% é 東';

let vault: TempVault;
const radar = (...args: string[]) => whetJson<WireRadar>(['radar', '--vault', vault.root, ...args]);
beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'title: "A & B <radar>"\nfrozen: 2026-11-01\nquadrants: [Techniques, "Tools & <Things>"]\n',
    'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: techniques\n---\n',
    'areas/cobol.md': '---\ntitle: COBOL\nquadrant: techniques\n---\n',
    'areas/hostile.md': `---\ntitle: ${JSON.stringify(HOSTILE)}\nquadrant: tools-things\n---\n`,
    'deep-dives/drops.md': '---\ndate: 2026-10-20\nareas: [ebpf]\ndepth: debugged\nminutes: 120\nverdict: adopt\n---\n',
    'notes/hearsay.md': '---\ndate: 2026-06-01\nareas: [hostile]\nverdict: hold\n---\n',
    'notes/old.md': '---\ndate: 2020-01-01\nareas: [cobol]\n---\n',
  });
});
afterAll(() => vault.remove());

describe('whet radar --json', () => {
  test('has the fields that other programs rely on', async () => {
    const answer = await radar();
    expect(Object.keys(answer)).toEqual(['asOf', 'lens', 'compare', 'rings', 'quadrants', 'blips', 'retired']);
    expect(answer).toMatchObject({ asOf: '2026-11-01', lens: 'recommendation', compare: '2026-08-03' });
    expect(answer.rings.map(({ id }) => id)).toEqual(['adopt', 'trial', 'assess', 'hold']);
    expect(answer.quadrants).toEqual([{ id: 'techniques', title: 'Techniques' }, { id: 'tools-things', title: 'Tools & <Things>' }]);
    expect(Object.keys(answer.blips[0]!)).toEqual('area title quadrant ring movement basis A F x y r why'.split(' '));
    expect(answer.blips).toMatchObject([
      { area: 'ebpf', quadrant: 'techniques', ring: 'adopt', movement: 'new', basis: 'fresh', why: 'You said adopt on 20 October 2026.' },
      { area: 'hostile', quadrant: 'tools-things', ring: 'hold', movement: 'same', basis: 'cold' },
    ]);
    expect(answer.retired).toMatchObject([{ area: 'cobol', ring: 'assess', basis: 'cold' }]);
  });

  test('answers for the lens, the day and the comparison asked for', async () => {
    const contact = await radar('--lens', 'contact', '--as-of', '2026-06-02', '--compare', '2026-05-01');
    expect(contact).toMatchObject({ asOf: '2026-06-02', lens: 'contact', compare: '2026-05-01' });
    expect(contact.rings.map(({ id }) => id)).toEqual(['hands-on', 'current', 'conversant', 'cold']);
    expect(contact.blips).toMatchObject([{ area: 'hostile', ring: 'cold', movement: 'new' }]);
  });

  test('places every blip where the picture draws it', async () => {
    const { blips } = await radar();
    const { out } = await whet(['radar', '--svg', '--vault', vault.root]);
    for (const { x, y } of blips) expect(out).toContain(`cx="${x}" cy="${y}"`);
  });
});

describe('whet radar --compare', () => {
  test('says in sentences what has changed since that day', async () => {
    const { out, code } = await whet(['radar', '--vault', vault.root, '--compare', '2026-05-01']);
    expect(code).toBe(0);
    const said = out.slice(out.indexOf('What has changed since 1 May 2026'));
    expect(said).toMatch(/- eBPF entered at adopt: .+20 October 2026/);
    expect(said).not.toContain('COBOL');
  });

  test('says when nothing has; and nothing of it where no day was named', async () => {
    expect((await whet(['radar', '--vault', vault.root, '--as-of', '2026-05-30', '--compare', '2026-05-01'])).out).toContain('Nothing has changed since 1 May 2026.');
    expect((await whet(['radar', '--vault', vault.root])).out).not.toContain('has changed since');
  });
});

describe('whet radar --svg', () => {
  let source: string;
  let elements: Element[];
  beforeAll(async () => {
    source = (await whet(['radar', '--svg', '--vault', vault.root])).out;
    elements = everyElement(parseXml(source));
  });

  test('is well-formed XML of the SVG namespace, whatever the titles hold, and ends with a newline', () => {
    expect(elements[0]).toMatchObject({ name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg' } });
    expect(source.endsWith('</svg>\n')).toBe(true);
    expect(source).toContain('&lt;script&gt;');
    expect(elements.map(({ name }) => name)).not.toContain('script');
  });

  test('stands alone: nothing is fetched, no style sheet and no script is needed', () => {
    const values = elements.flatMap(({ attributes }) => Object.entries(attributes));
    for (const [name, value] of values) {
      if (name === 'href') expect(value).toMatch(/^#/);
      else if (name !== 'xmlns') expect(value).not.toMatch(/var\(|url\(|https?:/);
      expect(name).not.toMatch(/^on|^src$|^style$/);
    }
  });

  test('has each blip as a group in a link of its own, with what it says as data', () => {
    const links = elements.filter(({ name }) => name === 'a');
    const blips = links.flatMap(({ children }) => children.filter(({ attributes }) => attributes['class'] === 'blip'));
    expect(blips.map(({ name, attributes }) => ({ name, ...attributes }))).toMatchObject([
      { name: 'g', 'data-area': 'ebpf', 'data-ring': 'adopt', 'data-quadrant': 'techniques', 'data-movement': 'new', 'data-basis': 'fresh' },
      { name: 'g', 'data-area': 'hostile', 'data-ring': 'hold', 'data-quadrant': 'tools-things', 'data-movement': 'same', 'data-basis': 'cold' },
    ]);
    expect(links.map(({ attributes }) => attributes['href'])).toEqual(['#ebpf', '#hostile']);
  });

  test('is the same on every run', async () => {
    expect((await whet(['radar', '--svg', '--vault', vault.root])).out).toBe(source);
  });
});

test('whet radar lists the areas ring by ring, and what retired', async () => {
  const { code, out } = await whet(['radar', '--vault', vault.root]);
  expect(code).toBe(0);
  expect(out).toMatch(/^Adopt\n.*\n +1 +eBPF +Techniques +new +fresh 0\.6\d$/m);
  expect(out).toMatch(/^Hold\n/m);
  expect(out).not.toMatch(/^Trial$/m);
  expect(out).toContain('1 area retired from the picture: COBOL.');
});
