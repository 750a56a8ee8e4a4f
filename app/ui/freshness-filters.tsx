import { Form, Link, useSearchParams } from '@remix-run/react';
import type { FreshnessChoices, FreshnessGroup } from '#app/core/freshness-list.ts';
import { linkWith } from './blip-choices.ts';

const GROUP_WORDS: Record<FreshnessGroup, string> = {
  state: 'Fresh and stale',
  quadrant: 'By quadrant',
  value: 'By value',
  vendor: 'By vendor',
};

/** Narrows the table by a text and groups it. */
export function FreshnessFilters({ choices }: { choices: FreshnessChoices }) {
  const [query] = useSearchParams();
  const kept = ['asOf', 'sort', 'falling'].flatMap((key) => (query.get(key) ? [[key, query.get(key)!] as const] : []));
  return (
    <Form method="get" className="ask filters" aria-label="Narrow and group" key={query.toString()}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <input type="search" name="q" defaultValue={choices.text} placeholder="Area, tag or vendor" aria-label="Area, tag or vendor" />
      <select name="group" defaultValue={choices.group} aria-label="Group">
        {Object.entries(GROUP_WORDS).map(([group, label]) => (
          <option key={group} value={group}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit">Show</button>
      {(choices.text || choices.group !== 'state') && <Link to={linkWith(query, { q: null, group: null })}>Show all</Link>}
    </Form>
  );
}
