import { Link } from '@remix-run/react';
import { VERB } from '#app/core/brief-markdown.ts';
import type { Brief, BriefEvidence } from '#app/core/brief-types.ts';
import type { MeetingPage } from '#app/core/meeting.ts';
import { sayMinutes } from '#app/core/words.ts';
import { FreshnessMark } from '#app/ui/marks.tsx';

interface Part {
  brief: Brief;
  places: MeetingPage['places'];
}

/** Where a line of a brief comes from. */
export function Evidence({ evidence, places }: { evidence: readonly BriefEvidence[]; places: MeetingPage['places'] }) {
  const first = new Map<string, BriefEvidence>();
  for (const place of evidence) if (!first.has(place.entry)) first.set(place.entry, place);
  const shown = [...first.values()].flatMap(({ entry, line }) => (places[entry] ? [{ ...places[entry], line }] : []));
  if (shown.length === 0) return null;
  return (
    <span className="small evidence">
      {shown.map(({ href, title, line }) => (
        <Link key={href} to={line > 1 ? `${href}#line-${line}` : href}>
          {title}
        </Link>
      ))}
    </span>
  );
}

export function BriefStandingList({ brief, places }: Part) {
  return (
    <section>
      <h2>Where you stand</h2>
      <ul className="plain brief-list">
        {brief.standing.map(({ area, title, freshness, sentences, evidence }) => (
          <li key={area}>
            <p className="brief-head">
              <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link> <FreshnessMark F={freshness.F} basis={freshness.basis} />
            </p>
            <p>{sentences.join(' ')}</p>
            <Evidence evidence={evidence} places={places} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BriefConclusions({ brief: { conclusions, contradictions }, places }: Part) {
  return (
    <section>
      <h2>What you already concluded</h2>
      {conclusions.length + contradictions.length === 0 && <p className="soft">Nothing yet.</p>}
      <ul className="plain brief-list">
        {contradictions.map(({ text, evidence }) => (
          <li key={text}>
            <p>
              <strong>Two things said.</strong> {text}
            </p>
            <Evidence evidence={evidence} places={places} />
          </li>
        ))}
        {conclusions.map(({ entry, heading, text, superseded, evidence }) => (
          <li key={`${entry}:${evidence[0]!.line}`}>
            <p>
              <span className="soft">
                {heading}
                {superseded && ', superseded'}.
              </span>{' '}
              {text}
            </p>
            <Evidence evidence={evidence} places={places} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BriefRefresh({ brief: { refresh, minutes }, places }: Part) {
  return (
    <section>
      <h2>Refresh first, in {sayMinutes(minutes)}</h2>
      {refresh.length === 0 && <p className="soft">Nothing that fits would tell you much.</p>}
      <ul className="plain brief-list">
        {refresh.map(({ entry, kind, title, minutes: time, estimated, why, evidence }) => (
          <li key={`${kind}:${entry}:${title}`}>
            <p>
              {VERB[kind]} <Link to={places[entry]?.href ?? '/entries'}>{title}</Link>{' '}
              <span className="number">
                {sayMinutes(time)}
                {estimated && ' (estimated)'}
              </span>{' '}
              <span className="soft">{why}</span>
            </p>
            {kind === 'touch' && <Evidence evidence={evidence} places={places} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BriefSpots({ brief: { blindSpots }, places }: Part) {
  if (blindSpots.length === 0) return null;
  return (
    <section>
      <h2>Blind spots</h2>
      <ul className="plain brief-list">
        {blindSpots.map(({ area, title, text, evidence }) => (
          <li key={area}>
            <p>
              <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link>: {text}
            </p>
            <Evidence evidence={evidence} places={places} />
          </li>
        ))}
      </ul>
    </section>
  );
}
