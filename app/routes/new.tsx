import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { KIND_WORDS } from '#app/ui/kind-words.ts';

export const meta: MetaFunction = () => [{ title: 'New · Whetstone' }];

export function loader({ request }: LoaderFunctionArgs) {
  return { title: new URL(request.url).searchParams.get('title') };
}

const WHAT = {
  note: 'Anything worth finding again.',
  'deep-dive': 'A question you took apart with your own hands.',
  project: 'Something that goes on, with a log.',
  review: 'An architecture you looked at with others.',
  meeting: 'A vendor, a team, a talk over coffee.',
  reading: 'A book, a paper, a specification.',
} as const;

export default function New() {
  const { title } = useLoaderData<typeof loader>();
  const query = title ? `?title=${encodeURIComponent(title)}` : '';
  return (
    <div className="reading">
      <header className="page-head">
        <h1>{title ? `New: ${title}` : 'New'}</h1>
        <p className="soft">Each kind starts from its template in your vault, which you may change.</p>
      </header>
      <ul className="plain entry-list">
        {Object.entries(WHAT).map(([kind, what]) => (
          <li key={kind}>
            <Link to={`/new/${kind}${query}`}>{capitalised(KIND_WORDS[kind as keyof typeof WHAT])}</Link>
            <span className="soft">{what}</span>
          </li>
        ))}
        <li>
          <Link to={`/meetings/new${query}`}>A meeting with a brief</Link>
          <span className="soft">Where you stand, what to refresh, what to ask.</span>
        </li>
        <li>
          <Link to={`/new/area${query}`}>Area</Link>
          <span className="soft">A technology to keep an eye on: a blip of the radar.</span>
        </li>
      </ul>
    </div>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
