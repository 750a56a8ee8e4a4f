import { useEffect, useState, type RefObject } from 'react';

/** An area a reader points at, and the mark in the picture that its card belongs to. */
export interface Pointed {
  area: string;
  mark: Element;
}

/** Long enough to cross from a blip to its card, in ms. */
const PATIENCE_MS = 200;

/**
 * The blip whose card is shown: by hover, focus or the first touch. It stays while the pointer is on the
 * blip or the card, and goes with Escape. Wherever an area is pointed at, everything about it is marked.
 */
export function usePointed(page: RefObject<HTMLElement>): { pointed: Pointed | null; dismiss: () => void } {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const root = page.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let marked: Element[] = [];
    const show = (next: Pointed | null) => {
      clearTimeout(timer);
      setPointed((now) => (now?.mark === next?.mark ? now : next));
    };
    const mark = (area: string | null) => {
      for (const element of marked) element.removeAttribute('data-pointed');
      marked = area === null ? [] : [...root.querySelectorAll(`[data-area="${CSS.escape(area)}"], [data-ghost="${CSS.escape(area)}"]`)];
      for (const element of marked) element.setAttribute('data-pointed', '');
    };
    const onPoint = (event: Event) => {
      const target = event.target as Element;
      if (target.closest('.blip-card')) return clearTimeout(timer);
      const link = target.closest('.blip-link');
      const about = link?.querySelector('[data-area]') ?? target.closest('[data-area]');
      mark(about?.getAttribute('data-area') ?? null);
      if (link) show({ area: about!.getAttribute('data-area')!, mark: about! });
      else if (event.type === 'focusin') show(null);
      else leave();
    };
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(() => show(null), PATIENCE_MS);
    };
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest('.blip-link');
      const area = link?.querySelector('[data-area]');
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
      // The first touch shows what a pointer's hover does; the second one goes there.
      if (!area || !isTouch || touched === area) return;
      event.preventDefault();
      touched = area;
      mark(area.getAttribute('data-area'));
      show({ area: area.getAttribute('data-area')!, mark: area });
    };
    let touched: Element | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') show(null);
    };
    const onElsewhere = (event: Event) => {
      if (root.contains(event.target as Node)) return;
      touched = null;
      mark(null);
      show(null);
    };
    const isPointer = (event: Event) => event instanceof PointerEvent && event.pointerType === 'touch' ? undefined : onPoint(event);
    root.addEventListener('pointerover', isPointer);
    root.addEventListener('pointerleave', leave);
    root.addEventListener('focusin', onPoint);
    root.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    return () => {
      clearTimeout(timer);
      root.removeEventListener('pointerover', isPointer);
      root.removeEventListener('pointerleave', leave);
      root.removeEventListener('focusin', onPoint);
      root.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
    };
  }, [page]);
  return { pointed, dismiss: () => setPointed(null) };
}
