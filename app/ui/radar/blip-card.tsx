import { Link } from '@remix-run/react';
import { useLayoutEffect, useRef } from 'react';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { sayDay, sayStale, sayWhen } from '#app/core/words.ts';
import { MOVEMENT_WORDS } from '../blip-name.ts';
import { FreshnessMark } from '../marks.tsx';

interface Props {
  blip: Blip;
  radar: RadarView;
  href: string;
  /** Blips that the same touch may have meant. */
  near: readonly Blip[];
  /** The mark it stands beside. */
  mark: Element;
}

const GAP = 6;

/** What a blip means, beside it. Its link is for the pointer: the keyboard has the blip itself, and screen readers its name. */
export function BlipCard({ blip, radar, href, mark, near }: Props) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (card.current) putBeside(card.current, mark);
    // A touch first gives focus, and says which others it may have meant a moment later: the card has grown by then.
  }, [mark, blip, near.length]);
  const { title, ring, movement, before, lastFirstHand, why } = blip;
  const moved = movement === 'same' ? '' : before === null ? ', new' : `, ${MOVEMENT_WORDS[movement]} from ${radar.rings[before]!.title}`;
  return (
    <div className="blip-card" ref={card} aria-hidden="true">
      <Link to={href} tabIndex={-1}>
        {title}
      </Link>
      <p>
        {radar.rings[ring]!.title}
        {moved}
      </p>
      <p>
        <FreshnessMark F={blip.F} basis={blip.basis} /> {sayStale(blip, radar.asOf)}
      </p>
      <p>{lastFirstHand === null ? 'Never in your own hands' : `Last first-hand ${sayDay(lastFirstHand)}, ${sayWhen(lastFirstHand, radar.asOf)}`}</p>
      <p className="soft">{why}</p>
      {near.length > 0 && (
        <p className="blip-near">
          Close by:
          {near.map(({ area, title: name }) => (
            <button key={area} type="button" tabIndex={-1} data-means={area}>
              {name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

/** Above the mark where there is room in what holds it and on the screen, else below it; never beyond the sides. */
function putBeside(card: HTMLElement, mark: Element): void {
  const target = mark.querySelector('.blip-target')!.getBoundingClientRect();
  const holder = card.offsetParent!;
  const frame = holder.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = target.left + target.width / 2 - width / 2;
  const least = Math.max(frame.left, 0);
  const most = Math.min(frame.right, document.documentElement.clientWidth) - width;
  const isAbove = target.top - height - GAP >= Math.max(frame.top, 0);
  card.style.left = `${Math.max(least, Math.min(most, left)) - frame.left}px`;
  card.style.top = `${(isAbove ? target.top - height - GAP : target.bottom + GAP) - frame.top + holder.scrollTop}px`;
}
