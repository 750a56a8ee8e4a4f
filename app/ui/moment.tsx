/** A moment, in the reader's own time once there is script. */
export function MomentMark({ at }: { at: number }) {
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()} suppressHydrationWarning>
      {moment.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
}
