import { Form } from '@remix-run/react';
import { formatDay, type Day } from '#app/core/day.ts';

const WEEKS = 4;

/** Puts an area off until a day; posted to the page it stands on. */
export function NotNow({ area, title, asOf }: { area: string; title: string; asOf: Day }) {
  return (
    <details className="not-now">
      <summary>
        Not now<span className="hidden-visually">: {title}</span>
      </summary>
      <Form method="post" preventScrollReset className="buttons">
        <input type="hidden" name="intent" value="put-off" />
        <input type="hidden" name="area" value={area} />
        <label>
          Not before <input type="date" name="until" defaultValue={formatDay(asOf + 7 * WEEKS)} min={formatDay(asOf + 1)} required />
        </label>
        <button type="submit">Leave it until then</button>
      </Form>
    </details>
  );
}

/** Lets an area that was put off into plans again. */
export function TakeBack({ area, title }: { area: string; title: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="put-off" />
      <input type="hidden" name="area" value={area} />
      <button type="submit" className="quiet">
        Take back<span className="hidden-visually">: {title}</span>
      </button>
    </Form>
  );
}
