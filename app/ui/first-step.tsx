import { Link, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Held } from '#app/core/held.ts';

/** What a young vault lacks first: an area, any entry, or an entry that counts for an area; null once it has all three. */
export type Lack = 'area' | 'entry' | 'contact';

/** How far the vault has come. */
export function useHeld(): Held | undefined {
  return useRouteLoaderData<{ held: Held } | null>('root')?.held;
}

export function useLack(): Lack | null {
  const held = useHeld();
  if (!held) return null;
  if (held.areas === 0) return 'area';
  if (held.entries === 0) return 'entry';
  return held.isMet ? null : 'contact';
}

const STEPS: Record<Lack, { said: string; label: string; href: string }> = {
  area: { said: 'There is no area yet. An area is a technology you want to stay current in: what you log counts for the areas it names.', label: 'Name your first area', href: '/new/area' },
  entry: { said: 'There is no entry yet. An entry with a date that names an area is a contact with it, and every number here comes from those.', label: 'Write your first entry', href: '/new' },
  contact: { said: 'No entry counts for an area yet. One with a date that names an area does.', label: 'Write an entry', href: '/new' },
};

/** What is lacking and the way to it; `children` once nothing is. */
export function FirstStep({ children = null }: { children?: ReactNode }) {
  const lack = useLack();
  return lack ? <StepTo lack={lack} /> : children;
}

/** The one thing to do next. */
export function StepTo({ lack }: { lack: Lack }) {
  const { said, label, href } = STEPS[lack];
  return (
    <div className="reading empty">
      <p>{said}</p>
      <p>
        <Link to={href}>{label}</Link>
      </p>
    </div>
  );
}
