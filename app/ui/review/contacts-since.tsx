import { Link } from '@remix-run/react';
import type { Day } from '#app/core/day.ts';
import { isFirstHand } from '#app/core/depth.ts';
import { hrefOf, hrefOfContact } from '#app/core/found.ts';
import type { ReviewView } from '#app/core/review-view.ts';
import { sayMinutes } from '#app/core/words.ts';
import { DayMark } from '../day.tsx';
import { ReviewSection } from './review-rows.tsx';

/** Every contact since the review before. */
export function ContactsSince({ contacts, asOf }: { contacts: ReviewView['contacts']; asOf: Day }) {
  const rows = contacts.map(({ area, areaTitle, day, depth, minutes, estimated, entry, path, line, title }) => (
    <li key={`${path}:${line}:${area}`}>
      <div>
        <Link to={hrefOf({ id: area, isArea: true })}>{areaTitle}</Link>{' '}
        <span className={isFirstHand(depth) ? 'small' : 'small soft second'}>
          {depth}, {sayMinutes(minutes)}
          {estimated && ' (estimated)'}
        </span>
        <span className="small soft review-note">
          <DayMark day={day} asOf={asOf} /> · <Link to={hrefOfContact({ entry, line })}>{title}</Link>
        </span>
      </div>
    </li>
  ));
  return <ReviewSection title="Contacts since then" none="None." rows={rows} />;
}
