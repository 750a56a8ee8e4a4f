/** What is second-hand is hatched, what is first-hand is solid: everywhere, and in print. */
export const HATCH = 'url(#second-hand-hatch)';

/** The hatching that the pictures of a page fill with. Once per page. */
export function HatchPattern() {
  return (
    <svg width="0" height="0" className="hatch-pattern" aria-hidden="true">
      <defs>
        <pattern id="second-hand-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch-ground" width="5" height="5" />
          <rect className="hatch-line" width="1.6" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}
