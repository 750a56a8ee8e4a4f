import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { count, sayDay, sayMinutes } from '#app/core/words.ts';
import { CaptureField } from '#app/ui/capture/capture-field.tsx';
import { StaleMark, WhenMark } from '#app/ui/day.tsx';
import { EntryList } from '#app/ui/entry-list.tsx';
import { FirstStep, useLack } from '#app/ui/first-step.tsx';
import { FreshnessMark } from '#app/ui/marks.tsx';
import { whyHref } from '#app/ui/why/why-href.ts';
import { PlanOfWeek } from '#app/ui/plan/plan-of-week.tsx';
import { QuestionList } from '#app/ui/question-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Today · Whetstone' }];

export async function loader({ context: { library } }: LoaderFunctionArgs) {
  const [today, plan, drafts] = await Promise.all([library.today(), library.planOfWeek(), library.drafts()]);
  return { ...today, plan, drafts: drafts.length };
}

export default function Today() {
  const today = useLoaderData<typeof loader>();
  const { asOf, week, drafts } = today;
  const lack = useLack();
  return (
    <div className="wide">
      <header className="page-head">
        <h1>{sayDay(asOf)}</h1>
        <p className="soft">
          {sayMinutes(week.minutes)} of contact in the last seven days, of the {sayMinutes(week.budget)} a week you mean to spend.
        </p>
        {drafts > 0 && (
          <p className="small">
            <Link to="/drafts">{count(drafts, 'draft')}</Link> <span className="soft">you have not saved yet</span>
          </p>
        )}
      </header>
      <div className="today-capture">
        <CaptureField />
      </div>
      <FirstStep />
      <div className="columns">
        {lack !== 'area' && <Standing today={today} />}
        <section>
          <h2>Open questions</h2>
          {today.questions.length === 0 ? (
            <p className="soft">None. Write one as “- [ ] …” under a heading Questions.</p>
          ) : (
            <QuestionList questions={today.questions} />
          )}
        </section>
        <section>
          <h2>Lately</h2>
          {today.recent.length === 0 && <p className="soft">Nothing so far.</p>}
          <EntryList entries={today.recent} asOf={asOf} />
        </section>
        <section>
          <h2>{today.upcoming.length > 0 ? 'Coming up' : 'Meetings'}</h2>
          <EntryList entries={today.upcoming} asOf={asOf} />
          <p className="small section-ways">
            <Link to="/meetings/new">Prepare a meeting</Link> · <Link to="/entries?kind=meeting">All meetings</Link>
          </p>
        </section>
        {today.outlived.length > 0 && (
          <section>
            <h2>Verdicts that outlived their evidence</h2>
            <ul className="plain area-list">
              {today.outlived.map(({ statement, title }) => (
                <li key={statement.area}>
                  <Link to={`/areas/${encodeURIComponent(statement.area)}`}>{title}</Link>
                  <span>{statement.verdict}</span>
                  <span className="small soft">
                    said <WhenMark day={statement.day} asOf={asOf} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

/** How the areas stand; of a vault without any there is nothing to say. */
function Standing({ today }: { today: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { asOf } = today;
  return (
    <>
      <section>
        <h2>Goes stale next</h2>
        {today.staleNext.length === 0 && <p className="soft">Nothing is fresh enough to go stale.</p>}
        <ul className="plain area-list">
          {today.staleNext.map((row) => (
            <li key={row.area}>
              <Link to={`/areas/${encodeURIComponent(row.area)}`}>{row.title}</Link>
              <FreshnessMark F={row.F} basis={row.basis} why={whyHref(row.area, asOf, asOf)} />
              <span className="small">
                <StaleMark forecast={row} asOf={asOf} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <PlanOfWeek plan={today.plan} />
      <section>
        <h2>Stale, and the easiest to win back</h2>
        {today.stale.length === 0 && <p className="soft">Nothing is stale.</p>}
        <ul className="plain area-list">
          {today.stale.map((row) => (
            <li key={row.area}>
              <Link to={`/areas/${encodeURIComponent(row.area)}`}>{row.title}</Link>
              <FreshnessMark F={row.F} basis={row.basis} why={whyHref(row.area, asOf, asOf)} />
              <span className="small soft">last met {row.lastContact === null ? 'never' : <WhenMark day={row.lastContact} asOf={asOf} />}</span>
            </li>
          ))}
        </ul>
        {today.staleCount > today.stale.length && (
          <p className="small">
            <Link to="/freshness">All {count(today.staleCount, 'stale area')}</Link>
          </p>
        )}
      </section>
    </>
  );
}
