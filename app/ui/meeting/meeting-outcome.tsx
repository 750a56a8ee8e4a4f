import type { MeetingPage } from '#app/core/meeting.ts';
import { QuestionList } from '#app/ui/question-list.tsx';

/** What a meeting came to: the answers, and what was promised. */
export function MeetingOutcome({ answered, leftOpen, followUps }: Pick<MeetingPage, 'answered' | 'leftOpen' | 'followUps'>) {
  return (
    <>
      {answered.length > 0 && (
        <section className="meeting-answered">
          <h2>What was answered</h2>
          <QuestionList questions={answered} isHere />
        </section>
      )}
      {leftOpen.length > 0 && (
        <section className="meeting-answered">
          <h2>Left open</h2>
          <QuestionList questions={leftOpen} isHere />
        </section>
      )}
      {followUps.length > 0 && (
        <section className="meeting-answered">
          <h2>Follow-ups</h2>
          <ul className="plain question-list">
            {followUps.map(({ text, isDone, line }) => (
              <li key={line} className={isDone ? 'answered' : undefined}>
                {text} <span className="small soft">{isDone ? 'done' : 'open'}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
