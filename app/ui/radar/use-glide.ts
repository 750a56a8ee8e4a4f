import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Blip } from '#app/core/radar-view.ts';

/** Before the next paint; the server paints nothing. */
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

const GLIDE: KeyframeAnimationOptions = { duration: 550, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' };

/**
 * Moves blips from where they were drawn to where they now are. Only what changes after the first paint
 * is moved, nothing where the reader wants less motion, and nothing from one `scene` to another.
 */
export function useGlide(picture: RefObject<HTMLElement>, blips: readonly Blip[], scene: unknown): void {
  const before = useRef<{ scene: unknown; blips: Map<string, Blip> } | null>(null);
  useBeforePaint(() => {
    const last = before.current;
    const known = last && last.scene === scene ? last.blips : null;
    before.current = { scene, blips: new Map(blips.map((blip) => [blip.area, blip])) };
    if (!known || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const blip of blips) {
      const from = known.get(blip.area);
      if (from && from.x === blip.x && from.y === blip.y) continue;
      const mark = picture.current?.querySelector(`.blip[data-area="${CSS.escape(blip.area)}"]`);
      if (mark) glide(mark, from ? { x: from.x - blip.x, y: from.y - blip.y } : null);
    }
  }, [picture, blips, scene]);
}

/** From an offset in units of the picture; without one it fades in where it is. */
function glide(mark: Element, from: { x: number; y: number } | null): void {
  if (!from) {
    mark.animate([{ opacity: 0 }, {}], GLIDE);
    return;
  }
  // One still on its way goes on from where it has got to.
  const { e, f } = new DOMMatrix(getComputedStyle(mark).transform);
  for (const animation of mark.getAnimations()) animation.cancel();
  mark.animate([{ transform: `translate(${from.x + e}px, ${from.y + f}px)` }, { transform: 'none' }], GLIDE);
}
