import { Form } from '@remix-run/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { LENSES, type Lens } from '#app/core/config.ts';
import { SHOW_WORDS } from '#app/core/share/share-words.ts';
import { SHOWS } from '#app/core/share/shared-radar.ts';
import type { ShareChoices } from '#app/core/share/share-link.ts';
import { LENS_WORDS } from '../lens-words.ts';
import type { ShareValues } from './share-values.ts';

interface Props {
  choices: ShareChoices;
  /** What was chosen before. */
  sent: ShareValues;
  onChange: (form: HTMLFormElement) => void;
}

/** What a new share shows. “Preview” is for those without script; with it, each change is previewed at once. */
export function ShareForm({ choices, sent, onChange }: Props) {
  const [lens, setLens] = useState<Lens | null>(null);
  const noteChange = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    setLens(new FormData(form).get('lens') === 'contact' ? 'contact' : 'recommendation');
    onChange(form);
  };
  const { quadrants, rings, areas, tags, editions } = choices;
  return (
    <Form method="post" className="share-form" onChange={noteChange} autoComplete="off">
      <label className="share-field">
        Whom it is for <input name="recipient" defaultValue={sent.recipient} placeholder="Platform team" />
        <span className="small soft">Only you see this.</span>
      </label>
      <fieldset>
        <legend>What they see</legend>
        {SHOWS.map((show) => (
          <Choice key={show} type="radio" name="show" value={show} isOn={sent.show === show} label={SHOW_WORDS[show]} />
        ))}
        <p className="small soft">
          Shared entries are those that say <code>visibility: shared</code>; their logs and questions stay with you. Pictures in them go without place, camera, names and comments.
        </p>
      </fieldset>
      <fieldset>
        <legend>Which radar</legend>
        {LENSES.map((each) => (
          <Choice key={each} type="radio" name="lens" value={each} isOn={sent.lens === each} label={LENS_WORDS[each]} />
        ))}
        <div className="share-when">
          <label className="share-field">
            As of <input type="date" name="asOf" defaultValue={sent.asOf} />
          </label>
          {editions.length > 0 && (
            <label className="share-field">
              or an edition{' '}
              <select name="edition" defaultValue={sent.edition}>
                <option value="">none</option>
                <option value="latest">the latest that is published</option>
                {editions.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="small soft">{editions.length > 0 ? 'With neither' : 'Without it'}, it is the radar of the day it is looked at.</p>
        <Choice type="checkbox" name="history" value="yes" isOn={sent.history} label="Readers may go back in time" />
      </fieldset>
      <fieldset>
        <legend>Only a part of it</legend>
        <Group title="Quadrants" name="quadrants" chosen={sent.quadrants} options={quadrants.map(({ id, title }) => [id, title])} />
        {LENSES.filter((each) => lens === null || each === lens).map((each) => (
          <Group key={each} title={lens === null ? `Rings: ${LENS_WORDS[each]}` : 'Rings'} name="rings" chosen={sent.rings} options={rings[each].map(({ id, title }) => [id, title])} />
        ))}
        <Group title="Tags" name="tags" chosen={sent.tags} options={tags.map((tag) => [tag, tag])} />
        <Group title="Areas" name="areas" chosen={sent.areas} options={areas.map(({ id, title }) => [id, title])} />
        <p className="small soft">Nothing chosen leaves nothing out. An area has to fit every kind of choice.</p>
      </fieldset>
      <fieldset>
        <legend>What stands over it</legend>
        <label className="share-field">
          Title <input name="title" defaultValue={sent.title} placeholder="That of your radar" />
        </label>
        <label className="share-field">
          What you have to say of it <textarea name="notes" rows={4} defaultValue={sent.notes} />
        </label>
      </fieldset>
      <fieldset>
        <legend>Who can open it, and for how long</legend>
        <label className="share-field">
          Days <input type="number" name="days" min={1} max={3650} defaultValue={sent.days} required />
        </label>
        <label className="share-field">
          Password; empty asks for none <input type="password" name="password" autoComplete="new-password" />
        </label>
        <label className="share-field">
          Sites that may show it inside their pages <textarea name="embed" rows={2} defaultValue={sent.embed} placeholder="https://intranet.example.org" />
          <span className="small soft">One a line, by scheme and name alone. No other page can.</span>
        </label>
      </fieldset>
      <div className="buttons">
        <button type="submit" name="act" value="create" className="primary">
          Make the link
        </button>
        <button type="submit" name="act" value="preview" className="only-without-script">
          Preview
        </button>
      </div>
    </Form>
  );
}

type Option = readonly [value: string, label: string];

function Group({ title, name, chosen, options }: { title: string; name: string; chosen: readonly string[]; options: readonly Option[] }): ReactNode {
  if (options.length === 0) return null;
  const on = chosen.filter((value) => options.some(([known]) => known === value));
  return (
    <details open={on.length > 0}>
      <summary>{title}</summary>
      <div className="share-options">
        {options.map(([value, label]) => (
          <Choice key={value} type="checkbox" name={name} value={value} isOn={chosen.includes(value)} label={label} />
        ))}
      </div>
    </details>
  );
}

function Choice({ type, name, value, isOn, label }: { type: 'checkbox' | 'radio'; name: string; value: string; isOn: boolean; label: string }) {
  return (
    <label className="share-choice">
      <input type={type} name={name} value={value} defaultChecked={isOn} /> {label}
    </label>
  );
}
