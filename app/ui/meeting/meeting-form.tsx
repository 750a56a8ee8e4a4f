import { Form } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { BriefQuestion } from '#app/core/brief-types.ts';
import { formatDay } from '#app/core/day.ts';
import { ADDED, FIELD, strayQuestions, type MeetingPage } from '#app/core/meeting.ts';
import { DraftNote } from '#app/ui/editor/draft-note.tsx';
import { AnswerField, AskedTick, keepTicks } from './answer-field.tsx';
import { QuestionRow } from './question-row.tsx';
import { useJottings } from './use-jottings.ts';

/** Meeting mode: the questions, and room to write beside each; kept while one types, written into the entry at the end. */
export function MeetingForm({ page, isSaving }: { page: MeetingPage; isSaving: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const { values, version, id, state } = useJottings(form, page, isSaving);
  const [rows, setRows] = useState(ADDED);
  const { brief, day, today } = page;
  // What was answered here stands above.
  const questions = brief.questions.filter(({ previously }) => previously?.entry !== page.id);
  const stray = strayQuestions(questions, values);
  const saidTo = (open: BriefQuestion['open']) => (open && page.leftOpen.find(({ path, line }) => path === open.path && line === open.line)?.answerHtml) ?? '';
  const addedBefore = Object.keys(values).filter((name) => name.startsWith(FIELD.added) && values[name] !== '').length;
  return (
    <Form method="post" ref={form} className="meeting-form" key={version} onInput={keepTicks} aria-label="The meeting">
      <input type="hidden" name="draft" value={id} />
      <h2 id="questions">Questions</h2>
      {questions.length === 0 && <p className="soft">None yet.</p>}
      <ol className="plain meeting-questions">
        {questions.map((question, i) => (
          <QuestionRow key={question.text} question={question} places={page.places} said={saidTo(question.open)} values={values} isNewTheme={questions[i - 1]?.theme !== question.theme} />
        ))}
        {stray.map(({ text, at }) => (
          <li key={text} className="meeting-question">
            <input type="hidden" name={FIELD.at + text} value={at} />
            <AskedTick text={text} values={values} />
            <AnswerField text={text} values={values} />
          </li>
        ))}
      </ol>
      <section className="meeting-added">
        <h3>Questions that came up</h3>
        {Array.from({ length: Math.max(rows, addedBefore + 1) }, (_, n) => (
          <div key={n} className="meeting-row">
            <input name={FIELD.added + String(n)} defaultValue={values[FIELD.added + String(n)]} aria-label={`Question ${n + 1} that came up`} placeholder="A question" />
            <textarea name={FIELD.said + String(n)} defaultValue={values[FIELD.said + String(n)]} rows={2} aria-label={`Answer to question ${n + 1} that came up`} placeholder="What was said" />
          </div>
        ))}
        <button type="button" className="quiet needs-script" onClick={() => setRows((many) => Math.max(many, addedBefore + 1) + 1)}>
          One more
        </button>
      </section>
      <section className="meeting-close">
        <h3>Afterwards</h3>
        <label>
          Follow-ups, one a line
          <textarea name="followUps" defaultValue={values['followUps']} rows={3} />
        </label>
        <div className="meeting-when">
          <label>
            Held on <input type="date" name="date" defaultValue={values['date'] ?? formatDay(day === null ? today : Math.min(day, today))} required />
          </label>
          {page.isTimedByArea ? (
            <p className="small soft">The entry says how long each area was talked about.</p>
          ) : (
            <label>
              Minutes <input type="number" name="minutes" min={1} max={1440} defaultValue={values['minutes'] ?? page.minutes ?? 45} />
            </label>
          )}
        </div>
        <p className="small soft">Closing writes answers and follow-ups into the entry, counts it as a contact (discussed), and marks what was answered in the entries where it was asked. What was dodged stays open, with what was said.</p>
        <div className="form-actions">
          <button type="submit" className="primary" disabled={isSaving}>
            Close meeting
          </button>
          <DraftNote state={state} />
        </div>
      </section>
    </Form>
  );
}
