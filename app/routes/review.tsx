import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { formatDay } from '#app/core/day.ts';
import { sayContacts } from '#app/core/review-words.ts';
import { count, sayDay } from '#app/core/words.ts';
import { WhenMark } from '#app/ui/day.tsx';
import { FirstStep } from '#app/ui/first-step.tsx';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { putOffOutcome } from '#app/ui/plan/put-off.ts';
import { ContactsSince } from '#app/ui/review/contacts-since.tsx';
import { ReviewForm } from '#app/ui/review/review-form.tsx';
import { AreaRow, EntryRow, ReviewSection, VerdictRow } from '#app/ui/review/review-rows.tsx';
import { WeekMarks } from '#app/ui/review/week-marks.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.note.title ?? 'Review'} · Whetstone` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return orThrow(await context.library.review({ of: query.get('of'), asOf: query.get('asOf') }));
}

export async function action({ context: { library }, request }: ActionFunctionArgs) {
  const values = await readForm(request);
  if (values['intent'] === 'put-off') {
    const outcome = await putOffOutcome(values, (area, until) => library.putOff(area, until));
    return data({ ...outcome, sent: {} }, { status: outcome.ok ? 200 : 400 });
  }
  const { of, decided, next } = values;
  const verdicts = Object.fromEntries(Object.entries(values).flatMap(([name, verdict]) => (name.startsWith('verdict.') ? [[name.slice('verdict.'.length), verdict]] : [])));
  const kept = await library.keepReview({ of, decided, next, verdicts });
  if (kept.ok) return redirect(`${kept.value.href}?saved=1${kept.value.changed ? '' : '&unchanged'}`);
  return data({ ok: false, said: `Not written. ${kept.problem.message} ${kept.problem.hint}`, sent: values }, { status: 409 });
}

export default function Review() {
  const review = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const isSaving = useNavigation().state === 'submitting';
  const { of, asOf, staleBefore } = review;
  const sent: Record<string, string> = outcome?.sent ?? {};
  const chosen = (area: string) => sent[`verdict.${area}`];
  const offered = new Set(review.verdicts.map(({ statement }) => statement.area));
  return (
    <div className="wide review">
      <header className="page-head">
        <h1>{review.note.title}</h1>
        <nav aria-label="Span" className="lenses">
          <Link to="/review" aria-current={of === 'week' ? 'page' : undefined}>
            The week
          </Link>
          <Link to="/review?of=quarter" aria-current={of === 'quarter' ? 'page' : undefined}>
            The quarter
          </Link>
        </nav>
        <p className="soft">
          On {sayDay(asOf)}. {sayContacts(review)}
        </p>
      </header>
      {outcome && (
        <p className={outcome.ok ? 'kept' : 'notice'} role={outcome.ok ? 'status' : 'alert'}>
          {outcome.said}
        </p>
      )}
      <FirstStep />
      <WeekMarks weeks={review.weeks} />
      <div className="columns review-columns">
        <ReviewSection title="Went stale" none="Nothing since then." rows={review.staleNow.map((row) => <AreaRow key={row.area} row={row} asOf={asOf} isOffered={offered.has(row.area)} chosen={chosen(row.area)} />)}>
          {staleBefore.length > 0 && (
            <p className="small">
              <Link to="/freshness">{count(staleBefore.length, 'area')} that were stale before</Link>
            </p>
          )}
        </ReviewSection>
        <ReviewSection title="Goes stale next" none={`Nothing before ${sayDay(asOf + (of === 'week' ? 7 : 91))}.`} rows={review.staleSoon.map((row) => <AreaRow key={row.area} row={row} asOf={asOf} isOffered={offered.has(row.area)} chosen={chosen(row.area)} />)} />
        <ReviewSection title="Verdicts to look at again" none={review.hasVerdicts ? 'Every verdict stands on what you know.' : 'You have stated no verdict yet.'} rows={review.verdicts.map((verdict) => <VerdictRow key={verdict.statement.area} verdict={verdict} asOf={asOf} chosen={chosen(verdict.statement.area)} />)} />
        <ReviewSection
          title="Oldest open questions"
          none="None is open."
          rows={review.questions.map(({ path, line, html, href, title, since }) => (
            <li key={`${path}:${line}`}>
              <div>
                <span dangerouslySetInnerHTML={{ __html: html }} />
                <span className="small soft review-note">
                  <Link to={`${href}#line-${line}`}>{title}</Link>, {since === null ? 'undated' : <WhenMark day={since} asOf={asOf} />}
                </span>
              </div>
              <div className="review-actions small">
                <Link to={`${href}/edit`}>
                  Answer<span className="hidden-visually"> in {title}</span>
                </Link>
              </div>
            </li>
          ))}
        >
          {review.questionCount > review.questions.length && <p className="small soft">{count(review.questionCount, 'question')} are open in all.</p>}
        </ReviewSection>
        <ReviewSection title="Reading that got stuck" none="Nothing lies unread." rows={review.reading.map((entry) => <EntryRow key={entry.path} entry={entry} asOf={asOf} />)} />
        <ReviewSection title="Projects paused or gone quiet" none="None." rows={review.projects.map((entry) => <EntryRow key={entry.path} entry={entry} asOf={asOf} />)} />
        <ContactsSince contacts={review.contacts} asOf={asOf} />
      </div>
      {asOf === review.today ? <ReviewForm review={review} sent={sent} isSaving={isSaving} /> : <p className="soft">A note is written on its day; this is a look at {formatDay(asOf)}.</p>}
    </div>
  );
}
