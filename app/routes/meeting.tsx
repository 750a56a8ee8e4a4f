import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { vendorBeside } from '#app/core/meeting.ts';
import { count, sayDay, sayWhen } from '#app/core/words.ts';
import { isRefused, saveForm } from '#app/ui/editor/save-form.ts';
import { readForm } from '#app/ui/form-values.ts';
import { BriefConclusions, BriefRefresh, BriefSpots, BriefStandingList } from '#app/ui/meeting/brief-parts.tsx';
import { MeetingForm } from '#app/ui/meeting/meeting-form.tsx';
import { MeetingOutcome } from '#app/ui/meeting/meeting-outcome.tsx';
import { orThrow } from '#app/ui/or-throw.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? 'Meeting'} · Whetstone` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return orThrow(await context.library.meeting(params['id'] ?? '', { minutes: query.get('minutes') }));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const id = params['id'] ?? '';
  const values = await readForm(request);
  const closed = await context.library.closeMeeting(id, values);
  if (!closed.ok) return data({ state: 'refused' as const, message: `${closed.problem.message} ${closed.problem.hint}`, values }, { status: 409 });
  const { answers, dodged, elsewhere, followUps } = closed.value;
  const said = new URLSearchParams({ answers: String(answers), dodged: String(dodged), elsewhere: String(elsewhere.length), followUps: String(followUps) });
  return redirect(`/meetings/${encodeURIComponent(id)}?closed&${said.toString()}`);
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => saveForm(request, () => serverAction<typeof action>());

export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => !isRefused(actionResult) && defaultShouldRevalidate;

/** What is typed here is not disturbed by what changes elsewhere. */
export const handle = { isForm: true };

export default function Meeting() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const [query] = useSearchParams();
  const isSaving = useNavigation().state !== 'idle';
  const { brief, day, today, id } = page;
  const isClosed = query.has('closed');
  const vendor = vendorBeside(page);
  const split = (
    <div className="meeting-split">
      <div className="meeting-before">
        <BriefStandingList brief={brief} places={page.places} />
        <BriefConclusions brief={brief} places={page.places} />
        <BriefRefresh brief={brief} places={page.places} />
        <BriefSpots brief={brief} places={page.places} />
      </div>
      <MeetingForm key={isClosed ? 'closed' : 'open'} page={page} isSaving={isSaving} />
    </div>
  );
  return (
    <div className="wide meeting">
      <header className="page-head">
        <h1>{page.title}</h1>
        <p className="soft">
          {day === null ? 'Undated' : `${sayDay(day)}, ${sayWhen(day, today)}`}
          {vendor !== null && ` · with ${vendor}`}
          {brief.areas.length > 0 && ' · '}
          {brief.areas.map((area, i) => (
            <span key={area.id}>
              {i > 0 && ', '}
              <Link to={`/areas/${encodeURIComponent(area.id)}`}>{area.title}</Link>
            </span>
          ))}
        </p>
        <p className="small meeting-ways">
          {!page.isHeld && (
            <a href="#questions" className="to-questions">
              To the questions
            </a>
          )}
          <Link to={`/entries/${encodeURIComponent(id)}`}>The entry</Link> <Link to={`/entries/${encodeURIComponent(id)}/edit`}>Edit</Link>{' '}
          <a href={`/meetings/${encodeURIComponent(id)}.md?minutes=${brief.minutes}`}>As Markdown</a>
        </p>
      </header>
      {isClosed && (
        <p className="kept" role="status">
          {sayClosed(query)}
        </p>
      )}
      {outcome && (
        <p className="notice" role="alert">
          {outcome.message}
        </p>
      )}
      {brief.bankSize === 0 && <p className="notice no-print">This vault has no question bank. “whet init” on its folder adds one, and writes over nothing.</p>}
      {brief.areas.length === 0 && <p className="notice">The entry names no area, so there is nothing to compute from. Add areas to it, and come back.</p>}
      <MeetingOutcome answered={page.answered} leftOpen={page.leftOpen} followUps={page.followUps} />
      {page.isHeld ? (
        <details className="meeting-again" open={page.draft !== null}>
          <summary>The brief it began with, and room to write down more</summary>
          {split}
        </details>
      ) : (
        split
      )}
    </div>
  );
}

function sayClosed(query: URLSearchParams): string {
  const number = (name: string) => Number(query.get(name)) || 0;
  const elsewhere = number('elsewhere');
  const dodged = number('dodged');
  const parts = [count(number('answers'), 'answer'), count(number('followUps'), 'follow-up')].join(' and ');
  return `Closed. ${parts} are in the entry, which counts as a contact.${dodged > 0 ? ` ${count(dodged, 'question')} that got no answer ${dodged === 1 ? 'stays' : 'stay'} open.` : ''}${elsewhere > 0 ? ` Questions are marked as answered in ${count(elsewhere, 'other file')}, too.` : ''}`;
}
