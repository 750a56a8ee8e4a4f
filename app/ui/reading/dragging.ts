import { useEffect, useRef, type RefObject } from 'react';

const TYPE = 'text/x-reading';

/** Lets what has a data-card be dragged onto what has a data-column, within one element. The keyboard has buttons for the same. */
export function useDragging(board: RefObject<HTMLElement>, onDrop: (card: string, column: string) => void): void {
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    const root = board.current;
    if (!root) return;
    const within = (event: Event, attribute: string) => (event.target instanceof Element ? event.target.closest<HTMLElement>(`[${attribute}]`) : null);
    const mark = (column: HTMLElement | null) => root.querySelectorAll('[data-column]').forEach((one) => one.classList.toggle('over', one === column));
    const start = (event: DragEvent) => {
      const card = within(event, 'data-card');
      if (card) event.dataTransfer?.setData(TYPE, card.dataset['card'] ?? '');
    };
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes(TYPE)) return;
      event.preventDefault();
      mark(within(event, 'data-column'));
    };
    const land = (event: DragEvent) => {
      const [card, column] = [event.dataTransfer?.getData(TYPE), within(event, 'data-column')?.dataset['column']];
      mark(null);
      if (!card || !column) return;
      event.preventDefault();
      drop.current(card, column);
    };
    const end = () => mark(null);
    root.addEventListener('dragstart', start);
    root.addEventListener('dragover', over);
    root.addEventListener('drop', land);
    root.addEventListener('dragend', end);
    return () => {
      root.removeEventListener('dragstart', start);
      root.removeEventListener('dragover', over);
      root.removeEventListener('drop', land);
      root.removeEventListener('dragend', end);
    };
  }, [board]);
}
