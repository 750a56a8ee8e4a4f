import { stepFrom } from '#app/core/radar-steps.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { SharedRadar, SharedStep } from '#app/core/share/shared-radar.ts';
import { formatDay } from '#app/core/day.ts';
import type { Library } from '#app/library.server.ts';

/** Everything a share can hold, of the radar of a vault, with an entry that says what a hostile one would. */
export async function contentOf(library: Library, { show = 'entries', steps = 4 }: { show?: SharedRadar['show']; steps?: number } = {}): Promise<ShareContent> {
  const now = await radarOn(library);
  const days = Array.from({ length: steps }, (_, i) => i).reduceRight<number[]>((later) => [stepFrom(later[0]!, 'quarter', -1), ...later], [now.asOf]);
  const history: SharedStep[] = [];
  for (const day of steps > 0 ? days : []) history.push({ asOf: day, edition: null, blips: blipsOf(await radarOn(library, day)) });
  const [first, second] = now.blips;
  const entry = { id: 'shared-words', title: 'Words & <b>signs</b>', kind: 'note' as const, day: now.asOf, areas: [first!.area], text: 'Some *words*.' };
  const withEntries = show === 'entries';
  return {
    radar: {
      ...{ title: now.title, owner: now.owner, notes: 'A **note**.', asOf: now.asOf, compare: now.compare, lens: now.lens, show, edition: null },
      ...{ quadrants: now.quadrants, rings: now.rings, entries: withEntries ? [entry] : [], history },
      blips: now.blips.map((blip, i) => ({
        ...blipsOf(now)[i]!,
        freshness: show === 'rings' ? null : { F: blip.F, basis: blip.basis, staleOn: blip.staleOn, staleBand: blip.staleBand, staleSince: blip.staleSince },
        text: withEntries && i === 0 ? 'Its own words.' : '',
        entries: withEntries && i === 0 ? [entry.id] : [],
      })),
    },
    html: {
      notes: `<p>A <strong>note</strong> about <a href="areas/${first!.area}.html">${first!.title}</a>.</p>`,
      areas: withEntries ? { [first!.area]: `<p>Its own words, see <a href="../areas/${second!.area}.html">another</a> and <a href="https://example.com/" rel="noopener noreferrer">elsewhere</a>.</p>` } : {},
      entries: withEntries ? { [entry.id]: `<p>Some <em>words</em>. <img src="../files/1.png" alt="A dot"></p>` } : {},
    },
    files: withEntries ? [{ name: '1.png', type: 'image/png', bytes: async () => new Uint8Array([137, 80, 78, 71]) }] : [],
  };
}

async function radarOn(library: Library, day?: number): Promise<RadarView> {
  const result = await library.radar(day === undefined ? {} : { asOf: formatDay(day) });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function blipsOf({ blips }: RadarView): SharedStep['blips'] {
  return blips.map(({ number, area, title, quadrant, ring, movement, x, y, r }) => ({ number, area, title, quadrant, ring, movement, x, y, r }));
}
