import { HATCH } from './hatch.tsx';

interface Props {
  A: number;
  /** The first-hand part of A. */
  firstHandShare: number;
  /** With what the two fills mean beside it. */
  legend?: boolean;
}

/** The part of the evidence that is first-hand: solid against hatched, and in words. */
export function FirstHandSplit({ A, firstHandShare, legend = false }: Props) {
  if (A <= 0) return <span className="soft">–</span>;
  const part = firstHandShare / A;
  return (
    <span className="first-hand-split">
      <svg className="split-bar" viewBox="0 0 60 10" width="60" height="10" aria-hidden="true">
        <rect fill={HATCH} width="60" height="10" />
        <rect className="bar-fresh" width={Math.round(part * 600) / 10} height="10" />
      </svg>
      <span className="number">{Math.round(100 * part)} %</span>
      {legend && <span className="small soft">first-hand (solid), the rest second-hand (hatched)</span>}
    </span>
  );
}
