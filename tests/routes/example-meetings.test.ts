import { afterAll, describe, expect, it } from 'vitest';
import { writeBrief } from '#app/core/brief-markdown.ts';
import { countWords } from '#app/core/count-words.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';
import { useLibraries, valueOf, type OpenVault } from './library-support.ts';

const { libraryAt } = useLibraries();
/** A page of paper as the brief is printed: small type, two columns of lists. */
const WORDS_A_PAGE = 750;

describe('the meetings of the example', () => {
  const copies: TempVault[] = [];
  afterAll(() => Promise.all(copies.map((copy) => copy.remove())));
  async function example(): Promise<OpenVault> {
    const copy = await copyExample();
    copies.push(copy);
    return libraryAt(copy.root);
  }

  it('have one that is prepared, with its own questions first and something concluded, to refresh and to doubt', async () => {
    const { library } = await example();
    const page = valueOf(await library.meeting('meeting-orrinvale', {}));
    expect(page.day! > page.today).toBe(true);
    expect(page.brief.questions).toHaveLength(12);
    expect(page.brief.questions.filter(({ open }) => open?.entry === 'meeting-orrinvale')).toHaveLength(8);
    for (const part of [page.brief.standing, page.brief.conclusions, page.brief.contradictions, page.brief.refresh, page.brief.blindSpots]) expect(part.length).toBeGreaterThan(0);
    expect(countWords(writeBrief(page.brief, page.title))).toBeLessThan(2 * WORDS_A_PAGE);
  });

  it.each([
    ['meeting-tracemoor', 'opentelemetry', 'review-telemetry-standard'],
    ['meeting-stillbarn', 'backup-drills', 'restore-kit'],
  ])('have %s, held and answered, a contact with %s, which %s goes on from', async (id, area, later) => {
    const { library } = await example();
    const { answered, leftOpen, brief, followUps, isHeld } = valueOf(await library.meeting(id, {}));
    expect(isHeld).toBe(true);
    expect(answered.length).toBeGreaterThanOrEqual(4);
    expect(leftOpen.length).toBeGreaterThan(0);
    expect(followUps.length).toBeGreaterThanOrEqual(2);
    expect(brief.asOf).toBeLessThan((await library.about()).today);
    const { contacts } = valueOf(await library.area(area, { asOf: null, contacts: 'all' }));
    expect(contacts.find(({ entry }) => entry === id)).toMatchObject({ depth: 'discussed' });
    const { backlinks, html } = valueOf(await library.entry(id));
    expect(backlinks.map(({ href }) => href)).toContain(`/entries/${later}`);
    expect(html).toMatch(/Follow-ups[^]*Consequences|Consequences[^]*Follow-ups/);
  });
});
