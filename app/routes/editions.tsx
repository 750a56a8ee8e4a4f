import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { formatDay } from '#app/core/day.ts';
import { count, sayDayShort } from '#app/core/words.ts';
import { sayState } from '#app/ui/edition-words.ts';
import { readForm } from '#app/ui/form-values.ts';
import { LENS_WORDS } from '#app/ui/lens-words.ts';

export const meta: MetaFunction = () => [{ title: 'Editions · Whetstone' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { library } = context;
  const [editions, { today }] = await Promise.all([library.editions(), library.about()]);
  return { editions, today };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { title = '', asOf, lens, notes, published } = await readForm(request);
  const made = await context.library.createEdition({ title, asOf, lens, notes, published });
  if (made.ok) return redirect(`/editions/${encodeURIComponent(made.value.name)}`);
  return data({ refused: `${made.problem.message} ${made.problem.hint}`, values: { title, asOf, lens, notes, published } }, { status: 400 });
}

export default function Editions() {
  const { editions, today } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const sent = outcome?.values;
  return (
    <div className="reading">
      <header className="page-head">
        <h1>Editions</h1>
        <p className="soft">A radar frozen on a day, with what you have to say of it: a file in editions/ that stays as it is, whatever you learn later.</p>
      </header>
      {editions.length > 0 && (
        <>
          <div className="table-scroll" role="region" aria-label="Editions" tabIndex={0}>
            <table className="editions-table">
              <thead>
                <tr>
                  <th scope="col">Edition</th>
                  <th scope="col">As of</th>
                  <th scope="col" className="wide-only">
                    Lens
                  </th>
                  <th scope="col">Areas</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {editions.map((edition) => (
                  <tr key={edition.name}>
                    <th scope="row">
                      <Link to={`/editions/${encodeURIComponent(edition.name)}`}>{edition.title}</Link>
                    </th>
                    <td>{sayDayShort(edition.asOf)}</td>
                    <td className="wide-only">{LENS_WORDS[edition.lens]}</td>
                    <td className="number">{edition.blips}</td>
                    <td>{sayState(edition)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="small">
            <Link to="/editions/trajectory">How areas moved through {count(editions.length, 'edition')}</Link>
          </p>
        </>
      )}
      <section className="edition-new">
        <h2>{editions.length === 0 ? 'Freeze the first' : 'Freeze another'}</h2>
        {outcome && (
          <p className="notice" role="alert">
            Nothing was frozen. {outcome.refused}
          </p>
        )}
        <Form method="post" className="stacked">
          <label>
            Name <input name="title" required placeholder="Q4 2026" defaultValue={sent?.title} />
          </label>
          <label>
            As of <input type="date" name="asOf" defaultValue={sent?.asOf ?? formatDay(today)} />
          </label>
          <label>
            Lens{' '}
            <select name="lens" defaultValue={sent?.lens ?? 'recommendation'}>
              <option value="recommendation">{LENS_WORDS.recommendation}</option>
              <option value="contact">{LENS_WORDS.contact}</option>
            </select>
          </label>
          <label>
            What you have to say of it <textarea name="notes" rows={5} defaultValue={sent?.notes} />
          </label>
          <label>
            Public from; empty leaves it a draft <input type="date" name="published" defaultValue={sent?.published} />
          </label>
          <div className="buttons">
            <button type="submit" className="primary">
              Freeze it
            </button>
          </div>
        </Form>
      </section>
    </div>
  );
}
