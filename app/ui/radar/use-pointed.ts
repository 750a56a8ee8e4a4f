import { useEffect, useState, type RefObject } from 'react';
import { marksNear, markUnder } from './marks-near.ts';

/** The area whose card is shown, and the mark in the picture that it stands beside. */
export interface Pointed {
  area: string;
  mark: Element;
  /** Areas that the touch may have meant instead, nearest first; none for a pointer that is exact. */
  near: readonly string[];
}

/** Long enough to cross from a blip to its card, in ms. */
const PATIENCE_MS = 200;

/**
 * The blip whose card is shown, by hover, focus or touch. It stays while the pointer is on the blip or
 * the card, and goes with Escape. Wherever an area is pointed at, all that shows it is marked.
 */
export function usePointed(page: RefObject<HTMLElement>): Pointed | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const root = page.current!;
    const stop = new AbortController();
    const on = (target: EventTarget, types: string[], answer: (event: Event) => void) => {
      for (const type of types) target.addEventListener(type, answer, { signal: stop.signal });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (mark: Element | null, after = 0, near: readonly string[] = []) => {
      clearTimeout(timer);
      const settle = () => setPointed(mark && { area: areaOf(mark), mark, near });
      if (after > 0) timer = setTimeout(settle, after);
      else settle();
    };
    let touched: Element | null = null;
    const leave = () => {
      touched = null;
      markArea(root, null);
      show(null, PATIENCE_MS);
    };

    on(root, ['pointerover', 'focusin'], (event) => {
      if (isTouch(event)) return;
      const target = event.target as Element;
      if (target.closest('.blip-card')) { clearTimeout(timer); return; }
      const blip = blipAt(target);
      const about = blip ?? target.closest('[data-area]');
      markArea(root, about && areaOf(about));
      show(blip, blip ? 0 : PATIENCE_MS);
    });
    on(root, ['pointerleave', 'focusout'], (event) => {
      // A name touched in the card goes, and its focus with it, when the card turns to what it names.
      if (!isTouch(event) && !(event.target as Element).closest('.blip-card')) leave();
    });
    // The first touch shows what hovering shows, of the blip that is nearest; a second one of the same blip follows its link.
    on(root, ['click'], (event) => {
      if (!isTouch(event)) return;
      const blip = touchedBy(event, root);
      if (!blip || blip === touched) return;
      event.preventDefault();
      touched = blip;
      markArea(root, areaOf(blip));
      show(blip, 0, marksNear(blip).map(areaOf));
    });
    on(document, ['pointerdown'], (event) => {
      if (isTouch(event) && !(event.target as Element).closest('.blip-link, .blip-card')) leave();
    });
    on(document, ['keydown'], (event) => {
      if ((event as KeyboardEvent).key === 'Escape') show(null);
    });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [page]);
  return pointed;
}

function isTouch(event: Event): event is PointerEvent {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

function blipAt(target: Element): Element | null {
  return target.closest('.blip-link')?.querySelector('.blip') ?? null;
}

/** The mark that a touch means, by what it hit, by its name in a card, or for being near. */
function touchedBy({ target, clientX, clientY }: PointerEvent, root: HTMLElement): Element | null {
  const named = (target as Element).closest('[data-means]')?.getAttribute('data-means');
  if (named) return root.querySelector(`.blip[data-area="${CSS.escape(named)}"]`);
  const picture = (target as Element).closest('.radar-picture');
  return blipAt(target as Element) ?? (picture && markUnder(picture, clientX, clientY));
}

function areaOf(element: Element): string {
  return element.getAttribute('data-area')!;
}

/** Marks whatever shows an area, in the picture and beside it, and nothing else. */
function markArea(root: HTMLElement, area: string | null): void {
  for (const element of root.querySelectorAll('[data-pointed]')) element.removeAttribute('data-pointed');
  if (area === null) return;
  const name = CSS.escape(area);
  for (const element of root.querySelectorAll(`[data-area="${name}"], [data-ghost="${name}"]`)) element.setAttribute('data-pointed', '');
}
