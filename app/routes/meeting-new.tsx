import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { formatDay } from '#app/core/day.ts';

export const meta: MetaFunction = () => [{ title: 'Prepare a meeting · Whetstone' }];

export async function loader({ context: { library }, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const [vendor, title] = [query.get('vendor') ?? '', query.get('title') ?? ''];
  const { quadrants } = await library.areas();
  const areas = quadrants.flatMap((quadrant) => quadrant.areas.map(({ id, title: name }) => ({ id, title: name })));
  return { vendor, title, areas, suggested: await library.suggestAreas({ vendor, topic: title }), today: formatDay((await library.about()).today) };
}

export async function action({ context: { library }, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const text = (name: string) => textIn(form, name);
  const typed = { vendor: text('vendor'), title: text('title'), date: text('date'), minutes: text('minutes') };
  const { vendor, title } = typed;
  const areas = form.getAll('area').map(String).filter(Boolean);
  if (areas.length === 0 && text('none') === '') {
    const suggested = await library.suggestAreas({ vendor, topic: title });
    const said = suggested.length > 0 ? 'Which of these areas is it about? Those that are sure are ticked.' : 'Nothing in the vault says which areas it is about. Choose them below, or go on without.';
    return data({ said, suggested, isAsked: true, typed }, { status: 400 });
  }
  const made = await library.newMeeting({ vendor, title, date: text('date'), areas });
  if (!made.ok) return data({ said: `${made.problem.message} ${made.problem.hint}`, suggested: null, isAsked: false, typed }, { status: 400 });
  return redirect(`/meetings/${encodeURIComponent(made.value.id)}?minutes=${encodeURIComponent(text('minutes') || '20')}`);
}

/** What is typed here is not disturbed by what changes elsewhere. */
export const handle = { isForm: true };

export default function NewMeeting() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const typed = { date: page.today, minutes: '20', vendor: page.vendor, title: page.title, ...outcome?.typed };
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<typeof loader>();
  const suggested = fetcher.data?.suggested ?? outcome?.suggested ?? page.suggested;
  const suggest = useSuggestions(form, (query) => fetcher.load(`/meetings/new?${query}`));
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Prepare a meeting</h1>
        <p className="soft">It becomes an entry of its own, with a brief out of what your vault already says.</p>
      </header>
      {outcome && (
        <p className="notice" role="alert">
          {outcome.said}
        </p>
      )}
      <Form method="post" ref={form} className="meeting-new" onInput={suggest}>
        <label>
          Vendor <input name="vendor" defaultValue={typed.vendor} autoComplete="off" />
        </label>
        <label>
          Topic <input name="title" defaultValue={typed.title} autoComplete="off" aria-describedby="topic-hint" />
        </label>
        <p id="topic-hint" className="small soft">
          One of the two is enough; the topic becomes the title.
        </p>
        <div className="meeting-when">
          <label>
            Date <input type="date" name="date" defaultValue={typed.date} required />
          </label>
          <label>
            Minutes to prepare <input type="number" name="minutes" defaultValue={typed.minutes} min={1} max={480} required />
          </label>
        </div>
        <fieldset>
          <legend>Areas</legend>
          <div role="status" aria-live="polite">
            {suggested.length === 0 ? <p className="small soft">Suggested from what you type: names, aliases, vendors you met before.</p> : <p className="small soft">Tick what you will speak of: it counts as a contact once the meeting is closed.</p>}
            {suggested.map(({ area, title, why, isSure }) => (
              <label key={`${area}:${isSure}`} className="choice">
                <input type="checkbox" name="area" value={area} defaultChecked={isSure} /> <span>{title}</span> <span className="small soft">{why}</span>
              </label>
            ))}
          </div>
          {[1, 2].map((n) => (
            <select key={n} name="area" defaultValue="" aria-label={n === 1 ? 'Another area' : 'One more area'}>
              <option value="">{n === 1 ? 'Another area…' : 'One more…'}</option>
              {page.areas.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          ))}
        </fieldset>
        {outcome?.isAsked && <input type="hidden" name="none" value="yes" />}
        <button type="submit" className="primary">
          Prepare
        </button>
      </Form>
    </div>
  );
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

const PAUSE_MS = 250;

/** Asks for areas when typing pauses. */
function useSuggestions(form: React.RefObject<HTMLFormElement>, load: (query: string) => void): () => void {
  const pause = useRef<ReturnType<typeof setTimeout>>();
  const asked = useRef('');
  useEffect(() => () => clearTimeout(pause.current), []);
  return () => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      const fields = new FormData(form.current!);
      const query = new URLSearchParams({ vendor: textIn(fields, 'vendor'), title: textIn(fields, 'title') }).toString();
      if (query !== asked.current) load(query);
      asked.current = query;
    }, PAUSE_MS);
  };
}
