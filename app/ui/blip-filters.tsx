import { Form, Link, useSearchParams } from '@remix-run/react';
import type { RadarView } from '#app/core/radar-view.ts';
import { linkWith, type BlipChoices } from './blip-choices.ts';
import { MOVEMENT_WORDS } from './blip-name.ts';

const NOTHING = { q: null, quadrant: null, ring: null, basis: null, movement: null };

/** Narrows the table, and fades what it leaves out of the picture. */
export function BlipFilters({ radar, choices }: { radar: RadarView; choices: BlipChoices }) {
  const [query] = useSearchParams();
  const kept = ['asOf', 'lens', 'compare', 'sort', 'falling'].flatMap((key) => (query.get(key) ? [[key, query.get(key)!] as const] : []));
  const { filter } = choices;
  return (
    <Form method="get" className="ask filters" aria-label="Filter the radar" key={query.toString()}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <input type="search" name="q" defaultValue={filter.text} placeholder="Area or tag" aria-label="Area or tag" />
      <Choice name="ring" all="Every ring" value={filter.ring} options={radar.rings.map((ring) => [ring.id, ring.title])} />
      <Choice name="quadrant" all="Every quadrant" value={filter.quadrant} options={radar.quadrants.map((q) => [q.id, q.title])} />
      <Choice name="basis" all="Any freshness" value={filter.basis} options={['fresh', 'fading', 'cold'].map((basis) => [basis, basis])} />
      <Choice name="movement" all="Any movement" value={filter.movement} options={Object.entries(MOVEMENT_WORDS)} />
      <button type="submit">Filter</button>
      {choices.narrowed && <Link to={linkWith(query, NOTHING)}>Show all</Link>}
    </Form>
  );
}

function Choice({ name, all, value, options }: { name: string; all: string; value: string | null; options: (readonly [string, string])[] }) {
  return (
    <select name={name} defaultValue={value ?? ''} aria-label={all}>
      <option value="">{all}</option>
      {options.map(([id, label]) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
