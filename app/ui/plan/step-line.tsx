import { Link } from '@remix-run/react';
import type { Step } from '#app/core/plan-step.ts';

/** What to do next, with the way to where it stands. */
export function StepLine({ step }: { step: Step }) {
  return (
    <p className="pick-step">
      {step.say}
      {step.at && (
        <span className="small soft">
          {' '}
          <Link to={step.at.href} title={`${step.at.path}, line ${step.at.line}`}>
            {step.at.title}
          </Link>
        </span>
      )}
    </p>
  );
}
