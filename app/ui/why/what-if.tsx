import { Link } from '@remix-run/react';
import type { WhatIfWords } from '#app/core/why-words.ts';

/** What would change where an area stands, as computed by the model. */
export function WhatIf({ words: { now, aims, recommendation } }: { words: WhatIfWords }) {
  return (
    <div className="what-if">
      {now.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {aims.map(({ goal, ways }) => (
        <div key={goal}>
          <h3>{goal}</h3>
          <ul>
            {ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </div>
      ))}
      {recommendation.length > 0 && (
        <div>
          <h3>What you recommend</h3>
          <ul>
            {recommendation.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="small soft">
        Tried out in <Link to="/model">the model</Link>, in steps of half an hour up to a working day; it promises no more than the model knows.
      </p>
    </div>
  );
}
