import type { BriefQuestion } from '#app/core/brief-types.ts';
import { FIELD, type MeetingPage } from '#app/core/meeting.ts';
import { sayDay } from '#app/core/words.ts';
import { AnswerField, AskedTick } from './answer-field.tsx';
import { Evidence } from './brief-parts.tsx';

interface Props {
  question: BriefQuestion;
  places: MeetingPage['places'];
  /** What was said to it here without answering it, as HTML; '' where nothing was. */
  said: string;
  values: Record<string, string>;
  isNewTheme: boolean;
}

/** One question with what to listen for, and room for the answer. */
export function QuestionRow({ question, places, said, values, isNewTheme }: Props) {
  const { text, theme, why, goodAnswer, dodge, previously, open, evidence, score, parts } = question;
  return (
    <li className="meeting-question">
      {isNewTheme && <h3 className="theme">{theme}</h3>}
      <input type="hidden" name={FIELD.at + text} value={open ? `${open.path}:${open.line}` : ''} />
      <AskedTick text={text} values={values} />
      <p className="small soft">{why}</p>
      {goodAnswer !== '' && (
        <p className="small listen">
          <span>
            <b>Good:</b> {goodAnswer}
          </span>{' '}
          <span>
            <b>Dodge:</b> {dodge}
          </span>
        </p>
      )}
      {previously && (
        <p className="small before">
          <b>Answered before{previously.day !== null && `, ${sayDay(previously.day)}`}:</b> {previously.answer}
        </p>
      )}
      <Evidence evidence={evidence} places={places} />
      {said && (
        <div className="small before">
          <b>Said so far:</b> <div className="answer" dangerouslySetInnerHTML={{ __html: said }} />
        </div>
      )}
      <AnswerField text={text} values={values} />
      <details className="small why-score">
        <summary>Why it is here</summary>
        <ul>
          {parts.map(({ points, because }) => (
            <li key={because}>
              <span className="number">{points.toFixed(1)}</span> {because}
            </li>
          ))}
        </ul>
        <p className="soft">
          Together <span className="number">{score.toFixed(1)}</span>; further questions of one theme, file or gap count for less.
        </p>
      </details>
    </li>
  );
}
