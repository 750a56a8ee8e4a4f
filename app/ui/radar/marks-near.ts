/** How far from a fingertip what it means may be, in CSS pixels. */
const REACH = 24;
/** As many as a card has room for. */
const MOST = 6;

/** The mark in a picture that a touch means: the nearest one within reach. */
export function markUnder(picture: Element, x: number, y: number): Element | null {
  return nearestTo(picture, x, y)[0] ?? null;
}

/** The marks so near to one that a fingertip may have meant them instead, nearest first. */
export function marksNear(mark: Element): Element[] {
  const { x, y } = centreOf(mark);
  return nearestTo(mark.closest('.radar-picture')!, x, y).filter((other) => other !== mark).slice(0, MOST);
}

function nearestTo(picture: Element, x: number, y: number): Element[] {
  return [...picture.querySelectorAll('.blip')]
    .map((mark) => ({ mark, centre: centreOf(mark) }))
    .map(({ mark, centre }) => ({ mark, distance: Math.hypot(centre.x - x, centre.y - y) }))
    .filter(({ distance }) => distance < REACH)
    .sort((a, b) => a.distance - b.distance)
    .map(({ mark }) => mark);
}

function centreOf(mark: Element): { x: number; y: number } {
  const { left, top, width, height } = mark.querySelector('.blip-target')!.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
