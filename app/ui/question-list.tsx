import { Link } from '@remix-run/react';
import type { FoundQuestion } from '#app/core/found.ts';

/** Questions with the page they stand on; without it, where that is the page one is on. */
export function QuestionList({ questions, isHere = false }: { questions: FoundQuestion[]; isHere?: boolean }) {
  return (
    <ul className="plain question-list">
      {questions.map((question) => (
        <li key={`${question.path}:${question.line}`} className={question.answered ? 'answered' : undefined}>
          <span dangerouslySetInnerHTML={{ __html: question.html }} />{' '}
          {!isHere && (
            <span className="small soft">
              {question.answered && 'answered · '}
              <Link to={question.href}>{question.title}</Link>
            </span>
          )}
          {question.answerHtml && <div className="answer small" dangerouslySetInnerHTML={{ __html: question.answerHtml }} />}
        </li>
      ))}
    </ul>
  );
}
