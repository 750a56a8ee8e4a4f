import { Form, Link, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, type FormEvent } from 'react';
import { countChosen, countValues } from '#app/core/blip-filter.ts';
import { KINDS } from '#app/core/entry.ts';
import type { RadarView, RetiredArea } from '#app/core/radar-view.ts';
import { BASES, FILTER_KEYS, MOVEMENTS, readBlipChoices } from '../blip-choices.ts';
import { MOVEMENT_WORDS } from '../blip-name.ts';
import { Kept } from './kept.tsx';
import { isTouched } from './touched.ts';
import { useAhead } from './use-ahead.ts';

const MINE: readonly string[] = ['q', ...FILTER_KEYS];

interface Props {
  radar: RadarView;
  /** How many areas are left. */
  shown: number;
  of: number;
  action: string;
}

/** Search and filters. With script each choice holds at once; without it the form is sent. */
export function FilterForm({ radar, shown, of, action }: Props) {
  const [query] = useSearchParams();
  const { address, goTo } = useAhead(query);
  const form = useRef<HTMLFormElement>(null);
  const { filter } = readBlipChoices(address);
  const text = address.get('q') ?? '';
  const chosen = countChosen(filter);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    goTo((next) => putInto(next, form.current!));
  };
  useEffect(() => {
    if ([...form.current!.elements].some(isTouched)) goTo((next) => putInto(next, form.current!));
  }, [goTo]);
  const all = [...radar.blips, ...radar.retired];
  return (
    <Form action={action} method="get" className="filters" role="search" autoComplete="off" aria-label="Search and filter the radar" ref={form} onChange={apply} onSubmit={apply}>
      <Kept query={query} but={MINE} />
      <div className="filter-head">
        <input type="search" name="q" value={text} onChange={leaveToForm} placeholder="Find an area or tag" aria-label="Find an area or tag" />
        {(chosen > 0 || text !== '') && (
          <span className="small">
            {chosen > 0 && `${shown} of ${of} areas `}
            <Link to={clearedHref(query)} preventScrollReset replace>
              Show all
            </Link>
          </span>
        )}
      </div>
      <details className="filter-more">
        <summary>{chosen === 0 ? 'Filter' : `Filter (${chosen})`}</summary>
        <div className="filter-groups">
          <Group legend="Quadrant" name="quadrant" chosen={filter.quadrants} options={radar.quadrants.map((q) => [q.id, q.title])} />
          <Group legend="Ring" name="ring" chosen={filter.rings} options={radar.rings.map((ring) => [ring.id, ring.title])} />
          <Group legend="Freshness" name="basis" chosen={filter.bases} options={BASES.map((basis) => [basis, basis])} />
          <Group legend="Movement" name="movement" chosen={filter.movements} options={MOVEMENTS.map((movement) => [movement, MOVEMENT_WORDS[movement]])} />
          <Group legend="Vendor" name="vendor" chosen={filter.vendors} options={optionsOf(all, ({ vendor }) => (vendor ? [vendor] : []), filter.vendors)} />
          <Group legend="Tag" name="tag" chosen={filter.tags} options={optionsOf(all, ({ tags }) => tags, filter.tags)} />
          <Group legend="Kind of evidence" name="kind" chosen={filter.kinds} options={KINDS.map((kind) => [kind, kind.replace('-', ' ')])} />
          <fieldset>
            <legend>Tags and kinds of evidence</legend>
            <Choice type="radio" name="match" value="any" isOn={filter.match === 'any'} label="any of those chosen" />
            <Choice type="radio" name="match" value="all" isOn={filter.match === 'all'} label="all of them" />
            <Choice type="checkbox" name="hands" value="first" isOn={filter.firstHand} label="only what I have had in my own hands" />
          </fieldset>
          <button type="submit" className="only-without-script">
            Filter
          </button>
        </div>
      </details>
    </Form>
  );
}

type Option = readonly [value: string, label: string];

function Group({ legend, name, chosen, options }: { legend: string; name: string; chosen: readonly string[]; options: readonly Option[] }) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="filter-options">
        {options.map(([value, label]) => (
          <Choice key={value} type="checkbox" name={name} value={value} isOn={chosen.includes(value)} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

function Choice({ type, name, value, isOn, label }: { type: 'checkbox' | 'radio'; name: string; value: string; isOn: boolean; label: string }) {
  return (
    <label>
      <input type={type} name={name} value={value} checked={isOn} onChange={leaveToForm} /> {label}
    </label>
  );
}

/** The address says what is on; the form listens for the change and alters it. */
function leaveToForm(): void {}

/** What some blips have, and what is chosen although none has it: else it could not be taken back. */
function optionsOf(blips: readonly RetiredArea[], valuesOf: (blip: RetiredArea) => readonly string[], chosen: readonly string[]): Option[] {
  const counted = countValues(blips, valuesOf);
  const missing = chosen.filter((value) => !counted.some(([known]) => known === value));
  return [...counted, ...missing.map((value) => [value, 0] as const)].map(([value, n]) => [value, `${value} (${n})`]);
}

/** Makes an address ask for what a form asks for, without what is empty or goes without saying. */
function putInto(address: URLSearchParams, form: HTMLFormElement): void {
  for (const name of MINE) address.delete(name);
  for (const [name, value] of new FormData(form)) {
    const goesWithoutSaying = value === '' || (name === 'match' && value === 'any');
    if (typeof value === 'string' && MINE.includes(name) && !goesWithoutSaying) address.append(name, value);
  }
}

function clearedHref(query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  for (const key of MINE) next.delete(key);
  return `?${next.toString()}`;
}
