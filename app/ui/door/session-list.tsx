import { MomentMark } from '../moment.tsx';

interface Line {
  id: string;
  browser: string;
  createdAt: number;
  seenAt: number;
  isMine: boolean;
}

/** Browsers that are signed in, each with a way to end that. */
export function SessionList({ sessions }: { sessions: readonly Line[] }) {
  return (
    <ul className="plain session-list">
      {sessions.map(({ id, browser, createdAt, seenAt, isMine }) => (
        <li key={id}>
          <div>
            <strong>{browser}</strong>
            {isMine && ', this one'}
            <p className="small soft">
              Last seen <MomentMark at={seenAt} /> · since <MomentMark at={createdAt} />
            </p>
          </div>
          {!isMine && (
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <button type="submit" name="intent" value="end" aria-label={`Sign out ${browser}`}>
                Sign out
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
