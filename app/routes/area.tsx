import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { count, sayDay } from '#app/core/words.ts';
import { AreaFacts } from '#app/ui/area-facts.tsx';
import { AsOfForm } from '#app/ui/as-of-form.tsx';
import { Backlinks } from '#app/ui/backlinks.tsx';
import { FreshnessCurve } from '#app/ui/curve.tsx';
import { EntryList } from '#app/ui/entry-list.tsx';
import { SubjectActions } from '#app/ui/subject-actions.tsx';
import { orThrow } from '#app/ui/or-throw.ts';
import { QuestionList } from '#app/ui/question-list.tsx';
import { Rich } from '#app/ui/rich.tsx';
import { Why } from '#app/ui/why/why.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.area.title ?? 'Area'} · Whetstone` }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { search, searchParams: query } = new URL(request.url);
  const ask = { asOf: query.get('asOf'), contacts: query.get('contacts') === 'all' ? ('all' as const) : null };
  const page = orThrow(await context.library.area(params['id'] ?? '', ask));
  if (page.area.id !== params['id']) throw redirect(`/areas/${encodeURIComponent(page.area.id)}${search}`);
  return page;
}

export default function Area() {
  const page = useLoaderData<typeof loader>();
  const { area, asOf, today, freshness } = page;
  return (
    <div className="wide">
      <header className="page-head">
        <p className="small soft">
          {page.quadrant}
          {page.parent && (
            <>
              {' · part of '}
              <Link to={`/areas/${encodeURIComponent(page.parent.id)}`}>{page.parent.title}</Link>
            </>
          )}
        </p>
        <h1>{area.title}</h1>
        <SubjectActions href={`/areas/${encodeURIComponent(area.id)}`} more={[['merge', 'Merge']]} />
        <AsOfForm action={`/areas/${encodeURIComponent(area.id)}`} asOf={asOf} today={today} />
      </header>
      <div className="area-split">
        <div>
          {freshness ? (
            <>
              <FreshnessCurve curve={page.curve} asOf={asOf} title={area.title} />
              {page.retired && <p className="soft retired-note">Retired: with no verdict, and next to no evidence for a year, it is left out of the radar’s picture.</p>}
              <AreaFacts page={page} />
              <Why page={page} />
            </>
          ) : (
            <p className="empty">
              Nothing had been logged here by {sayDay(asOf)}. Name <code>{area.id}</code> under <code>areas:</code> of a dated entry, and its freshness begins.
            </p>
          )}
        </div>
        <div>
          {page.html && <Rich html={page.html} />}
          {page.children.length > 0 && (
            <section>
              <h2>Within it</h2>
              <ul>
                {page.children.map((child) => (
                  <li key={child.id}>
                    <Link to={`/areas/${encodeURIComponent(child.id)}`}>{child.title}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>Open questions in its entries</h2>
            {page.questions.length > 0 ? <QuestionList questions={page.questions} /> : <p className="soft">None about {area.title} by name.</p>}
            {page.otherQuestions.length > 0 && (
              <p className="small soft other-questions">
                Entries of several areas have others:{' '}
                {page.otherQuestions.map((entry, i) => (
                  <span key={entry.href}>
                    {i > 0 && ', '}
                    <Link to={entry.href}>{entry.title}</Link> ({entry.count})
                  </span>
                ))}
                .
              </p>
            )}
          </section>
          <section>
            <h2>Lessons</h2>
            {page.lessons.length === 0 && <p className="soft">None in its entries yet: a section headed Lessons, Trade-offs, Risks or Decision in any of them shows here.</p>}
            {page.lessons.map((lesson) => (
              <details key={`${lesson.path}:${lesson.line}`} className="lesson">
                <summary>
                  {lesson.heading} <span className="small soft">{lesson.title}</span>
                </summary>
                <Rich html={lesson.html} />
                <p className="small">
                  <Link to={lesson.href}>{lesson.title}</Link>
                </p>
              </details>
            ))}
          </section>
          <section>
            <h2>{count(page.entries.length, 'entry', 'entries')}</h2>
            {page.entries.length > 0 ? <EntryList entries={page.entries} asOf={asOf} /> : <p className="soft">None yet.</p>}
          </section>
          <section>
            <h2>What links here</h2>
            <Backlinks backlinks={page.backlinks} />
          </section>
        </div>
      </div>
    </div>
  );
}
